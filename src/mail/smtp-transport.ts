import { PassThrough } from 'node:stream';
import { createTransport, type Transporter } from 'nodemailer';
import type { SmtpServer } from '../config/smtp-url.js';
import type { MailServer } from './mail-server.js';
import { MailTransport } from './mail-transport.js';
import { mimeFields } from './mime-fields.js';
import type { Delivery, OutgoingMail } from './outgoing-mail.js';
import { judgeFailure, type SmtpFailure } from './smtp-failures.js';

export const connections = 5;
const loopback = ['localhost', '127.0.0.1', '::1'];

/** Hands mails to the organisation's mail server over a few connections that stay open. */
export class SmtpTransport extends MailTransport {
  private open: { readonly fingerprint: string; readonly transporter: Transporter } | null = null;

  constructor(private readonly mailServer: MailServer) {
    super();
  }

  override isReady(): boolean {
    return this.mailServer.server() !== null && this.mailServer.sender() !== null;
  }

  override async send(mail: OutgoingMail): Promise<Delivery> {
    const server = this.mailServer.server();
    const sender = this.mailServer.sender();
    if (!server || !sender)
      return { outcome: 'later', answer: 'no mail server', mayHaveArrived: false, blocked: 'server' };
    let wasHandedOver = false;
    try {
      const handedOver = () => (wasHandedOver = true);
      const { response } = await this.transporterFor(server).sendMail({
        ...mimeFields(mail, sender),
        handedOver,
      } as object);
      return { outcome: 'sent', answer: String(response), mayHaveArrived: false, blocked: null };
    } catch (error) {
      return judgeFailure(error as SmtpFailure, wasHandedOver);
    }
  }

  override close(): void {
    this.open?.transporter.close();
    this.open = null;
  }

  private transporterFor(server: SmtpServer): Transporter {
    const fingerprint = this.mailServer.fingerprint() ?? '';
    if (this.open?.fingerprint !== fingerprint) {
      this.close();
      this.open = { fingerprint, transporter: connectTo(server) };
    }
    return this.open.transporter;
  }
}

function connectTo(server: SmtpServer): Transporter {
  const { host, port, isTlsAtOnce, login, perSecond } = server;
  const transporter = createTransport({
    pool: true,
    host,
    port,
    secure: isTlsAtOnce,
    // A password never crosses a network in clear.
    requireTLS: login !== null && !loopback.includes(host),
    ...(login ? { auth: login } : {}),
    ...(perSecond ? { rateLimit: perSecond, rateDelta: 1000 } : {}),
    maxConnections: connections,
    maxMessages: 100,
    // Only for connections that the server had already given up: nothing of the mail was sent over them.
    maxRequeues: 2,
    connectionTimeout: 30_000,
    greetingTimeout: 30_000,
    socketTimeout: 60_000,
  });
  // The library asks for the mail's bytes only once a connection has let it in.
  transporter.use('stream', (mail, done) => {
    const { handedOver } = mail.data as { handedOver?: () => void };
    mail.message.transform(() => {
      handedOver?.();
      return new PassThrough();
    });
    done();
  });
  return transporter;
}
