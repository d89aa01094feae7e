import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditEntryEntity } from '../../audit/audit-entry.entity.js';
import { AuditLog } from '../../audit/audit-log.js';
import { CycleEntity } from '../../cycles/cycle.entity.js';
import { ReviewEntity } from '../../cycles/review.entity.js';
import { Database } from '../../database/database.js';
import { NotFound, RuleBroken } from '../../domain/errors.js';
import { type ReadableTopic, readableComments } from '../../domain/readable-comments.js';
import type { ShownReport } from '../../domain/shown-report.js';
import { SnapshotCorrections } from '../../results/snapshot-corrections.js';
import { Snapshots } from '../../results/snapshots.js';
import type { SignedIn } from '../../web/visitor.js';
import { CommentJudges } from './comment-judges.js';

export interface CommentReading {
  readonly review: ReviewEntity;
  readonly isRead: boolean;
  readonly mayRead: boolean;
}

export interface ReadComments {
  readonly review: ReviewEntity;
  readonly shown: Pick<ShownReport, 'header' | 'competencies'>;
  readonly topics: readonly ReadableTopic[];
}

/** Before anybody has the report; afterwards a comment can only be reported. */
const beforeRelease: readonly ReviewEntity['reportState'][] = ['built', 'held'];

/** In cycles that told raters so, HR reads the comments of each report before it is released (words 5, 37). */
@Injectable()
export class CommentReadings {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly judges: CommentJudges,
    private readonly snapshots: Snapshots,
    private readonly corrections: SnapshotCorrections,
  ) {}

  /** Every report not yet handed over; a cycle that does not let HR read has none: NotFound. */
  async of(cycleId: string, me: SignedIn): Promise<{ cycle: CycleEntity; readings: CommentReading[] }> {
    const cycle = await this.database
      .of(CycleEntity)
      .findOneBy({ id: cycleId, state: In(['closed', 'released']), kind: 'review' });
    if (!cycle?.settings.hrReadsComments) throw new NotFound();
    const reviews = await this.waiting(cycleId);
    const read = await this.readOnes();
    const readings: CommentReading[] = [];
    for (const review of reviews) {
      readings.push({ review, isRead: read.has(review.id), mayRead: await this.judges.may(review, me) });
    }
    return { cycle, readings };
  }

  /** How many reports nobody of HR has read yet. */
  async unread(cycleId: string): Promise<number> {
    const read = await this.readOnes();
    return (await this.waiting(cycleId)).filter(({ id }) => !read.has(id)).length;
  }

  /** The comments of one report; the opening is logged before they are shown, and its person will see it. */
  async open(reviewId: string, me: SignedIn): Promise<ReadComments> {
    const review = await this.find(reviewId, me);
    const frozen = await this.snapshots.latest(reviewId);
    if (!frozen) throw new NotFound();
    await this.database.write(() => this.audit.record(me.id, 'comments.read', { review: reviewId }));
    return { review, shown: frozen.shown, topics: readableComments(frozen.shown) };
  }

  /** Each comment whole, while nobody has the report; belongs inside a write. */
  async withhold(reviewId: string, commentIds: readonly string[], me: SignedIn): Promise<string> {
    const review = await this.find(reviewId, me);
    // Held until the commit, so that the report cannot leave in between.
    const still = await this.database
      .of(ReviewEntity)
      .update({ id: reviewId, reportState: In([...beforeRelease]) }, { reportState: () => '"reportState"' });
    if (still.affected !== 1) throw new RuleBroken('comments.released-already');
    for (const commentId of commentIds) {
      const frozen = await this.snapshots.latest(reviewId);
      const all = frozen ? readableComments(frozen.shown).flatMap(({ comments }) => comments) : [];
      if (!all.some(({ id }) => id === commentId)) throw new NotFound();
      await this.corrections.withholdComment(reviewId, commentId, me.id);
    }
    return review.cycleId;
  }

  private async find(reviewId: string, me: SignedIn): Promise<ReviewEntity> {
    const review = await this.database
      .of(ReviewEntity)
      .findOneBy({ id: reviewId, reportState: In([...beforeRelease]) });
    const cycle = review && (await this.database.of(CycleEntity).findOneBy({ id: review.cycleId }));
    if (!review || !cycle?.settings.hrReadsComments || review.releasedToReaderAt) throw new NotFound();
    if (!(await this.judges.may(review, me))) throw new NotFound();
    return review;
  }

  private async waiting(cycleId: string): Promise<ReviewEntity[]> {
    const reviews = await this.database.of(ReviewEntity).findBy({ cycleId, reportState: In([...beforeRelease]) });
    return reviews.filter(({ releasedToReaderAt }) => releasedToReaderAt === null);
  }

  private async readOnes(): Promise<Set<string>> {
    const entries = await this.database.of(AuditEntryEntity).findBy({ deed: 'comments.read' });
    return new Set(entries.map(({ details }) => String(details.review)));
  }
}
