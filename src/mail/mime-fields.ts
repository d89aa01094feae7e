import type { SendMailOptions } from 'nodemailer';
import type { Mailbox, OutgoingMail } from './outgoing-mail.js';

function calendarPart(content: string): NonNullable<SendMailOptions['attachments']>[number] {
  return { filename: 'roundview.ics', content, contentType: 'text/calendar; charset=utf-8; method=PUBLISH' };
}

/** One mail in the words of the mail library. Addresses are objects, never strings that would be parsed. */
export function mimeFields(mail: OutgoingMail, from: Mailbox): SendMailOptions {
  const { messageId, to, replyTo, subject, text, html, stopUrl, locale, calendar } = mail;
  return {
    messageId,
    from: { ...from },
    to: { ...to },
    ...(replyTo ? { replyTo: { ...replyTo } } : {}),
    subject,
    text,
    html,
    ...(calendar ? { attachments: [calendarPart(calendar)] } : {}),
    // Persian and Arabic nearly triple in quoted-printable.
    textEncoding: locale === 'en' ? 'quoted-printable' : 'base64',
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Content-Language': locale,
      ...(stopUrl ? { 'List-Unsubscribe': `<${stopUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
