import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { reminderFor } from '../domain/commitment-reminder.js';
import { nextMailTime } from '../domain/mail-hours.js';
import { dateIn } from '../domain/zone-time.js';
import { Outbox } from '../mail/outbox.js';
import { Organisation } from '../settings/organisation.js';
import { AssessmentParticipantEntity } from './assessment-participant.entity.js';
import { AssessmentRoundEntity } from './assessment-round.entity.js';

const everyMs = 600_000;

/** Asks leaders to answer: at once, a week before the day, on the day, and once a week later. */
@Injectable()
export class RoundMails {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly organisation: Organisation,
  ) {}

  /** Belongs inside a write. */
  async invite(roundId: string, personIds: readonly string[]): Promise<void> {
    const mails = personIds.map((personId) => ({ kind: 'assessment-invitation' as const, personId, round: roundId }));
    if (mails.length > 0) await this.outbox.put(...mails.map((mail) => ({ ...mail, dueAt: this.mailTime() })));
  }

  @Interval(everyMs)
  async tick(): Promise<void> {
    const today = dateIn(this.clock.now(), this.organisation.current().timeZone);
    for (const { id, dueOn, openedAt } of await this.database
      .of(AssessmentRoundEntity)
      .findBy({ state: 'answering' })) {
      const rule = reminderFor(dueOn, today);
      // Whoever was asked on this very day needs no second mail.
      if (!rule || dateIn(openedAt, this.organisation.current().timeZone) === today) continue;
      const waiting = (await this.database.of(AssessmentParticipantEntity).findBy({ roundId: id })).filter(
        ({ sentAt }) => sentAt === null,
      );
      const mails = waiting.map(({ personId }) => ({
        kind: 'assessment-reminder' as const,
        personId,
        round: `${id} ${dueOn} ${rule}`,
        references: { round: id, dueOn },
        dueAt: this.mailTime(),
      }));
      if (mails.length > 0) await this.database.write(() => this.outbox.put(...mails));
    }
  }

  private mailTime(): Date {
    const now = this.clock.now();
    const { timeZone, workingDays } = this.organisation.current();
    return nextMailTime(now, timeZone, workingDays, this.organisation.mailHours) ?? now;
  }
}
