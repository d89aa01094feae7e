import type { Delivery, OutgoingMail } from './outgoing-mail.js';

/** The one way out for mails: a mail server, or in the demo a folder. */
export abstract class MailTransport {
  /** False: there is no server yet, and mails wait in the outbox. */
  abstract isReady(): boolean;

  /** Hands one mail over; never throws for what a server or network does. */
  abstract send(mail: OutgoingMail): Promise<Delivery>;

  close(): void {
    // Nothing stays open unless a transport says so.
  }
}
