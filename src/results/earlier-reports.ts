import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import type { IndividualSnapshot } from '../domain/individual-snapshot.js';
import { Snapshots } from './snapshots.js';

/** What a person's new report is compared with. */
@Injectable()
export class EarlierReports {
  constructor(
    private readonly database: Database,
    private readonly snapshots: Snapshots,
  ) {}

  /**
   * The person's reports of earlier cycles, the latest first; one never released must not show through the next.
   */
  async before(cycle: Pick<CycleEntity, 'id' | 'closesOn'>, subjectId: string): Promise<IndividualSnapshot[]> {
    const reviews = await this.database
      .of(ReviewEntity)
      .findBy({ subjectId, cycleId: Not(cycle.id), releasedAt: Not(IsNull()) });
    const cycles = await this.database.of(CycleEntity).findBy({ id: In(reviews.map(({ cycleId }) => cycleId)) });
    const lastDay = new Map(cycles.map(({ id, closesOn }) => [id, closesOn ?? '']));
    const earlier = reviews
      .map((review) => ({ review, closedOn: lastDay.get(review.cycleId) ?? '' }))
      .filter(({ closedOn }) => closedOn < (cycle.closesOn ?? ''))
      .toSorted((one, other) => (one.closedOn < other.closedOn ? 1 : -1));
    const snapshots = await Promise.all(earlier.map(({ review }) => this.snapshots.wholeOf(review.id)));
    return snapshots.filter((snapshot) => snapshot !== null);
  }
}
