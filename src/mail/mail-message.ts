import type { Locale } from '../domain/locale.js';
import type { OutboxMailEntity } from './outbox-mail.entity.js';

export const mailKinds = [
  'sign-in',
  'nominating',
  'nominating-nudge',
  'invitation',
  'reminder',
  'last-call',
  'report-ready',
  'report-for-reader',
  'report-corrected',
  'no-report',
  'address-changed',
  'plan-half-time',
  'plan-due',
  'told-customers',
  'commitment-due',
  'thanks-received',
  'thanks-summary',
  'importance-invitation',
  'importance-reminder',
  'assessment-invitation',
  'assessment-reminder',
] as const;
export type MailKind = (typeof mailKinds)[number];

/** One mail, ready to be rendered: made at sending, so that the link and names are never stored. */
export interface MailContents {
  readonly to: { readonly name: string; readonly address: string };
  readonly locale: Locale;
  /** The name of the view triplet: mail/<view>.subject, .text and .html. */
  readonly view: string;
  readonly data: object;
  /** Where one click stops reminders; becomes List-Unsubscribe. */
  readonly stopUrl?: string;
  /** A day to be put into the reader's calendar; never about who gives feedback, since calendars are shared. */
  readonly calendar?: { readonly uid: string; readonly day: string; readonly title: string };
}

/** A room that asks for mails says how they are made; null means the mail is no longer due. */
export interface MailComposer {
  readonly kinds: readonly MailKind[];
  compose(mail: OutboxMailEntity): Promise<MailContents | null>;
}
