import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import { AssignmentEntity } from '../../cycles/assignment.entity.js';
import { CycleEntity } from '../../cycles/cycle.entity.js';
import { InvitationEntity } from '../../cycles/invitation.entity.js';
import { ReviewEntity } from '../../cycles/review.entity.js';
import { Clock } from '../../config/clock.js';
import { Database } from '../../database/database.js';
import { forgetBefore } from '../../domain/retention.js';
import { ConversationEntity } from '../../plans/conversation.entity.js';
import { CommentReportEntity } from '../../reports/comments/comment-report.entity.js';
import { AnswerErasure } from '../../results/answer-erasure.js';
import { Organisation } from '../../settings/organisation.js';
import { OldMails } from './old-mails.js';

/** Takes away what has been kept long enough, by the application's clock; what is gone once stays gone. */
@Injectable()
export class Retention {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly organisation: Organisation,
    private readonly answers: AnswerErasure,
    private readonly mails: OldMails,
    private readonly audit: AuditLog,
  ) {}

  /** True when something went whose traces must be overwritten. */
  async forgetOld(): Promise<boolean> {
    const before = forgetBefore(this.clock.now(), this.organisation.current());
    let hasGone = false;
    for (const id of await this.answers.cyclesOver(before.answerMonths, 'answers')) {
      await this.database.write(() => this.archive(id));
      hasGone = true;
    }
    for (const id of await this.answers.cyclesOver(before.reportMonths, 'reports')) {
      await this.database.write(() => this.forgetCycle(id));
      hasGone = true;
    }
    await this.mails.forgetOf(before.mailDays);
    await this.database.write(() => this.audit.prune(before.auditMonths));
    return hasGone;
  }

  /** Counts and comments go, reports stay for their time (domain, archived). */
  private async archive(cycleId: string): Promise<void> {
    const ids = await this.reviewsOf(cycleId);
    await this.answers.forgetAnswers(ids);
    await this.database.of(CommentReportEntity).delete({ reviewId: In(ids) });
    await this.database.of(CycleEntity).update({ id: cycleId, state: 'released' }, { state: 'archived' });
    await this.audit.record(null, 'cycle.archived', { cycle: cycleId });
  }

  /** Reports go, and with them who was asked about whom; group figures and people's own plans stay. */
  private async forgetCycle(cycleId: string): Promise<void> {
    const ids = await this.reviewsOf(cycleId);
    await this.answers.forgetReports(ids);
    await this.answers.forgetMembers([cycleId]);
    await this.database.of(AssignmentEntity).delete({ reviewId: In(ids) });
    await this.database.of(ConversationEntity).delete({ reviewId: In(ids) });
    await this.database.of(InvitationEntity).delete({ cycleId });
    await this.database.of(ReviewEntity).update({ cycleId, reportState: Not('none') }, { reportState: 'none' });
    await this.audit.record(null, 'cycle.reports-forgotten', { cycle: cycleId });
  }

  private async reviewsOf(cycleId: string): Promise<string[]> {
    return (await this.database.of(ReviewEntity).find({ select: { id: true }, where: { cycleId } })).map(
      ({ id }) => id,
    );
  }
}
