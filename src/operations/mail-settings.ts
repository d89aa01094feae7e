import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { readEmailField } from '../auth/email-field.js';
import { Clock } from '../config/clock.js';
import { readSmtpUrl } from '../config/smtp-url.js';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import { fieldProblem, FormRejected } from '../domain/errors.js';
import { Texts } from '../i18n/texts.js';
import { MailRenderer } from '../mail/mail-renderer.js';
import { MailServer } from '../mail/mail-server.js';
import { MailTransport } from '../mail/mail-transport.js';
import type { Delivery } from '../mail/outgoing-mail.js';
import { PersonEntity } from '../people/person.entity.js';
import { Organisation } from '../settings/organisation.js';
import { readForm } from '../web/forms.js';
import { MailSettingsForm } from './mail-settings.form.js';

export interface MailTest {
  readonly delivery: Delivery;
  readonly address: string;
}

/** The mail server and the sender: typed in, and proved with a mail that really goes out. */
@Injectable()
export class MailSettings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly organisation: Organisation,
    private readonly mailServer: MailServer,
    private readonly renderer: MailRenderer,
    private readonly transport: MailTransport,
    private readonly audit: AuditLog,
  ) {}

  async change(body: unknown, actorId: string): Promise<void> {
    const { smtpUrl = '', mailFrom } = readForm(MailSettingsForm, body);
    const url = smtpUrl.trim();
    const needsUrl = this.mailServer.source === null;
    if (url === '' ? needsUrl : !readSmtpUrl(url)) {
      throw new FormRejected([fieldProblem('smtpUrl', url === '' ? 'settings.smtp-missing' : 'settings.smtp-invalid')]);
    }
    // Another server has not shown yet that it takes our mails.
    const server =
      url === '' ? {} : { smtpUrlSealed: this.mailServer.seal(url), mailAcceptedAt: null, mailAcceptedBy: null };
    const sender = mailFrom === undefined ? {} : { mailFrom: readEmailField('mailFrom', mailFrom).address };
    await this.organisation.change({ ...server, ...sender });
    await this.audit.record(actorId, 'settings.mail-changed', { server: url !== '' });
  }

  /** Sends one mail now, outside any write, and remembers the server that took it. */
  async test(personId: string): Promise<MailTest> {
    const { name, email: address, locale } = await this.database.of(PersonEntity).findOneByOrFail({ id: personId });
    const texts = Texts.in(locale);
    const sentAtText = texts.instant(this.clock.now(), this.organisation.current().timeZone);
    const mail = { to: { name, address }, locale, view: 'test-mail', data: { sentAtText } };
    const delivery = await this.transport.send(this.renderer.render(mail, `test ${randomId()}`));
    if (delivery.outcome === 'sent') await this.remember(personId);
    return { delivery, address };
  }

  private async remember(personId: string): Promise<void> {
    const mailAcceptedBy = this.mailServer.fingerprint();
    await this.database.write(async () => {
      await this.organisation.change({ mailAcceptedAt: this.clock.now(), mailAcceptedBy });
      await this.audit.record(personId, 'settings.mail-accepted');
    });
  }
}
