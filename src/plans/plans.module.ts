import { Module } from '@nestjs/common';
import { CompetenciesModule } from '../competencies/competencies.module.js';
import { CyclesModule } from '../cycles/cycles.module.js';
import { ResultsModule } from '../results/results.module.js';
import { Conversations } from './conversations.js';
import { OwnReports } from './own-reports.js';
import { PlanActionsController } from './plan-actions.controller.js';
import { PlanActions } from './plan-actions.service.js';
import { PlanLookup } from './plan-lookup.js';
import { PlanMailsComposer } from './plan-mails.composer.js';
import { PlanPages } from './plan-pages.js';
import { PlanProgressController } from './plan-progress.controller.js';
import { PlanReminders } from './plan-reminders.js';
import { PlanSharesController } from './plan-shares.controller.js';
import { PlanSharing } from './plan-sharing.service.js';
import { PlanSummaries } from './plan-summaries.js';
import { PulsePeople } from './pulse-people.js';
import { PulsesController } from './pulses.controller.js';
import { Pulses } from './pulses.service.js';
import { PlansController } from './plans.controller.js';
import { SharedPlans } from './shared-plans.js';
import { SharedPlansController } from './shared-plans.controller.js';

/** What people do after their report: theirs alone, unless they share it with their manager. */
@Module({
  imports: [CompetenciesModule, CyclesModule, ResultsModule],
  controllers: [
    PlansController,
    PlanActionsController,
    PlanProgressController,
    PlanSharesController,
    SharedPlansController,
    PulsesController,
  ],
  providers: [
    OwnReports,
    PlanLookup,
    PlanActions,
    PlanReminders,
    PlanMailsComposer,
    PlanSharing,
    PlanPages,
    PlanSummaries,
    SharedPlans,
    Conversations,
    PulsePeople,
    Pulses,
  ],
  exports: [PlanActions, PlanLookup, PlanSharing, PlanPages, PlanSummaries, SharedPlans, Conversations],
})
export class PlansModule {}
