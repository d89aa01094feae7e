import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { NotFound } from '../domain/errors.js';
import type { ShownReport } from '../domain/shown-report.js';
import { Snapshots } from '../results/snapshots.js';

/** A report that its person has, as a plan may start from it. */
export interface OwnReport {
  readonly review: ReviewEntity;
  readonly cycleName: string;
  readonly shown: ShownReport;
}

/** Reports released to a person; a plan needs one. */
@Injectable()
export class OwnReports {
  constructor(
    private readonly database: Database,
    private readonly snapshots: Snapshots,
  ) {}

  /** Throws NotFound for everybody but the person the report is about, and before it is theirs. */
  async find(reviewId: string, personId: string): Promise<OwnReport> {
    const review = await this.database.of(ReviewEntity).findOneBy({ id: reviewId, ...released(personId) });
    const found = review && (await this.read(review));
    if (!found) throw new NotFound();
    return found;
  }

  /** The latest by the last day of its cycle; null while there is none. */
  async latest(personId: string): Promise<OwnReport | null> {
    const reviews = await this.database.of(ReviewEntity).findBy(released(personId));
    const cycles = await this.database.of(CycleEntity).findBy({ id: In(reviews.map(({ cycleId }) => cycleId)) });
    const endOf = (review: ReviewEntity): string => cycles.find(({ id }) => id === review.cycleId)?.closesOn ?? '';
    const [latest] = reviews.toSorted((one, other) => (endOf(one) < endOf(other) ? 1 : -1));
    return latest ? this.read(latest) : null;
  }

  private async read(review: ReviewEntity): Promise<OwnReport | null> {
    const frozen = await this.snapshots.latest(review.id);
    return frozen && { review, cycleName: frozen.shown.header.cycleName, shown: frozen.shown };
  }
}

function released(personId: string) {
  return { subjectId: personId, reportState: In(['released', 'acknowledged'] as const) };
}
