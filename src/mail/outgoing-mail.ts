import type { Locale } from '../domain/locale.js';

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** One mail as it leaves: rendered, addressed, with an identity that stays the same however often it is tried. */
export interface OutgoingMail {
  /** The same at every try, so that servers and people can tell a repetition: <sha256 of the outbox id@host>. */
  readonly messageId: string;
  readonly to: Mailbox;
  readonly replyTo: Mailbox | null;
  readonly locale: Locale;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly stopUrl: string | null;
  /** An iCalendar file that comes along. */
  readonly calendar: string | null;
}

/** What became of a mail that was handed over. */
export interface Delivery {
  /** later: refused for now, or nobody knows; bounced: refused for good. */
  readonly outcome: 'sent' | 'later' | 'bounced';
  /** The server's own words, or the error of the connection. */
  readonly answer: string;
  /** The connection broke after the mail was handed over: it may have arrived. */
  readonly mayHaveArrived: boolean;
  /** server: no mail gets through at present; domain: those to this domain do not. */
  readonly blocked: 'server' | 'domain' | null;
}
