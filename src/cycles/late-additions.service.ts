import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import { fieldProblem, FormRejected, NotFound, RuleBroken } from '../domain/errors.js';
import { isProtected, type RaterGroup } from '../domain/rater-group.js';
import { readersOf } from '../domain/report-readers.js';
import { foldForSearch } from '../domain/search-folding.js';
import { PersonEntity } from '../people/person.entity.js';
import { AskedRaters } from './asked-raters.js';
import { AssignmentEntity } from './assignment.entity.js';
import { CycleEntity } from './cycle.entity.js';
import { LateAdditionEntity } from './late-addition.entity.js';
import { ReviewEntity } from './review.entity.js';

export interface LateAdditionWish {
  readonly reviewId: string;
  readonly email: string;
  readonly group: RaterGroup;
}

/** Raters added while a cycle is open: one person asks, another must agree before anything is sent (anonymity R2). */
@Injectable()
export class LateAdditionsService {
  constructor(
    private readonly database: Database,
    private readonly asked: AskedRaters,
    private readonly audit: AuditLog,
  ) {}

  async ask(cycleId: string, wish: LateAdditionWish, actorId: string): Promise<void> {
    const cycle = await this.openCycle(cycleId);
    const review = await this.reviewOf(cycleId, wish.reviewId);
    const rater = await this.raterFor(wish, review, cycle);
    const row = { id: randomId(), reviewId: review.id, raterId: rater.id, group: wish.group, askedBy: actorId };
    await this.database.of(LateAdditionEntity).insert(row);
    await this.audit.record(actorId, 'late-addition.asked', { cycle: cycleId, review: review.id });
  }

  async agree(cycleId: string, additionId: string, actorId: string): Promise<void> {
    const cycle = await this.openCycle(cycleId);
    const addition = await this.waiting(cycleId, additionId);
    const review = await this.reviewOf(cycleId, addition.reviewId);
    if (isReader(review, cycle, addition)) throw new RuleBroken('late-additions.reads-report');
    if (addition.askedBy === actorId) throw new RuleBroken('late-additions.same-person');
    const taken = await this.database.of(LateAdditionEntity).delete({ id: additionId });
    if (taken.affected !== 1) throw new NotFound();
    await this.asked.ask(cycleId, [addition], false);
    await this.audit.record(actorId, 'late-addition.agreed', { cycle: cycleId, review: addition.reviewId });
  }

  async refuse(cycleId: string, additionId: string, actorId: string): Promise<void> {
    const addition = await this.waiting(cycleId, additionId);
    await this.database.of(LateAdditionEntity).delete({ id: additionId });
    await this.audit.record(actorId, 'late-addition.refused', { cycle: cycleId, review: addition.reviewId });
  }

  private async openCycle(cycleId: string): Promise<CycleEntity> {
    const cycle = await this.database.of(CycleEntity).findOneBy({ id: cycleId, kind: 'review' });
    if (!cycle) throw new NotFound();
    if (cycle.state !== 'open') throw new RuleBroken('late-additions.not-open');
    return cycle;
  }

  private async reviewOf(cycleId: string, reviewId: string): Promise<ReviewEntity> {
    const review = await this.database.of(ReviewEntity).findOneBy({ id: reviewId, cycleId });
    if (!review || review.mixState === 'withdrawn') throw new NotFound();
    return review;
  }

  private async waiting(cycleId: string, additionId: string): Promise<LateAdditionEntity> {
    const addition = await this.database.of(LateAdditionEntity).findOneBy({ id: additionId });
    if (!addition) throw new NotFound();
    await this.reviewOf(cycleId, addition.reviewId);
    return addition;
  }

  private async raterFor(
    { email, group }: LateAdditionWish,
    review: ReviewEntity,
    cycle: CycleEntity,
  ): Promise<PersonEntity> {
    const reject = (key: string): never => {
      throw new FormRejected([fieldProblem('email', `late-additions.${key}`)]);
    };
    const rater = await this.database
      .of(PersonEntity)
      .findOneBy({ emailFolded: foldForSearch(email), status: 'active' });
    if (!rater) return reject('unknown-person');
    if (rater.objectedAt) reject('objected');
    if (rater.id === review.subjectId) reject('subject-oneself');
    if ((group === 'customer') !== (rater.kind === 'customer')) reject('wrong-group');
    if (isReader(review, cycle, { raterId: rater.id, group })) reject('reads-report');
    if (await this.database.of(AssignmentEntity).existsBy({ reviewId: review.id, raterId: rater.id }))
      reject('already-asked');
    if (await this.database.of(LateAdditionEntity).existsBy({ reviewId: review.id, raterId: rater.id }))
      reject('already-waiting');
    return rater;
  }
}

/** Whoever reads the report cannot rate in a protected group of it, asked for early or late (anonymity R18). */
function isReader(
  review: ReviewEntity,
  { settings }: CycleEntity,
  { raterId, group }: Pick<LateAdditionEntity, 'raterId' | 'group'>,
): boolean {
  return isProtected(group) && readersOf(review, settings).includes(raterId);
}
