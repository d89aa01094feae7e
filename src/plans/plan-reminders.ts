import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../domain/calendar.js';
import { nextMailTime } from '../domain/mail-hours.js';
import { halfTimeOf } from '../domain/plan-dates.js';
import { startOfDay } from '../domain/zone-time.js';
import { type MailRequest, Outbox } from '../mail/outbox.js';
import { Organisation } from '../settings/organisation.js';
import type { PlanActionEntity } from './plan-action.entity.js';

/**
 * Asks for the mails at half-time and on the day itself when an action is written or moved. What is no longer due by
 * then (done, moved, deleted, reminders stopped) is dropped at sending.
 */
@Injectable()
export class PlanReminders {
  constructor(
    private readonly outbox: Outbox,
    private readonly organisation: Organisation,
  ) {}

  async put(action: Pick<PlanActionEntity, 'id' | 'begunOn' | 'dueOn'>, personId: string): Promise<void> {
    const half = halfTimeOf(action.begunOn, action.dueOn);
    const mail = (kind: MailRequest['kind'], day: IsoDate): MailRequest => ({
      kind,
      personId,
      // Another day makes it another mail.
      round: `${action.id} ${action.dueOn}`,
      references: { action: action.id, dueOn: action.dueOn },
      dueAt: this.mailTime(day),
    });
    await this.outbox.put(...(half ? [mail('plan-half-time', half)] : []), mail('plan-due', action.dueOn));
  }

  private mailTime(day: IsoDate): Date {
    const { timeZone, workingDays } = this.organisation.current();
    const from = startOfDay(day, timeZone);
    return nextMailTime(from, timeZone, workingDays, this.organisation.mailHours) ?? from;
  }
}
