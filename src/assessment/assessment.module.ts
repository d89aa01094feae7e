import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { CompetenciesModule } from '../competencies/competencies.module.js';
import { FollowupModule } from '../followup/followup.module.js';
import { OverviewModule } from '../overview/overview.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { ResultsModule } from '../results/results.module.js';
import { ScorecardModule } from '../scorecard/scorecard.module.js';
import { AnswersController } from './answers.controller.js';
import { AskedPeriods } from './asked-periods.js';
import { LinkedVoices } from './linked-voices.js';
import { LinksController } from './links.controller.js';
import { ProofFiles } from './proof-files.js';
import { ProofFilesController } from './proof-files.controller.js';
import { ResultsController } from './results.controller.js';
import { RoundAnswers } from './round-answers.js';
import { RoundMails } from './round-mails.js';
import { RoundMailsComposer } from './round-mails.composer.js';
import { RoundResults } from './round-results.js';
import { RoundTasks } from './round-tasks.js';
import { Rounds } from './rounds.js';
import { RoundsController } from './rounds.controller.js';
import { SelfAssessmentMeasure } from './self-assessment.computed.js';
import { SystemEvidences } from './system-evidence.js';

/** The leaders' twenty questions, beside what the system knows. */
@Module({
  imports: [
    AuthModule,
    CompetenciesModule,
    ResultsModule,
    ReportsModule,
    FollowupModule,
    OverviewModule,
    ScorecardModule,
  ],
  controllers: [LinksController, RoundsController, AnswersController, ProofFilesController, ResultsController],
  providers: [
    Rounds,
    RoundAnswers,
    RoundResults,
    RoundTasks,
    RoundMails,
    RoundMailsComposer,
    ProofFiles,
    AskedPeriods,
    SystemEvidences,
    LinkedVoices,
    SelfAssessmentMeasure,
  ],
  exports: [Rounds, RoundAnswers, RoundTasks, LinkedVoices],
})
export class AssessmentModule {}
