import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { conflictedReaders } from '../cycles/conflicted-readers.js';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { NotFound } from '../domain/errors.js';
import { readersOf } from '../domain/report-readers.js';

export interface OpenableReport {
  readonly review: ReviewEntity;
  readonly cycle: CycleEntity;
  readonly as: 'subject' | 'reader';
}

const toPerson: readonly ReviewEntity['reportState'][] = ['released', 'acknowledged'];
const toReader: readonly ReviewEntity['reportState'][] = ['with-reader', 'released', 'acknowledged'];

/** Who may open a report: its person once it is released to them, its reader from the debrief on; nobody else. */
@Injectable()
export class ReportAccess {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws NotFound for everybody else, as for a report that does not exist (I58). */
  async find(reviewId: string, personId: string): Promise<OpenableReport> {
    const review = await this.database.of(ReviewEntity).findOneBy({ id: reviewId });
    const cycle = review && (await this.database.of(CycleEntity).findOneBy({ id: review.cycleId }));
    if (!review || !cycle || review.mixState === 'withdrawn') throw new NotFound();
    if (review.subjectId === personId && toPerson.includes(review.reportState)) return { review, cycle, as: 'subject' };
    if (await this.isReader(review, cycle, personId)) return { review, cycle, as: 'reader' };
    throw new NotFound();
  }

  private async isReader(review: ReviewEntity, cycle: CycleEntity, personId: string): Promise<boolean> {
    if (!toReader.includes(review.reportState) || !readersOf(review, cycle.settings).includes(personId)) return false;
    if (review.releasedToReaderAt === null || review.releasedToReaderAt > this.clock.now()) return false;
    return (await conflictedReaders(this.database, review.id, [personId])).length === 0;
  }
}
