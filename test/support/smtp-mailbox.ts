import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** What the server says to a recipient: takes it, refuses for now or for good, or breaks off. */
export type ServerAnswer = 'take' | 'refuse-for-now' | 'refuse' | 'closing' | 'drop' | 'drop-after-data';

const replies: Partial<Record<ServerAnswer, [number, string]>> = {
  'refuse-for-now': [451, '4.7.1 Greylisted, try again later'],
  refuse: [550, '5.1.1 No such mailbox here'],
  closing: [421, '4.3.2 Closing for now'],
};

/** A real mail server on this machine that keeps what it is given and answers as the test says. */
export class SmtpMailbox {
  readonly mails: (Email & { raw: string; recipient: string })[] = [];
  /** How each recipient is answered; tests may replace it. */
  answer: (recipient: string) => ServerAnswer = () => 'take';
  connections = 0;
  private server: SMTPServer;
  private port = 0;

  static async start(): Promise<SmtpMailbox> {
    const mailbox = new SmtpMailbox();
    await mailbox.open(0);
    return mailbox;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** As new, on the same port. */
  forget(): void {
    this.mails.length = 0;
    this.connections = 0;
    this.answer = () => 'take';
  }

  /** Mails to one address, oldest first. */
  to(address: string): SmtpMailbox['mails'] {
    return this.mails.filter((mail) => mail.recipient === address);
  }

  /** The first address in the text part of the newest mail to this person. */
  linkFor(address: string): string {
    const text = this.to(address).at(-1)?.text ?? '';
    const link = /https?:\/\/[^\s<>"]+/.exec(text)?.[0];
    if (!link) throw new Error(`No link in the mail to ${address}: ${text}`);
    return link;
  }

  /** Goes away; comes back on the same port with `restart`. */
  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  restart(): Promise<void> {
    return this.open(this.port);
  }

  private async open(port: number): Promise<void> {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      closeTimeout: 100,
      onConnect: (_session, done) => {
        this.connections += 1;
        done();
      },
      onRcptTo: ({ address }, session, done) => {
        const answer = this.answer(address);
        if (answer === 'drop') this.hangUp(session.id);
        const reply = replies[answer];
        if (reply) done(Object.assign(new Error(reply[1]), { responseCode: reply[0] }));
        else done();
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const recipient = session.envelope.rcptTo[0]?.address ?? '';
          void this.keep(Buffer.concat(chunks).toString(), recipient).then(() => {
            if (this.answer(recipient) === 'drop-after-data') this.hangUp(session.id);
            else done();
          });
        });
      },
    });
    // Broken connections are part of the tests.
    this.server.on('error', () => undefined);
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', () => resolve()));
    this.port = (this.server.server.address() as AddressInfo).port;
  }

  private async keep(raw: string, recipient: string): Promise<void> {
    this.mails.push(Object.assign(await PostalMime.parse(raw), { raw, recipient }));
  }

  /** Closes what idles, as servers do after a while. */
  closeConnections(): void {
    for (const connection of this.sessions) connection._socket.destroy();
  }

  private get sessions(): Iterable<{ session: { id: string }; _socket: { destroy(): void } }> {
    return this.server.connections as Set<never>;
  }

  private hangUp(sessionId: string): void {
    for (const connection of this.sessions) if (connection.session.id === sessionId) connection._socket.destroy();
  }
}
