import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { conflictedReaders } from '../cycles/conflicted-readers.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { fieldProblem, FormRejected, NotFound } from '../domain/errors.js';
import { foldForSearch } from '../domain/search-folding.js';
import { PersonEntity } from '../people/person.entity.js';
import { LateReaders } from './late-readers.js';

/** Names a coach for one report; refused is whoever rates there among the protected, or knows too much (anonymity R18). */
@Injectable()
export class ReportCoaches {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly lateReaders: LateReaders,
  ) {}

  /** Before anybody has the report; afterwards its readers stay. */
  async review(reviewId: string): Promise<ReviewEntity> {
    const review = await this.database.of(ReviewEntity).findOneBy({ id: reviewId, reportState: In(['built', 'held']) });
    if (!review || review.releasedToReaderAt) throw new NotFound();
    return review;
  }

  async name(reviewId: string, email: string, actorId: string): Promise<string> {
    const review = await this.review(reviewId);
    const coach = await this.database
      .of(PersonEntity)
      .findOneBy({ emailFolded: foldForSearch(email), kind: 'employee', status: 'active' });
    if (!coach) throw refused('release.coach-unknown');
    if (coach.id === review.subjectId) throw refused('release.coach-is-subject');
    const conflicted = await conflictedReaders(this.database, reviewId, [coach.id]);
    if (conflicted.length > 0) throw refused('release.coach-rated');
    if (await this.lateReaders.wouldComplete(review, coach.id)) throw refused('release.coach-knows');
    const isFreed = review.heldReason === 'reader-rated';
    await this.database
      .of(ReviewEntity)
      .update(reviewId, { coachId: coach.id, ...(isFreed ? { reportState: 'built', heldReason: null } : {}) });
    await this.audit.record(actorId, 'report.coach-named', { review: reviewId, coach: coach.id });
    return review.cycleId;
  }
}

function refused(key: string): FormRejected {
  return new FormRejected([fieldProblem('email', key)]);
}
