import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { Texts } from '../i18n/texts.js';
import { MailComposers } from '../mail/mail-composers.js';
import type { MailComposer, MailContents, MailKind } from '../mail/mail-message.js';
import type { OutboxMailEntity } from '../mail/outbox-mail.entity.js';
import { PersonEntity } from '../people/person.entity.js';
import { paths } from '../web/paths.js';
import { AssessmentRoundEntity } from './assessment-round.entity.js';
import { promiseOf } from './promise.js';
import { Rounds } from './rounds.js';

/** Invitation and reminder, made at sending; whoever has sent or left meanwhile gets none. */
@Injectable()
export class RoundMailsComposer implements MailComposer, OnModuleInit {
  readonly kinds: readonly MailKind[] = ['assessment-invitation', 'assessment-reminder'];

  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly composers: MailComposers,
    private readonly rounds: Rounds,
  ) {}

  onModuleInit(): void {
    this.composers.register(this);
  }

  async compose({ kind, personId, round: key, references }: OutboxMailEntity): Promise<MailContents | null> {
    const isReminder = kind === 'assessment-reminder';
    const id = isReminder ? (references.round ?? '') : key;
    const round = await this.database.of(AssessmentRoundEntity).findOneBy({ id, state: 'answering' });
    const person = await this.database.of(PersonEntity).findOneBy({ id: personId, status: 'active' });
    if (!round || !person || (isReminder && round.dueOn !== references.dueOn)) return null;
    const opened = await this.rounds.open(id, { id: personId });
    const own = opened.participants.find((each) => each.personId === personId);
    if (!own || own.sentAt !== null) return null;
    const texts = Texts.in(person.locale);
    return {
      to: { name: person.name, address: person.email },
      locale: person.locale,
      view: 'assessment-request',
      data: {
        isReminder,
        roundName: round.name,
        dueDayText: texts.weekday(round.dueOn),
        promise: promiseOf(opened, personId, texts),
        link: this.config.appUrl + paths.assessmentRound(id),
      },
    };
  }
}
