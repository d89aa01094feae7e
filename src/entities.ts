import { AssessmentAgreementEntity, AssessmentAnswerEntity } from './assessment/assessment-answer.entity.js';
import { AssessmentFileEntity } from './assessment/assessment-file.entity.js';
import { AssessmentLinkEntity } from './assessment/assessment-link.entity.js';
import { AssessmentParticipantEntity } from './assessment/assessment-participant.entity.js';
import { AssessmentRoundEntity } from './assessment/assessment-round.entity.js';
import { AuditEntryEntity } from './audit/audit-entry.entity.js';
import { RoleGrantEntity } from './auth/role-grant.entity.js';
import { SessionEntity } from './auth/session.entity.js';
import { SignInLinkEntity } from './auth/sign-in-link.entity.js';
import { ThrottleCountEntity } from './auth/throttle-count.entity.js';
import { BehaviourEntity } from './competencies/behaviour.entity.js';
import { BrandValueEntity } from './competencies/brand-value.entity.js';
import { CompetencyEntity } from './competencies/competency.entity.js';
import { OpenQuestionEntity } from './competencies/open-question.entity.js';
import { QuestionnaireEntity } from './competencies/questionnaire.entity.js';
import { RatingScaleEntity } from './competencies/rating-scale.entity.js';
import { AssignmentEntity } from './cycles/assignment.entity.js';
import { CycleEntity } from './cycles/cycle.entity.js';
import { InvitationEntity } from './cycles/invitation.entity.js';
import { LateAdditionEntity } from './cycles/late-addition.entity.js';
import { NominationEntity } from './cycles/nomination.entity.js';
import { ReviewEntity } from './cycles/review.entity.js';
import { MailWordingEntity } from './cycles/wording/mail-wording.entity.js';
import { BackgroundJobEntity } from './database/background-job.entity.js';
import { CommitmentParticipantEntity } from './followup/commitment-participant.entity.js';
import { CommitmentStepEntity } from './followup/commitment-step.entity.js';
import { CommitmentEntity } from './followup/commitment.entity.js';
import { CustomerMessageEntity } from './followup/customer-message.entity.js';
import { HearingConsentEntity } from './followup/hearing-consent.entity.js';
import { ImportanceEnvelopeEntity } from './followup/importance-envelope.entity.js';
import { ImportanceRequestEntity } from './followup/importance-request.entity.js';
import { ImportanceSurveyEntity } from './followup/importance-survey.entity.js';
import { RecognitionEntity } from './followup/recognition.entity.js';
import { OutboxMailEntity } from './mail/outbox-mail.entity.js';
import { ValueEvidenceEntity } from './overview/value-evidence.entity.js';
import { AccountEntity } from './people/account.entity.js';
import { DepartmentEntity } from './people/department.entity.js';
import { ImportFileEntity } from './people/import-file.entity.js';
import { ObjectionEntity } from './people/objection.entity.js';
import { PersonEntity } from './people/person.entity.js';
import { ServiceRecordEntity } from './people/service-record.entity.js';
import { ConversationEntity } from './plans/conversation.entity.js';
import { PulseEntity } from './plans/pulse.entity.js';
import { PlanActionEntity } from './plans/plan-action.entity.js';
import { PlanNoteEntity } from './plans/plan-note.entity.js';
import { PlanEntity } from './plans/plan.entity.js';
import { CommentReportEntity } from './reports/comments/comment-report.entity.js';
import { SharedCommentEntity } from './reports/comments/shared-comment.entity.js';
import { ReportArchiveEntity } from './reports/archives/report-archive.entity.js';
import { CommentEntity } from './results/comment.entity.js';
import { EarlierResultEntity } from './results/earlier-result.entity.js';
import { GroupSnapshotEntity } from './results/group-snapshot.entity.js';
import { MixedBlockEntity } from './results/mixed-block.entity.js';
import { SnapshotEntity } from './results/snapshot.entity.js';
import { TallyEntity } from './results/tally.entity.js';
import { ActualEntity } from './scorecard/actual.entity.js';
import { CauseEffectEntity } from './scorecard/cause-effect.entity.js';
import { ChainFigureEntity } from './scorecard/chain-figure.entity.js';
import { InitiativeEntity } from './scorecard/initiative.entity.js';
import { MeasureEntity } from './scorecard/measure.entity.js';
import { ObjectiveEntity } from './scorecard/objective.entity.js';
import { PerspectiveWeightEntity } from './scorecard/perspective-weight.entity.js';
import { LogoEntity } from './settings/logo.entity.js';
import { OrganisationEntity } from './settings/organisation.entity.js';
import { EnvelopeEntity } from './surveys/envelope.entity.js';

/** Every table of the product; the one migration set makes exactly these. */
export const entities = [
  LogoEntity,
  OrganisationEntity,
  BackgroundJobEntity,
  AuditEntryEntity,
  OutboxMailEntity,
  DepartmentEntity,
  AccountEntity,
  PersonEntity,
  ObjectionEntity,
  ServiceRecordEntity,
  ImportFileEntity,
  BrandValueEntity,
  CompetencyEntity,
  BehaviourEntity,
  OpenQuestionEntity,
  RatingScaleEntity,
  QuestionnaireEntity,
  CycleEntity,
  ReviewEntity,
  NominationEntity,
  AssignmentEntity,
  LateAdditionEntity,
  InvitationEntity,
  MailWordingEntity,
  RoleGrantEntity,
  SignInLinkEntity,
  SessionEntity,
  ThrottleCountEntity,
  EnvelopeEntity,
  TallyEntity,
  MixedBlockEntity,
  CommentEntity,
  SnapshotEntity,
  GroupSnapshotEntity,
  ReportArchiveEntity,
  EarlierResultEntity,
  CommitmentEntity,
  CommitmentStepEntity,
  CommitmentParticipantEntity,
  CustomerMessageEntity,
  HearingConsentEntity,
  RecognitionEntity,
  ImportanceSurveyEntity,
  ImportanceRequestEntity,
  ImportanceEnvelopeEntity,
  PlanEntity,
  PlanActionEntity,
  PlanNoteEntity,
  ConversationEntity,
  CommentReportEntity,
  ObjectiveEntity,
  CauseEffectEntity,
  MeasureEntity,
  ActualEntity,
  InitiativeEntity,
  PerspectiveWeightEntity,
  ChainFigureEntity,
  ValueEvidenceEntity,
  PulseEntity,
  SharedCommentEntity,
  AssessmentRoundEntity,
  AssessmentParticipantEntity,
  AssessmentAnswerEntity,
  AssessmentAgreementEntity,
  AssessmentFileEntity,
  AssessmentLinkEntity,
];
