import { AskedRaters } from './asked-raters.js';
import { ClosureService } from './closure.service.js';
import { ClosuresController } from './closures.controller.js';
import { CycleJobs } from './cycle-jobs.worker.js';
import { CycleMailsComposer } from './cycle-mails.composer.js';
import { ExtensionsController } from './extensions.controller.js';
import { FreshLinksController } from './fresh-links.controller.js';
import { FreshLinks } from './fresh-links.service.js';
import { LateAdditionPages } from './late-addition-pages.js';
import { LateAdditionsController } from './late-additions.controller.js';
import { LateAdditionsService } from './late-additions.service.js';
import { LaunchService } from './launch.service.js';
import { EnoughAnswers } from './enough-answers.service.js';
import { LaunchesController } from './launches.controller.js';
import { MailsAgainController } from './mails-again.controller.js';
import { MailsAgain } from './mails-again.service.js';
import { ProgressController } from './progress.controller.js';
import { ProgressService } from './progress.service.js';
import { ReminderService } from './reminder.service.js';
import { RemindersController } from './reminders.controller.js';
import { RunningRequests } from './running-requests.js';

/** The half of the room that begins with the launch; cycles.module.ts wires it together with drafting. */
export const runningControllers = [
  LaunchesController,
  ProgressController,
  RemindersController,
  ExtensionsController,
  ClosuresController,
  FreshLinksController,
  MailsAgainController,
  LateAdditionsController,
];

export const runningProviders = [
  AskedRaters,
  LaunchService,
  CycleJobs,
  CycleMailsComposer,
  RunningRequests,
  FreshLinks,
  MailsAgain,
  ReminderService,
  ProgressService,
  EnoughAnswers,
  ClosureService,
  LateAdditionsService,
  LateAdditionPages,
];
