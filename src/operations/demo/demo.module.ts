import { Module } from '@nestjs/common';
import { AssessmentModule } from '../../assessment/assessment.module.js';
import { CompetenciesModule } from '../../competencies/competencies.module.js';
import { CyclesModule } from '../../cycles/cycles.module.js';
import { FollowupModule } from '../../followup/followup.module.js';
import { PlansModule } from '../../plans/plans.module.js';
import { ReportsModule } from '../../reports/reports.module.js';
import { ResultsModule } from '../../results/results.module.js';
import { ScorecardModule } from '../../scorecard/scorecard.module.js';
import { SurveysModule } from '../../surveys/surveys.module.js';
import { DemoAssessment } from './demo-assessment.js';
import { DemoController } from './demo.controller.js';
import { DemoEnding } from './demo-ending.js';
import { DemoErasure } from './demo-erasure.js';
import { DemoErasuresController } from './demo-erasures.controller.js';
import { DemoLaunches } from './demo-launches.js';
import { DemoLoop } from './demo-loop.js';
import { DemoMails } from './demo-mails.js';
import { DemoOrganisation } from './demo-organisation.js';
import { DemoPlans } from './demo-plans.js';
import { DemoReleasesController } from './demo-releases.controller.js';
import { DemoReplies } from './demo-replies.js';
import { DemoScorecard } from './demo-scorecard.js';
import { DemoSharing } from './demo-sharing.js';
import { DemoSeeder } from './demo-seeder.js';

/** Part of the house only when it is started as a demo. */
@Module({
  imports: [
    CompetenciesModule,
    CyclesModule,
    SurveysModule,
    ResultsModule,
    PlansModule,
    ReportsModule,
    FollowupModule,
    ScorecardModule,
    AssessmentModule,
  ],
  controllers: [DemoController, DemoReleasesController, DemoErasuresController],
  providers: [
    DemoErasure,
    DemoOrganisation,
    DemoLaunches,
    DemoReplies,
    DemoEnding,
    DemoMails,
    DemoPlans,
    DemoLoop,
    DemoScorecard,
    DemoAssessment,
    DemoSharing,
    DemoSeeder,
  ],
  exports: [DemoOrganisation, DemoSeeder],
})
export class DemoModule {}
