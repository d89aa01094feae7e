import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { daysBetween } from '../domain/calendar.js';
import { textIn } from '../domain/locale.js';
import { Texts } from '../i18n/texts.js';
import { MailComposers } from '../mail/mail-composers.js';
import type { MailComposer, MailContents, MailKind } from '../mail/mail-message.js';
import type { OutboxMailEntity } from '../mail/outbox-mail.entity.js';
import { PersonEntity } from '../people/person.entity.js';
import { paths } from '../web/paths.js';
import { PlanActionEntity } from './plan-action.entity.js';
import { PlanLookup } from './plan-lookup.js';
import { PlanEntity } from './plan.entity.js';

/** A mail that says "today" makes no sense much later. */
const lateDays = 7;

/** Reminds a person of what they planned, while it is still to be done. */
@Injectable()
export class PlanMailsComposer implements MailComposer, OnModuleInit {
  readonly kinds: readonly MailKind[] = ['plan-half-time', 'plan-due'];

  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly lookup: PlanLookup,
    private readonly composers: MailComposers,
  ) {}

  onModuleInit(): void {
    this.composers.register(this);
  }

  async compose(mail: OutboxMailEntity): Promise<MailContents | null> {
    const action = await this.database.of(PlanActionEntity).findOneBy({ id: mail.references.action ?? '' });
    const plan = action && (await this.database.of(PlanEntity).findOneBy({ id: action.planId }));
    const person = await this.database.of(PersonEntity).findOneBy({ id: mail.personId, status: 'active' });
    if (!action || !plan || !person || plan.remindersStopped) return null;
    const isMoved = action.dueOn !== mail.references.dueOn;
    // A mail server that was away for long must not bring half-time after the day itself.
    const daysOver = daysBetween(action.dueOn, this.lookup.today);
    const isLate = daysOver > (mail.kind === 'plan-half-time' ? -1 : lateDays);
    if (action.doneOn !== null || isMoved || isLate) return null;
    const texts = Texts.in(person.locale);
    const { statement, selfStatement } = action.behaviour;
    return {
      to: { name: person.name, address: person.email },
      locale: person.locale,
      view: mail.kind,
      // On the day itself there is nothing left to note.
      ...(mail.kind === 'plan-half-time'
        ? { calendar: { uid: `action-${action.id}`, day: action.dueOn, title: texts.t('mail.calendar.plan') } }
        : {}),
      data: {
        link: this.config.appUrl + paths.plan(plan.reviewId),
        behaviour: textIn({ ...statement, ...selfStatement }, person.locale).replace(/\.$/, ''),
        what: action.what,
        dueDayText: texts.weekday(action.dueOn),
      },
    };
  }
}
