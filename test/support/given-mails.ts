import { MailComposers } from '../../src/mail/mail-composers.js';
import { type MailContents, type MailKind, mailKinds } from '../../src/mail/mail-message.js';
import { Outbox, type MailRequest } from '../../src/mail/outbox.js';
import { OutboxMailEntity } from '../../src/mail/outbox-mail.entity.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import type { TestApp } from './test-app.js';

/** Mails of every kind that say only "mail works", so that a test sees the sending and not a room's texts. */
export class GivenMails {
  /** What a composer does with one mail; tests may replace it. */
  compose: (mail: OutboxMailEntity, usual: () => Promise<MailContents>) => Promise<MailContents | null> = (_, usual) =>
    usual();

  constructor(private readonly testApp: TestApp) {
    testApp.get(MailComposers).register({
      kinds: mailKinds,
      compose: (mail) => this.compose(mail, () => this.usual(mail)),
    });
  }

  async put(kind: MailKind, person: PersonEntity, more: Partial<MailRequest> = {}): Promise<void> {
    await this.testApp.database.write(() => this.testApp.get(Outbox).put({ kind, personId: person.id, ...more }));
  }

  async of(person: PersonEntity): Promise<OutboxMailEntity> {
    return this.testApp.database.of(OutboxMailEntity).findOneByOrFail({ personId: person.id });
  }

  async states(): Promise<Record<string, number>> {
    const rows = await this.testApp.database.of(OutboxMailEntity).find();
    return rows.reduce<Record<string, number>>(
      (counts, { state }) => ({ ...counts, [state]: (counts[state] ?? 0) + 1 }),
      {},
    );
  }

  async change(person: PersonEntity, fields: Partial<OutboxMailEntity>): Promise<void> {
    const { references: _, ...plain } = fields;
    await this.testApp.database.write(() =>
      this.testApp.database.of(OutboxMailEntity).update({ personId: person.id }, plain),
    );
  }

  private async usual(mail: OutboxMailEntity): Promise<MailContents> {
    const { name, email, locale } = await this.testApp.database.of(PersonEntity).findOneByOrFail({ id: mail.personId });
    const stopUrl = mail.kind === 'reminder' ? { stopUrl: 'http://localhost:3000/r/token/stop' } : {};
    return { to: { name, address: email }, locale, view: 'test-mail', data: { sentAtText: 'today' }, ...stopUrl };
  }
}
