import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { AssignmentEntity } from '../cycles/assignment.entity.js';
import { type MixState, ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import type { CycleSettings } from '../domain/cycle-settings.js';
import { mixReview } from '../domain/mixing.js';
import { behavioursOf, type Questionnaire } from '../domain/questionnaire.js';
import { EnvelopeEntity } from '../surveys/envelope.entity.js';
import { answersFound, answersToBeFound } from './answer-sums.js';
import { MixedReviews } from './mixed-reviews.js';
import { OpenedEnvelopes, type OpenedReview, type OpeningKey } from './opened-envelopes.js';
import { secureRandom } from '../database/secure-random.js';

/** A cycle whose answers are being mixed, with what each of its reviews needs. */
export interface MixingCycle {
  readonly id: string;
  readonly settings: CycleSettings;
  readonly questionnaire: Questionnaire;
}

/** States from which a review may still be mixed; 'set-aside' means: without the answers that do not open. */
export const unmixedStates: readonly MixState[] = ['waiting', 'stuck', 'set-aside'];

export class SumsDiffer extends Error {}

/** Mixes one review in one transaction: before it the envelopes, after it counts and comments, never both. */
@Injectable()
export class ReviewMixer {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly envelopes: OpenedEnvelopes,
    private readonly mixedReviews: MixedReviews,
  ) {}

  /** 'taken': another instance has mixed it meanwhile. */
  async mix(reviewId: string, cycle: MixingCycle, key: OpeningKey): Promise<'mixed' | 'stuck' | 'taken'> {
    return this.database.write(async () => {
      const review = await this.claim(reviewId);
      if (!review) return 'taken';
      const answers = await this.envelopes.of(reviewId, cycle.id, key);
      if (answers.unreadable.length > 0 && review.mixState !== 'set-aside') {
        await this.hold(review);
        return 'stuck';
      }
      await this.store(review, cycle, answers);
      return 'mixed';
    });
  }

  /** Holds a review that cannot be mixed, so that the others go on. */
  async hold(review: Pick<ReviewEntity, 'id' | 'stuckSince'>): Promise<void> {
    const stuckSince = review.stuckSince ?? this.clock.now();
    await this.database
      .of(ReviewEntity)
      .update({ id: review.id, mixState: In([...unmixedStates]) }, { mixState: 'stuck', stuckSince });
  }

  /** On PostgreSQL the row stays locked until the end; a second instance finds it mixed. */
  private async claim(reviewId: string): Promise<ReviewEntity | null> {
    const where = { id: reviewId, mixState: In([...unmixedStates]) };
    const claimed = await this.database.of(ReviewEntity).update(where, { mixState: () => '"mixState"' });
    return claimed.affected === 1 ? this.database.of(ReviewEntity).findOneBy({ id: reviewId }) : null;
  }

  private async store(review: ReviewEntity, cycle: MixingCycle, { opened, unreadable }: OpenedReview): Promise<void> {
    const mixed = mixReview(cycle.questionnaire, opened, review.invited ?? {}, cycle.settings, secureRandom);
    await this.mixedReviews.insert(review.id, mixed);
    const asked = new Map(behavioursOf(cycle.questionnaire).map(({ id, groups }) => [id, groups]));
    const found = answersFound(await this.mixedReviews.histograms(review.id));
    if (found !== answersToBeFound(opened, mixed, asked)) throw new SumsDiffer(`Review ${review.id}`);
    await this.deleteEnvelopes(review.id);
    const setAsideCount = review.setAsideCount + unreadable.length;
    await this.database.of(ReviewEntity).update(review.id, { mixState: 'mixed', setAsideCount, stuckSince: null });
    if (unreadable.length > 0) {
      await this.audit.record(null, 'answers.set-aside', { review: review.id, count: unreadable.length });
    }
  }

  /** Envelopes and copies, unsent ones too. */
  private async deleteEnvelopes(reviewId: string): Promise<void> {
    const assignments = await this.database.of(AssignmentEntity).find({ where: { reviewId }, select: { id: true } });
    await this.database.of(EnvelopeEntity).delete({ assignmentId: In(assignments.map(({ id }) => id)) });
  }
}
