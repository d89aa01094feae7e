import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { AssessmentAnswerEntity } from '../../assessment/assessment-answer.entity.js';
import { AssessmentFileEntity } from '../../assessment/assessment-file.entity.js';
import { AssessmentParticipantEntity } from '../../assessment/assessment-participant.entity.js';
import { AssessmentRoundEntity } from '../../assessment/assessment-round.entity.js';
import { AuditEntryEntity } from '../../audit/audit-entry.entity.js';
import { RoleGrantEntity } from '../../auth/role-grant.entity.js';
import { SessionEntity } from '../../auth/session.entity.js';
import { SignInLinkEntity } from '../../auth/sign-in-link.entity.js';
import { AssignmentEntity } from '../../cycles/assignment.entity.js';
import { CycleEntity } from '../../cycles/cycle.entity.js';
import { InvitationEntity } from '../../cycles/invitation.entity.js';
import { LateAdditionEntity } from '../../cycles/late-addition.entity.js';
import { NominationEntity } from '../../cycles/nomination.entity.js';
import { ReviewEntity } from '../../cycles/review.entity.js';
import { CommitmentParticipantEntity } from '../../followup/commitment-participant.entity.js';
import { CommitmentStepEntity } from '../../followup/commitment-step.entity.js';
import { CommitmentEntity } from '../../followup/commitment.entity.js';
import { CustomerMessageEntity } from '../../followup/customer-message.entity.js';
import { HearingConsentEntity } from '../../followup/hearing-consent.entity.js';
import { ImportanceRequestEntity } from '../../followup/importance-request.entity.js';
import { ImportanceSurveyEntity } from '../../followup/importance-survey.entity.js';
import { RecognitionEntity } from '../../followup/recognition.entity.js';
import { OutboxMailEntity } from '../../mail/outbox-mail.entity.js';
import { ValueEvidenceEntity } from '../../overview/value-evidence.entity.js';
import { ImportFileEntity } from '../../people/import-file.entity.js';
import { PersonEntity } from '../../people/person.entity.js';
import { ServiceRecordEntity } from '../../people/service-record.entity.js';
import { ConversationEntity } from '../../plans/conversation.entity.js';
import { PlanEntity } from '../../plans/plan.entity.js';
import { ReportArchiveEntity } from '../../reports/archives/report-archive.entity.js';
import { CommentReportEntity } from '../../reports/comments/comment-report.entity.js';
import { SharedCommentEntity } from '../../reports/comments/shared-comment.entity.js';
import { ActualEntity } from '../../scorecard/actual.entity.js';
import { InitiativeEntity } from '../../scorecard/initiative.entity.js';
import { MeasureEntity } from '../../scorecard/measure.entity.js';

/**
 * What becomes of a row when the person one of its columns names is erased: it goes; the column is emptied (null or '');
 * the column gets a random id that is nobody's, where it must stay unique; or the id stays and leads nowhere.
 */
export type Fate = 'goes' | 'null' | 'blank' | 'nobody' | 'kept';

/** What the page before an erasure calls these rows. */
export type Share = 'access' | 'requests' | 'mails' | 'thanks' | 'plans' | 'records' | 'files' | 'loosened';

export interface PersonalColumn {
  readonly entity: EntityTarget<ObjectLiteral>;
  readonly column: string;
  readonly fate: Fate;
  readonly share: Share;
  /** Emptied together with the column. */
  readonly also?: Readonly<Record<string, unknown>>;
}

const rule = (
  entity: EntityTarget<ObjectLiteral>,
  column: string,
  fate: Fate,
  share: Share = 'loosened',
  also?: Readonly<Record<string, unknown>>,
): PersonalColumn => ({ entity, column, fate, share, ...(also ? { also } : {}) });

/** Every column that names a person; test/operations/erasure-schema.spec.ts finds one that is forgotten here. */
export const personalColumns: readonly PersonalColumn[] = [
  rule(SessionEntity, 'personId', 'goes', 'access'),
  rule(RoleGrantEntity, 'personId', 'goes', 'access'),
  rule(SignInLinkEntity, 'personId', 'goes', 'access'),
  rule(OutboxMailEntity, 'personId', 'goes', 'mails'),
  rule(AuditEntryEntity, 'actorId', 'kept'),

  rule(PersonEntity, 'managerId', 'null'),
  rule(ServiceRecordEntity, 'employeeId', 'goes', 'records'),
  rule(ImportFileEntity, 'broughtBy', 'goes', 'files'),

  rule(CycleEntity, 'createdBy', 'blank'),
  rule(ReviewEntity, 'managerId', 'null'),
  rule(ReviewEntity, 'coachId', 'null'),
  rule(ReviewEntity, 'setAsideAskedBy', 'null'),
  rule(NominationEntity, 'raterId', 'goes', 'requests'),
  rule(LateAdditionEntity, 'raterId', 'goes', 'requests'),
  rule(LateAdditionEntity, 'askedBy', 'goes', 'requests'),
  rule(AssignmentEntity, 'raterId', 'goes', 'requests'),
  rule(InvitationEntity, 'raterId', 'goes', 'access'),
  // Not null: a code that was printed keeps opening its form.
  rule(InvitationEntity, 'printedBy', 'blank'),

  rule(ReportArchiveEntity, 'personId', 'goes', 'files'),
  rule(CommentReportEntity, 'reporterId', 'nobody', 'loosened', { reason: '' }),
  rule(CommentReportEntity, 'decidedById', 'null'),
  rule(SharedCommentEntity, 'decidedById', 'null'),
  rule(PlanEntity, 'personId', 'goes', 'plans'),
  rule(PlanEntity, 'sharedWithId', 'null', 'loosened', { sharedAt: null }),
  rule(ConversationEntity, 'managerId', 'goes', 'plans'),

  rule(CommitmentEntity, 'ownerId', 'null'),
  rule(CommitmentEntity, 'createdBy', 'blank'),
  rule(CommitmentParticipantEntity, 'personId', 'goes'),
  rule(CommitmentStepEntity, 'recordedBy', 'blank'),
  rule(CustomerMessageEntity, 'sentBy', 'null'),
  rule(HearingConsentEntity, 'personId', 'goes', 'records'),
  rule(HearingConsentEntity, 'recordedBy', 'null'),
  rule(RecognitionEntity, 'fromId', 'goes', 'thanks'),
  rule(RecognitionEntity, 'toId', 'goes', 'thanks'),
  rule(ImportanceSurveyEntity, 'createdBy', 'blank'),
  rule(ImportanceSurveyEntity, 'setAsideAskedBy', 'null'),
  rule(ImportanceSurveyEntity, 'setAsideAgreedBy', 'null'),
  rule(ImportanceRequestEntity, 'personId', 'goes', 'requests'),

  rule(ValueEvidenceEntity, 'createdBy', 'blank'),
  rule(MeasureEntity, 'ownerId', 'null'),
  rule(InitiativeEntity, 'ownerId', 'null'),
  rule(ActualEntity, 'enteredBy', 'null'),
  rule(AssessmentRoundEntity, 'openedBy', 'blank'),
  rule(AssessmentParticipantEntity, 'personId', 'goes'),
  rule(AssessmentAnswerEntity, 'personId', 'goes'),
  rule(AssessmentFileEntity, 'personId', 'goes', 'files'),
];
