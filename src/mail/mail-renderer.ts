import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { calendarFile } from '../domain/calendar-entry.js';
import { Texts } from '../i18n/texts.js';
import { Organisation } from '../settings/organisation.js';
import { renderView } from '../web/view-engine.js';
import { mailIdentity } from './mail-identity.js';
import type { MailContents } from './mail-message.js';
import type { OutgoingMail } from './outgoing-mail.js';

/** Makes the three parts of a mail from its views, with what every mail says: organisation, contact, direction. */
@Injectable()
export class MailRenderer {
  constructor(
    private readonly config: Config,
    private readonly organisation: Organisation,
  ) {}

  /** `identity` names the mail for good: the same one gives the same Message-ID. `madeAt` dates what goes into a calendar. */
  render(contents: MailContents, identity: string, madeAt = new Date(0)): OutgoingMail {
    const { to, locale, view } = contents;
    const { name, contactName, contactEmail } = this.organisation.current();
    const { dir } = Texts.in(locale);
    const align = dir === 'rtl' ? 'right' : 'left';
    const data = {
      dir,
      align,
      organisation: name,
      contactName,
      contactEmail,
      recipientName: to.name,
      ...contents.data,
    };
    const page = { locale, dir };
    const part = (kind: string) => renderView(`mail/${view}.${kind}`, data, page);
    return {
      messageId: this.messageId(identity),
      to,
      replyTo: contactEmail ? { name: contactName || name, address: contactEmail } : null,
      locale,
      subject: part('subject').replace(/\s+/g, ' ').trim(),
      text: `${part('text')
        .replace(/\n{3,}/g, '\n\n')
        .trim()}\n`,
      html: part('html'),
      stopUrl: contents.stopUrl ?? null,
      calendar: contents.calendar ? this.calendar(contents.calendar, madeAt) : null,
    };
  }

  private calendar(entry: NonNullable<MailContents['calendar']>, stampedAt: Date): string {
    const uid = `${entry.uid}@${new URL(this.config.appUrl).hostname}`;
    return calendarFile({ ...entry, uid, stampedAt });
  }

  private messageId(identity: string): string {
    return `<${mailIdentity(identity)}@${new URL(this.config.appUrl).hostname}>`;
  }
}
