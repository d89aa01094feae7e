import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../config/clock.js';
import { ReviewEntity } from '../../cycles/review.entity.js';
import { Database } from '../../database/database.js';
import { randomId } from '../../database/random-id.js';
import { NotFound, RuleBroken } from '../../domain/errors.js';
import { SnapshotCorrections } from '../../results/snapshot-corrections.js';
import type { SignedIn } from '../../web/visitor.js';
import { ReportAccess } from '../report-access.js';
import { CommentReportEntity } from './comment-report.entity.js';
import { ArchiveFiles } from '../archives/archive-files.js';
import { JudgedComments } from './judged-comments.js';

/** A report as the reporter or HR meets it: no name, no block, nothing beside the comment. */
export interface ReportedComment {
  readonly report: CommentReportEntity;
  readonly cycleName: string;
  /** Null once it is no longer in the report. */
  readonly text: string | null;
}

/** Comments that a reader asked HR to look at; HR withholds each whole or leaves it, and every step is logged. */
@Injectable()
export class CommentReports {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly access: ReportAccess,
    private readonly judged: JudgedComments,
    private readonly corrections: SnapshotCorrections,
    private readonly files: ArchiveFiles,
  ) {}

  /** The comment for whoever may read the report, and what that reader has said about it before. */
  async forReader(
    reviewId: string,
    commentId: string,
    readerId: string,
  ): Promise<{ text: string; report: CommentReportEntity | null }> {
    await this.access.find(reviewId, readerId);
    const report = await this.database.of(CommentReportEntity).findOneBy({ commentId, reviewId, reporterId: readerId });
    const text = await this.judged.textOf(reviewId, commentId);
    if (text === null && !report) throw new NotFound();
    return { text: text ?? '', report };
  }

  /** Saying it twice changes nothing. */
  async report(reviewId: string, commentId: string, readerId: string, reason: string): Promise<void> {
    await this.access.find(reviewId, readerId);
    if ((await this.judged.textOf(reviewId, commentId)) === null) throw new NotFound();
    const reports = this.database.of(CommentReportEntity);
    if (await reports.existsBy({ commentId, reporterId: readerId })) return;
    const row = {
      id: randomId(),
      reviewId,
      commentId,
      reporterId: readerId,
      reason,
      reportedAt: this.clock.now(),
      state: 'waiting' as const,
      decidedById: null,
      decidedAt: null,
    };
    await reports.createQueryBuilder().insert().orIgnore().values(row).execute();
    await this.audit.record(readerId, 'comment.reported', { review: reviewId });
  }

  /** Those this person of HR may decide about, the oldest first; of decided ones the latest fifty. */
  async all(me: SignedIn): Promise<ReportedComment[]> {
    const reports = this.database.of(CommentReportEntity);
    const waiting = await reports.find({ where: { state: 'waiting' }, order: { reportedAt: 'ASC' } });
    const decided = await reports.find({
      where: { state: In(['withheld', 'kept']) },
      order: { decidedAt: 'DESC' },
      take: 50,
    });
    const mine: ReportedComment[] = [];
    for (const report of [...waiting, ...decided]) {
      const review = await this.judged.reviewFor(report, me);
      if (review) mine.push({ report, cycleName: await this.judged.cycleName(review), text: null });
    }
    return mine;
  }

  async countWaiting(me: SignedIn): Promise<number> {
    const waiting = await this.database.of(CommentReportEntity).findBy({ state: 'waiting' });
    let count = 0;
    for (const report of waiting) if (await this.judged.reviewFor(report, me)) count += 1;
    return count;
  }

  /** Opens one comment for HR; the opening is logged before anything is shown. */
  async open(id: string, me: SignedIn): Promise<ReportedComment> {
    const { report, review } = await this.find(id, me);
    const text = await this.judged.textOf(report.reviewId, report.commentId);
    if (text !== null) {
      await this.database.write(() => this.audit.record(me.id, 'comment.opened', { review: report.reviewId }));
    }
    return { report, cycleName: await this.judged.cycleName(review), text };
  }

  async withhold(id: string, me: SignedIn): Promise<void> {
    const { report } = await this.find(id, me);
    await this.decide(report, 'withheld', me.id);
    await this.corrections.withholdComment(report.reviewId, report.commentId, me.id);
    await this.files.forget(report.reviewId);
  }

  async keep(id: string, me: SignedIn): Promise<void> {
    const { report } = await this.find(id, me);
    await this.decide(report, 'kept', me.id);
    await this.audit.record(me.id, 'comment.kept', { review: report.reviewId });
  }

  /** Everybody who reported this comment gets the same answer. */
  private async decide(report: CommentReportEntity, state: 'withheld' | 'kept', deciderId: string): Promise<void> {
    const decided = await this.database
      .of(CommentReportEntity)
      .update(
        { commentId: report.commentId, state: 'waiting' },
        { state, decidedById: deciderId, decidedAt: this.clock.now() },
      );
    if (!decided.affected) throw new RuleBroken('comments.decided-already');
  }

  private async find(id: string, me: SignedIn): Promise<{ report: CommentReportEntity; review: ReviewEntity }> {
    const report = await this.database.of(CommentReportEntity).findOneBy({ id });
    const review = report && (await this.judged.reviewFor(report, me));
    if (!report || !review) throw new NotFound();
    return { report, review };
  }
}
