import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { NotFound, RuleBroken } from '../domain/errors.js';
import { MixWorker } from './mix.worker.js';

const waitingDays = 7;
const dayMs = 86_400_000;

/** Two persons together may set aside answers that do not open, seven days after the first failure (anonymity 2). */
@Injectable()
export class SetAsideService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly worker: MixWorker,
  ) {}

  async review(reviewId: string): Promise<ReviewEntity> {
    const review = await this.database.of(ReviewEntity).findOneBy({ id: reviewId, mixState: 'stuck' });
    if (!review) throw new NotFound();
    return review;
  }

  mayBeSetAsideFrom({ stuckSince }: Pick<ReviewEntity, 'stuckSince'>): Date {
    return new Date((stuckSince ?? this.clock.now()).getTime() + waitingDays * dayMs);
  }

  isWaiting(review: Pick<ReviewEntity, 'stuckSince'>): boolean {
    return this.clock.now() < this.mayBeSetAsideFrom(review);
  }

  /** Not the person the answers are about, nor the one who reads the report. */
  mayDecide({ subjectId, coachId }: Pick<ReviewEntity, 'subjectId' | 'coachId'>, personId: string): boolean {
    return personId !== subjectId && personId !== coachId;
  }

  async ask(reviewId: string, actorId: string): Promise<void> {
    const review = await this.ready(reviewId, actorId);
    const asked = await this.database
      .of(ReviewEntity)
      .update({ id: review.id, mixState: 'stuck', setAsideAskedBy: IsNull() }, { setAsideAskedBy: actorId });
    if (asked.affected !== 1) throw new RuleBroken('results.set-aside.asked-already');
    await this.audit.record(actorId, 'answers.set-aside-asked', { review: review.id });
  }

  /** The second person's word; the next turn of the mix leaves the unreadable answers out and counts them. */
  async agree(reviewId: string, actorId: string): Promise<void> {
    const review = await this.ready(reviewId, actorId);
    const asked = { id: review.id, mixState: 'stuck' as const, setAsideAskedBy: Not(IsNull()) };
    if (review.setAsideAskedBy === actorId) throw new RuleBroken('results.set-aside.second-person');
    const agreed = await this.database.of(ReviewEntity).update(asked, { mixState: 'set-aside' });
    if (agreed.affected !== 1) throw new RuleBroken('results.set-aside.not-asked');
    await this.audit.record(actorId, 'answers.set-aside-agreed', { review: review.id });
    this.database.afterCommit(() => this.worker.wake());
  }

  private async ready(reviewId: string, actorId: string): Promise<ReviewEntity> {
    const review = await this.review(reviewId);
    if (!this.mayDecide(review, actorId)) throw new NotFound();
    if (this.isWaiting(review)) throw new RuleBroken('results.set-aside.too-early');
    return review;
  }
}
