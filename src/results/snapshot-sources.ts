import { Injectable } from '@nestjs/common';
import type { CycleEntity } from '../cycles/cycle.entity.js';
import type { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import type { SnapshotSources } from '../domain/individual-snapshot.js';
import type { Questionnaire } from '../domain/questionnaire.js';
import type { ReportHeader } from '../domain/shown-report.js';
import type { BlockQuality } from '../domain/tally.js';
import { PersonEntity } from '../people/person.entity.js';
import { MixedReviews } from './mixed-reviews.js';
import { secureRandom } from '../database/secure-random.js';

/** What a review's snapshot is made of, but for the norms and the earlier report; and how carefully it was answered. */
export interface ReviewSources {
  readonly sources: Omit<SnapshotSources, 'norms' | 'previous'>;
  readonly quality: readonly BlockQuality[];
}

@Injectable()
export class SourcesOfSnapshots {
  constructor(
    private readonly database: Database,
    private readonly mixedReviews: MixedReviews,
  ) {}

  async of(review: ReviewEntity, cycle: CycleEntity, questionnaire: Questionnaire): Promise<ReviewSources> {
    const { quality, ...tallies } = await this.mixedReviews.talliesOf(review.id);
    const sources = {
      header: await this.headerOf(review, cycle),
      questionnaire,
      settings: cycle.settings,
      review: tallies,
      comments: await this.mixedReviews.commentsOf(review.id, questionnaire),
      invited: review.invited ?? {},
      random: secureRandom,
    };
    return { sources, quality };
  }

  private async headerOf(review: ReviewEntity, cycle: CycleEntity): Promise<ReportHeader> {
    const subject = await this.database.of(PersonEntity).findOneBy({ id: review.subjectId });
    const department = cycle.units?.find(({ id }) => id === review.departmentId);
    return {
      reviewId: review.id,
      subjectName: subject?.name ?? '',
      jobTitle: subject?.jobTitle || null,
      department: department?.name ?? null,
      cycleId: cycle.id,
      cycleName: cycle.name,
      closedOn: cycle.closesOn ?? '',
      periodMonths: cycle.settings.periodMonths,
    };
  }
}
