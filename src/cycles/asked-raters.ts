import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import { nextMailTime } from '../domain/mail-hours.js';
import type { RaterGroup } from '../domain/rater-group.js';
import { dateIn, startOfDay } from '../domain/zone-time.js';
import { Outbox } from '../mail/outbox.js';
import { PersonEntity } from '../people/person.entity.js';
import { Organisation } from '../settings/organisation.js';
import { AssignmentEntity } from './assignment.entity.js';
import { CycleEntity } from './cycle.entity.js';
import { InvitationEntity } from './invitation.entity.js';
import { NominationEntity } from './nomination.entity.js';
import type { ReviewEntity } from './review.entity.js';

const rowsPerInsert = 100;

export interface Request {
  readonly reviewId: string;
  readonly raterId: string;
  readonly group: RaterGroup;
}

/** Turns "should be asked" into a request, a link and a mail; asking again changes nothing. */
@Injectable()
export class AskedRaters {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly organisation: Organisation,
  ) {}

  /** The nominated raters of some reviews; their mails are held until the launch is finished. */
  async askNominated(cycleId: string, reviews: readonly ReviewEntity[]): Promise<void> {
    const nominations = await this.database.of(NominationEntity).findBy({ reviewId: In(reviews.map(({ id }) => id)) });
    await this.ask(cycleId, nominations, true);
  }

  async ask(cycleId: string, requests: readonly Request[], isHeld: boolean): Promise<void> {
    if (requests.length === 0) return;
    const cycle = await this.database.of(CycleEntity).findOneByOrFail({ id: cycleId });
    const raterIds = [...new Set(requests.map((request) => request.raterId))];
    await this.insert(
      AssignmentEntity,
      requests.map(({ reviewId, raterId, group }) => ({
        id: randomId(),
        reviewId,
        raterId,
        group,
        status: 'open' as const,
        declineReason: null,
      })),
    );
    await this.insert(
      InvitationEntity,
      raterIds.map((raterId) => ({
        id: randomId(),
        cycleId,
        raterId,
        generation: 1,
        remindersStopped: false,
        openedBy: 'link-or-sign-in' as const,
        printedBy: null,
      })),
    );
    const dueAt = this.firstMailTime(cycle);
    await this.outbox.put(
      ...raterIds.map((personId) => ({ kind: 'invitation' as const, personId, cycleId, isHeld, dueAt })),
    );
    await this.noteCustomersAsked(raterIds, cycle);
  }

  /** When the first mails of a cycle leave: in the next mail hours on or after the day it opens. */
  firstMailTime(cycle: Pick<CycleEntity, 'opensOn' | 'timeZone'>): Date {
    const now = this.clock.now();
    const opening = cycle.opensOn ? startOfDay(cycle.opensOn, cycle.timeZone) : now;
    const from = opening > now ? opening : now;
    return (
      nextMailTime(from, cycle.timeZone, this.organisation.current().workingDays, this.organisation.mailHours) ?? from
    );
  }

  async letMailsGo(cycleId: string): Promise<void> {
    await this.outbox.release(cycleId);
  }

  private async noteCustomersAsked(raterIds: readonly string[], cycle: CycleEntity): Promise<void> {
    const today = dateIn(this.clock.now(), cycle.timeZone);
    for (let start = 0; start < raterIds.length; start += rowsPerInsert) {
      const ids = raterIds.slice(start, start + rowsPerInsert);
      await this.database.of(PersonEntity).update({ id: In(ids), kind: 'customer' }, { lastAskedOn: today });
    }
  }

  private async insert<E extends object>(entity: new () => E, rows: readonly object[]): Promise<void> {
    for (let start = 0; start < rows.length; start += rowsPerInsert) {
      const values = rows.slice(start, start + rowsPerInsert);
      await this.database
        .of(entity)
        .createQueryBuilder()
        .insert()
        .orIgnore()
        .values(values as never[])
        .execute();
    }
  }
}
