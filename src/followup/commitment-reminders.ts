import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { reminderFor } from '../domain/commitment-reminder.js';
import { nextMailTime } from '../domain/mail-hours.js';
import { Outbox } from '../mail/outbox.js';
import { Organisation } from '../settings/organisation.js';
import { LoopItems } from './loop-items.js';

const everyMs = 600_000;

/** Asks owners for what is due: a week before, on the day, and once when it is late. */
@Injectable()
export class CommitmentReminders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly items: LoopItems,
    private readonly outbox: Outbox,
    private readonly organisation: Organisation,
  ) {}

  @Interval(everyMs)
  async tick(): Promise<void> {
    const { today } = this.items;
    const now = this.clock.now();
    const { timeZone, workingDays } = this.organisation.current();
    const dueAt = nextMailTime(now, timeZone, workingDays, this.organisation.mailHours) ?? now;
    const mails = (await this.items.all()).flatMap(({ commitment, standing }) => {
      const { id, ownerId, dueOn } = commitment;
      if (standing.next === null || !ownerId || !dueOn) return [];
      const rule = reminderFor(dueOn, today);
      if (!rule) return [];
      const references = { commitment: id, dueOn };
      return [
        { kind: 'commitment-due' as const, personId: ownerId, round: `${id} ${dueOn} ${rule}`, references, dueAt },
      ];
    });
    if (mails.length > 0) await this.database.write(() => this.outbox.put(...mails));
  }
}
