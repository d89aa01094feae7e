import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { MailComposers } from '../mail/mail-composers.js';
import type { MailComposer, MailContents, MailKind } from '../mail/mail-message.js';
import type { OutboxMailEntity } from '../mail/outbox-mail.entity.js';
import { PersonEntity } from '../people/person.entity.js';
import { paths } from '../web/paths.js';
import { SignInLinks, signInMinutes } from './sign-in-links.js';

const staleMs = 60 * 60_000;

/** Makes the sign-in mail at the moment of sending: the secret exists nowhere before, and in clear nowhere else. */
@Injectable()
export class SignInComposer implements MailComposer, OnModuleInit {
  readonly kinds: readonly MailKind[] = ['sign-in'];

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly links: SignInLinks,
    private readonly composers: MailComposers,
  ) {}

  onModuleInit(): void {
    this.composers.register(this);
  }

  async compose(mail: OutboxMailEntity): Promise<MailContents | null> {
    const askedAt = Math.min(mail.dueAt.getTime(), (mail.firstTriedAt ?? mail.dueAt).getTime());
    // Whoever waited an hour for this mail has long asked again.
    if (this.clock.now().getTime() - askedAt > staleMs) return null;
    const person = await this.database
      .of(PersonEntity)
      .findOneBy({ id: mail.personId, kind: 'employee', status: 'active' });
    if (!person) return null;
    const secret = await this.links.createFor(person.id);
    const { next } = mail.references;
    const query = next && next !== '/' ? `?next=${encodeURIComponent(next)}` : '';
    return {
      to: { name: person.name, address: person.email },
      locale: person.locale,
      view: 'sign-in',
      data: { link: `${this.config.appUrl}${paths.signInLink(secret)}${query}`, minutes: signInMinutes },
    };
  }
}
