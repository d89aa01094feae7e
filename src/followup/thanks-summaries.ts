import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { In, Like } from 'typeorm';
import { RoleGrantEntity } from '../auth/role-grant.entity.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { addMonths } from '../domain/calendar.js';
import { nextMailTime } from '../domain/mail-hours.js';
import { Outbox } from '../mail/outbox.js';
import { PersonEntity } from '../people/person.entity.js';
import { Organisation } from '../settings/organisation.js';
import { LoopItems } from './loop-items.js';

import { RecognitionEntity } from './recognition.entity.js';

const everyMs = 3_600_000;
/** An organisation that was switched off over the turn of the month still gets its summary; later it would be stale. */
const lastDay = 10;

/** At the beginning of a month: what each was thanked for, and for leaders which behaviours were. */
@Injectable()
export class ThanksSummaries {
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
    if (Number(today.slice(8)) > lastDay) return;
    const month = addMonths(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
    const rows = await this.database
      .of(RecognitionEntity)
      .find({ where: { givenOn: Like(`${month}-%`) }, select: { id: true, toId: true } });
    if (rows.length === 0) return;
    const leaders = await this.database.of(RoleGrantEntity).findBy({ role: 'leader' });
    const mails = [
      ...(await this.staff(rows.map(({ toId }) => toId))).map((personId) => ({
        kind: 'thanks-received' as const,
        personId,
      })),
      ...(await this.staff(leaders.map(({ personId }) => personId))).map((personId) => ({
        kind: 'thanks-summary' as const,
        personId,
      })),
    ];
    const now = this.clock.now();
    const { timeZone, workingDays } = this.organisation.current();
    const dueAt = nextMailTime(now, timeZone, workingDays, this.organisation.mailHours) ?? now;
    await this.database.write(() => this.outbox.put(...mails.map((mail) => ({ ...mail, round: month, dueAt }))));
  }

  private async staff(ids: readonly string[]): Promise<string[]> {
    const people = await this.database
      .of(PersonEntity)
      .findBy({ id: In([...new Set(ids)]), kind: 'employee', status: 'active' });
    return people.map(({ id }) => id);
  }
}
