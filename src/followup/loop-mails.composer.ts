import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { textIn } from '../domain/locale.js';
import { Texts } from '../i18n/texts.js';
import { MailComposers } from '../mail/mail-composers.js';
import type { MailComposer, MailContents, MailKind } from '../mail/mail-message.js';
import type { OutboxMailEntity } from '../mail/outbox-mail.entity.js';
import { PersonEntity } from '../people/person.entity.js';
import { Organisation } from '../settings/organisation.js';
import { paths } from '../web/paths.js';
import { CustomerMessageEntity } from './customer-message.entity.js';
import { findingName } from './finding.presenter.js';
import { HearingConsents } from './hearing-consents.js';
import { HearingLinks } from './hearing-links.js';
import { LoopItems } from './loop-items.js';

/** Mails of the closed loop, made at sending: whoever stopped, objected or left meanwhile gets none. */
@Injectable()
export class LoopMailsComposer implements MailComposer, OnModuleInit {
  readonly kinds: readonly MailKind[] = ['told-customers', 'commitment-due'];

  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly composers: MailComposers,
    private readonly consents: HearingConsents,
    private readonly links: HearingLinks,
    private readonly items: LoopItems,
    private readonly organisation: Organisation,
  ) {}

  onModuleInit(): void {
    this.composers.register(this);
  }

  compose(mail: OutboxMailEntity): Promise<MailContents | null> {
    return mail.kind === 'told-customers' ? this.toCustomer(mail) : this.toOwner(mail);
  }

  private async toCustomer({ personId, round }: OutboxMailEntity): Promise<MailContents | null> {
    const listener = await this.consents.listener(personId);
    const message = await this.database.of(CustomerMessageEntity).findOneBy({ commitmentId: round });
    if (!listener || !message?.sentAt) return null;
    const { person, consent } = listener;
    const { defaultLocale } = this.organisation.current();
    const written = message.body[person.locale] ? person.locale : defaultLocale;
    const link = this.links.urlFor(consent);
    return {
      to: { name: person.name, address: person.email },
      locale: person.locale,
      view: 'told-customers',
      stopUrl: `${link}/stop`,
      data: {
        messageSubject: textIn(message.subject, written),
        paragraphs: textIn(message.body, written).split('\n').filter(Boolean),
        stopLink: link,
        agreedDayText: Texts.in(person.locale).day(consent.agreedOn),
      },
    };
  }

  /** Only while it is still open and its day is still the one the reminder was made for. */
  private async toOwner({ personId, references }: OutboxMailEntity): Promise<MailContents | null> {
    const item = await this.items.byId(references.commitment ?? '');
    const person = await this.database.of(PersonEntity).findOneBy({ id: personId, status: 'active' });
    if (!item || !person || item.standing.next === null) return null;
    const { ownerId, dueOn, finding, id } = item.commitment;
    if (ownerId !== personId || dueOn === null || dueOn !== references.dueOn) return null;
    const texts = Texts.in(person.locale);
    const isLate = dueOn < this.items.today;
    return {
      to: { name: person.name, address: person.email },
      locale: person.locale,
      view: 'commitment-due',
      ...(isLate
        ? {}
        : {
            calendar: {
              uid: `commitment-${id}`,
              day: dueOn,
              title: texts.t('mail.calendar.commitment', { finding: findingName(finding, false, texts) }),
            },
          }),
      data: {
        isLate,
        finding: findingName(finding, false, texts),
        dueDayText: texts.weekday(dueOn),
        stepText: texts.t(`loop.step.${item.standing.step}`),
        nextText: texts.t(`loop.next.${item.standing.next}`),
        link: this.config.appUrl + paths.commitment(id),
      },
    };
  }
}
