import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { addDays } from '../domain/calendar.js';
import { mayMailLeave } from '../domain/mail-hours.js';
import { dateIn } from '../domain/zone-time.js';
import { Outbox } from '../mail/outbox.js';
import { Organisation } from '../settings/organisation.js';
import { ImportanceRequestEntity } from './importance-request.entity.js';
import { ImportanceSurveyEntity } from './importance-survey.entity.js';

const daysBeforeEnd = 2;

/** One reminder, two days before the last day, only to those not done. */
@Injectable()
export class ImportanceReminders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly organisation: Organisation,
  ) {}

  async sendDue(): Promise<void> {
    const now = this.clock.now();
    const { workingDays } = this.organisation.current();
    for (const survey of await this.database.of(ImportanceSurveyEntity).findBy({ state: 'open' })) {
      const today = dateIn(now, survey.timeZone);
      if (today < addDays(survey.closesOn, -daysBeforeEnd)) continue;
      if (!mayMailLeave(now, survey.timeZone, workingDays, this.organisation.mailHours)) continue;
      const open = await this.database
        .of(ImportanceRequestEntity)
        .findBy({ surveyId: survey.id, status: 'open', remindersStopped: false });
      const mails = open.map(({ personId }) => ({
        kind: 'importance-reminder' as const,
        personId,
        cycleId: survey.id,
      }));
      if (mails.length > 0) await this.database.write(() => this.outbox.put(...mails));
    }
  }
}
