import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { closeBlockers, isPastDeadline } from '../domain/cycle-closing.js';
import { NotFound, RuleBroken } from '../domain/errors.js';
import { type RaterGroup, raterGroups } from '../domain/rater-group.js';
import { PersonEntity } from '../people/person.entity.js';
import { AssignmentEntity } from './assignment.entity.js';
import { CycleEntity } from './cycle.entity.js';
import { LateAdditionEntity } from './late-addition.entity.js';
import { ReviewEntity } from './review.entity.js';

/** Ends the time for answers, once, by state: a clock that jumps back opens nothing again. */
@Injectable()
export class ClosureService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** Closes every open cycle whose last day and grace are over. */
  async closeDue(): Promise<void> {
    const open = await this.database.of(CycleEntity).findBy({ state: 'open' });
    for (const cycle of open) {
      const dates = { closesOn: cycle.closesOn ?? '', zone: cycle.timeZone };
      if (cycle.closesOn && isPastDeadline(dates, this.clock.now())) {
        await this.database.write(() => this.close(cycle.id, null));
      }
    }
  }

  /** By hand, before the deadline, only when nobody is left to answer. */
  async closeNow(cycleId: string, actorId: string): Promise<void> {
    const cycle = await this.database.of(CycleEntity).findOneBy({ id: cycleId, kind: 'review' });
    if (!cycle) throw new NotFound();
    const open = await this.openRequests(cycleId);
    const [blocker] = closeBlockers({
      state: cycle.state,
      open,
      closesOn: cycle.closesOn ?? '',
      zone: cycle.timeZone,
      now: this.clock.now(),
    });
    if (blocker) throw new RuleBroken('closures.not-yet', { n: open });
    await this.close(cycleId, actorId);
  }

  /** Requests of active raters that are neither answered nor declined. */
  async openRequests(cycleId: string): Promise<number> {
    return this.database
      .of(AssignmentEntity)
      .createQueryBuilder('assignment')
      .innerJoin(ReviewEntity, 'review', 'review.id = assignment.reviewId')
      .innerJoin(PersonEntity, 'rater', 'rater.id = assignment.raterId')
      .where('review.cycleId = :cycleId', { cycleId })
      .andWhere("assignment.status = 'open' AND rater.status = 'active'")
      .getCount();
  }

  private async close(cycleId: string, actorId: string | null): Promise<void> {
    const closed = await this.database
      .of(CycleEntity)
      .update({ id: cycleId, state: 'open' }, { state: 'mixing', closedAt: this.clock.now() });
    if (closed.affected !== 1) return;
    const reviews = await this.database.of(ReviewEntity).findBy({ cycleId });
    for (const review of reviews) {
      const asked = await this.database.of(AssignmentEntity).findBy({ reviewId: review.id });
      await this.database.of(ReviewEntity).update(review.id, { invited: countsOf(asked) });
    }
    const reviewIds = reviews.map((review) => review.id);
    for (let start = 0; start < reviewIds.length; start += 200) {
      const ids = In(reviewIds.slice(start, start + 200));
      await this.database.of(AssignmentEntity).update({ reviewId: ids }, { declineReason: null });
      await this.database.of(LateAdditionEntity).delete({ reviewId: ids });
    }
    await this.audit.record(actorId, 'cycle.closed', { cycle: cycleId });
  }
}

function countsOf(asked: readonly AssignmentEntity[]): Partial<Record<RaterGroup, number>> {
  return Object.fromEntries(
    raterGroups.map((group) => [group, asked.filter((assignment) => assignment.group === group).length]),
  );
}
