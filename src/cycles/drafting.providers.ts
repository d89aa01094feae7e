import { CheckController } from './check.controller.js';
import { CyclesController } from './cycles.controller.js';
import { CyclesService } from './cycles.service.js';
import { DatesController } from './dates.controller.js';
import { CycleDeletionsController } from './deletions.controller.js';
import { DraftChanges } from './draft-changes.js';
import { DraftReader } from './draft-reader.js';
import { LaunchCheck } from './launch-check.js';
import { OrganisationReader } from './organisation-facts.js';
import { OutlookService } from './outlook.service.js';
import { ParticipantsChoice } from './participants-choice.js';
import { ParticipantsController } from './participants.controller.js';
import { ParticipantsPages } from './participants-pages.js';
import { ParticipantsService } from './participants.service.js';
import { PeopleSearch } from './people-search.js';
import { QuestionsController } from './questions.controller.js';
import { RaterGroupsController } from './rater-groups.controller.js';
import { StaffRoles } from './staff-roles.js';
import { StandingService } from './standing.service.js';

/** The half of the room that ends with the launch button; cycles.module.ts wires it together with running cycles. */
export const draftingControllers = [
  CyclesController,
  CycleDeletionsController,
  ParticipantsController,
  QuestionsController,
  RaterGroupsController,
  DatesController,
  CheckController,
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
];
