import { Injectable } from '@nestjs/common';
import { type EntityTarget, In, type ObjectLiteral } from 'typeorm';
import { AssignmentEntity } from '../../cycles/assignment.entity.js';
import { CycleEntity } from '../../cycles/cycle.entity.js';
import { InvitationEntity } from '../../cycles/invitation.entity.js';
import { LateAdditionEntity } from '../../cycles/late-addition.entity.js';
import { NominationEntity } from '../../cycles/nomination.entity.js';
import { ReviewEntity } from '../../cycles/review.entity.js';
import { Database } from '../../database/database.js';
import { OutboxMailEntity } from '../../mail/outbox-mail.entity.js';
import { ConversationEntity } from '../../plans/conversation.entity.js';
import { PlanActionEntity } from '../../plans/plan-action.entity.js';
import { PlanNoteEntity } from '../../plans/plan-note.entity.js';
import { PlanEntity } from '../../plans/plan.entity.js';
import { PulseEntity } from '../../plans/pulse.entity.js';
import { CommentReportEntity } from '../../reports/comments/comment-report.entity.js';
import { SharedCommentEntity } from '../../reports/comments/shared-comment.entity.js';
import { AnswerErasure } from '../../results/answer-erasure.js';

/** Tables whose rows hang on a review and go with it. */
export const goWithReview: readonly EntityTarget<ObjectLiteral>[] = [
  NominationEntity,
  LateAdditionEntity,
  CommentReportEntity,
  SharedCommentEntity,
  ConversationEntity,
  AssignmentEntity,
];

/** Takes whole things away with everything that hangs on them: reviews, plans, pulses. Always inside a write. */
@Injectable()
export class DependentRows {
  constructor(
    private readonly database: Database,
    private readonly answers: AnswerErasure,
  ) {}

  async forgetReviews(reviewIds: readonly string[]): Promise<void> {
    if (reviewIds.length === 0) return;
    const reviewId = In([...reviewIds]);
    const asked = await this.database.of(AssignmentEntity).findBy({ reviewId });
    await this.answers.forgetEnvelopes(asked.map(({ id }) => id));
    await this.answers.forgetAnswers(reviewIds);
    await this.answers.forgetReports(reviewIds);
    for (const entity of goWithReview) await this.database.of(entity).delete({ reviewId });
    for (const id of reviewIds) await this.forgetMailsAbout(id);
    await this.database.of(ReviewEntity).delete({ id: reviewId });
  }

  /** Ids of the cycles of pulses that went along; their keys are the caller's to destroy once this is stored. */
  async forgetPlans(planIds: readonly string[]): Promise<string[]> {
    if (planIds.length === 0) return [];
    const planId = In([...planIds]);
    const pulses = await this.database.of(PulseEntity).findBy({ planId });
    const cycleIds = pulses.map(({ cycleId }) => cycleId);
    await this.forgetReviews(pulses.map(({ reviewId }) => reviewId));
    await this.database.of(InvitationEntity).delete({ cycleId: In(cycleIds) });
    await this.database.of(OutboxMailEntity).delete({ cycleId: In(cycleIds) });
    await this.database.of(CycleEntity).delete({ id: In(cycleIds), kind: 'pulse' });
    await this.database.of(PulseEntity).delete({ planId });
    const actions = await this.database.of(PlanActionEntity).findBy({ planId });
    await this.database.of(PlanNoteEntity).delete({ actionId: In(actions.map(({ id }) => id)) });
    await this.database.of(PlanActionEntity).delete({ planId });
    await this.database.of(PlanEntity).delete({ id: planId });
    return cycleIds;
  }

  /** Mails to others that would tell of this person or review. */
  async forgetMailsAbout(id: string): Promise<void> {
    const mails = this.database.of(OutboxMailEntity).createQueryBuilder().delete();
    await mails.where('"references" LIKE :id', { id: `%"${id}"%` }).execute();
  }
}
