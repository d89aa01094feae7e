import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** A mail server that takes everything and keeps only counts; as fast as one can be, or with so long before each answer to a mail. */
export class MailSink {
  readonly perRecipient = new Map<string, number>();
  private readonly server: Server;

  private constructor(private readonly delayMs: number) {
    this.server = createServer((socket) => this.serve(socket));
  }

  static async start(delayMs = 0): Promise<MailSink> {
    const sink = new MailSink(delayMs);
    sink.server.listen(0, '127.0.0.1');
    await once(sink.server, 'listening');
    return sink;
  }

  get url(): string {
    const address = this.server.address();
    return `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  get mails(): number {
    return [...this.perRecipient.values()].reduce((sum, count) => sum + count, 0);
  }

  stop(): void {
    this.server.close();
  }

  private serve(socket: Socket): void {
    let pending = '';
    let isData = false;
    let recipient = '';
    socket.on('error', () => undefined);
    socket.write('220 sink\r\n');
    socket.on('data', (bytes) => {
      pending += bytes.toString('latin1');
      for (;;) {
        const mark = isData ? '\r\n.\r\n' : '\r\n';
        const end = pending.indexOf(mark);
        if (end < 0) return;
        const line = pending.slice(0, end);
        pending = pending.slice(end + mark.length);
        if (isData) {
          isData = false;
          this.perRecipient.set(recipient, (this.perRecipient.get(recipient) ?? 0) + 1);
          if (this.delayMs > 0) setTimeout(() => socket.write('250 taken\r\n'), this.delayMs);
          else socket.write('250 taken\r\n');
        } else {
          const command = line.slice(0, 4).toUpperCase();
          if (command === 'RCPT') recipient = /<([^>]*)>/.exec(line)?.[1] ?? '';
          isData = command === 'DATA';
          socket.write(isData ? '354 go on\r\n' : command === 'QUIT' ? '221 bye\r\n' : '250 sink\r\n');
        }
      }
    });
  }
}
