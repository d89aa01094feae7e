import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { dateIn } from '../domain/zone-time.js';
import { Texts } from '../i18n/texts.js';
import { MailComposers } from '../mail/mail-composers.js';
import type { MailComposer, MailContents, MailKind } from '../mail/mail-message.js';
import type { OutboxMailEntity } from '../mail/outbox-mail.entity.js';
import { PersonEntity } from '../people/person.entity.js';
import { AppKeys } from '../sealing/app-keys.js';
import { Organisation } from '../settings/organisation.js';

/** The old address waits in the outbox wrapped: nothing there may be read by whoever has the file alone. */
export const oldAddressKey = 'old address';

/** Tells the old address that feedback links go elsewhere from now on. */
@Injectable()
export class AddressChangedComposer implements MailComposer, OnModuleInit {
  readonly kinds: readonly MailKind[] = ['address-changed'];

  constructor(
    private readonly database: Database,
    private readonly keys: AppKeys,
    private readonly organisation: Organisation,
    private readonly composers: MailComposers,
  ) {}

  onModuleInit(): void {
    this.composers.register(this);
  }

  async compose(mail: OutboxMailEntity): Promise<MailContents | null> {
    const person = await this.database.of(PersonEntity).findOneBy({ id: mail.personId });
    if (!person) return null;
    const address = this.keys.unwrap(oldAddressKey, Buffer.from(mail.references.sealed ?? '', 'base64')).toString();
    const { name, contactName, contactEmail, timeZone } = this.organisation.current();
    const texts = Texts.in(person.locale);
    return {
      to: { name: person.name, address },
      locale: person.locale,
      view: 'address-changed',
      data: {
        dir: texts.dir,
        align: texts.dir === 'rtl' ? 'right' : 'left',
        organisation: name,
        recipientName: person.name,
        contactName,
        contactEmail,
        changedDayText: texts.day(dateIn(mail.dueAt, timeZone)),
      },
    };
  }
}
