import { ApprovalsController } from './approvals.controller.js';
import { ApprovalsService } from './approvals.service.js';
import { BoardService } from './board.service.js';
import { CheckController } from './check.controller.js';
import { CyclesController } from './cycles.controller.js';
import { CyclesService } from './cycles.service.js';
import { DatesController } from './dates.controller.js';
import { CycleDeletionsController } from './deletions.controller.js';
import { DraftChanges } from './draft-changes.js';
import { DraftReader } from './draft-reader.js';
import { LaunchCheck } from './launch-check.js';
import { ListChanges } from './list-changes.js';
import { Reinforcements } from './reinforcements.js';
import { ListPages } from './list-pages.js';
import { LoadService } from './load.service.js';
import { NominatingController } from './nominating.controller.js';
import { NominationMails } from './nomination-mails.js';
import { NominationMailsComposer } from './nomination-mails.composer.js';
import { NominationImport } from './nomination-import.js';
import { NominationImportsController } from './nomination-imports.controller.js';
import { NominationLists } from './nomination-lists.js';
import { NominationsController } from './nominations.controller.js';
import { NudgesController } from './nudges.controller.js';
import { OrganisationReader } from './organisation-facts.js';
import { OutlookService } from './outlook.service.js';
import { OwnNominationsController } from './own-nominations.controller.js';
import { OwnNominations } from './own-nominations.service.js';
import { ParticipantsChoice } from './participants-choice.js';
import { ParticipantsPages } from './participants-pages.js';
import { ParticipantsController } from './participants.controller.js';
import { ParticipantsService } from './participants.service.js';
import { PeopleSearch } from './people-search.js';
import { ProposalsController } from './proposals.controller.js';
import { ProposalsService } from './proposals.service.js';
import { QuestionsController } from './questions.controller.js';
import { RaterGroupsController } from './rater-groups.controller.js';
import { RaterLoads } from './rater-loads.js';
import { ReviewListsController } from './review-lists.controller.js';
import { StaffRoles } from './staff-roles.js';
import { StandingService } from './standing.service.js';
import { TeamNominationsController } from './team-nominations.controller.js';
import { TeamReviews } from './team-reviews.js';
import { CycleWordingsController } from './wording/cycle-wordings.controller.js';
import { MailWordings } from './wording/mail-wordings.js';
import { OrganisationWordingsController } from './wording/organisation-wordings.controller.js';
import { WordingPages } from './wording/wording-pages.js';
import { WordingScopes } from './wording/wording-scopes.js';

/** The half of the room that ends with the launch button; cycles.module.ts wires it together with running cycles. */
export const draftingControllers = [
  CyclesController,
  CycleDeletionsController,
  ParticipantsController,
  QuestionsController,
  RaterGroupsController,
  DatesController,
  CheckController,
  ApprovalsController,
  NominatingController,
  ProposalsController,
  NominationsController,
  NudgesController,
  ReviewListsController,
  TeamNominationsController,
  OwnNominationsController,
  NominationImportsController,
  CycleWordingsController,
  OrganisationWordingsController,
];

export const draftingProviders = [
  CyclesService,
  ParticipantsService,
  ParticipantsChoice,
  ParticipantsPages,
  PeopleSearch,
  DraftChanges,
  DraftReader,
  LaunchCheck,
  OrganisationReader,
  OutlookService,
  StaffRoles,
  StandingService,
  ApprovalsService,
  BoardService,
  ListChanges,
  Reinforcements,
  ListPages,
  LoadService,
  NominationImport,
  NominationLists,
  NominationMails,
  NominationMailsComposer,
  OwnNominations,
  ProposalsService,
  RaterLoads,
  TeamReviews,
  MailWordings,
  WordingPages,
  WordingScopes,
];
