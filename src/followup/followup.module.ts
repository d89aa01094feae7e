import { Module } from '@nestjs/common';
import { CompetenciesModule } from '../competencies/competencies.module.js';
import { CyclesModule } from '../cycles/cycles.module.js';
import { PeopleModule } from '../people/people.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { ResultsModule } from '../results/results.module.js';
import { SurveysModule } from '../surveys/surveys.module.js';
import { CommitmentAccess } from './commitment-access.js';
import { CommitmentDeeds } from './commitment-deeds.js';
import { CommitmentPeopleController } from './commitment-people.controller.js';
import { CommitmentReminders } from './commitment-reminders.js';
import { Commitments } from './commitments.js';
import { CommitmentsController } from './commitments.controller.js';
import { ConsentImport } from './consent-import.js';
import { ConsentImportsController } from './consent-imports.controller.js';
import { CustomerMessages } from './customer-messages.js';
import { HearingConsents } from './hearing-consents.js';
import { HearingLinks } from './hearing-links.js';
import { HearingListController } from './hearing-list.controller.js';
import { HearingController } from './hearing.controller.js';
import { DesiredController } from './desired.controller.js';
import { ImportanceAudiences } from './importance-audiences.js';
import { ImportanceCustody } from './importance-custody.js';
import { ImportanceFormAnswers } from './importance-answers.js';
import { ImportanceFormController } from './importance-form.controller.js';
import { ImportanceLaunch } from './importance-launch.js';
import { ImportanceMailsComposer } from './importance-mails.composer.js';
import { ImportanceMix } from './importance-mix.js';
import { ImportanceReminders } from './importance-reminders.js';
import { ImportanceSurveys } from './importance-surveys.js';
import { ImportanceVisits } from './importance-visits.js';
import { ImportanceWorker } from './importance.worker.js';
import { LoopFileController } from './loop-file.controller.js';
import { LoopItems } from './loop-items.js';
import { LoopMailsComposer } from './loop-mails.composer.js';
import { LoopController } from './loop.controller.js';
import { MessagesController } from './messages.controller.js';
import { OpenFindings } from './open-findings.js';
import { OwnFindings } from './own-findings.js';
import { OwnHearingController } from './own-hearing.controller.js';
import { Recognitions } from './recognitions.js';
import { StepProofs } from './step-proofs.js';
import { StepsController } from './steps.controller.js';
import { ThanksMailsComposer } from './thanks-mails.composer.js';
import { ThanksSummaries } from './thanks-summaries.js';
import { ThanksController } from './thanks.controller.js';
import { Thanks } from './thanks.js';

/** What becomes of what was measured: the closed loop, thanks between colleagues, and what each side wants. */
@Module({
  imports: [CompetenciesModule, CyclesModule, PeopleModule, ReportsModule, ResultsModule, SurveysModule],
  controllers: [
    LoopController,
    LoopFileController,
    ConsentImportsController,
    HearingListController,
    CommitmentsController,
    CommitmentPeopleController,
    StepsController,
    MessagesController,
    HearingController,
    OwnHearingController,
    ThanksController,
    DesiredController,
    ImportanceFormController,
  ],
  providers: [
    LoopItems,
    Commitments,
    OpenFindings,
    OwnFindings,
    CommitmentAccess,
    CommitmentDeeds,
    CommitmentReminders,
    StepProofs,
    CustomerMessages,
    HearingConsents,
    ConsentImport,
    HearingLinks,
    LoopMailsComposer,
    Thanks,
    Recognitions,
    ThanksSummaries,
    ThanksMailsComposer,
    ImportanceAudiences,
    ImportanceLaunch,
    ImportanceVisits,
    ImportanceFormAnswers,
    ImportanceMailsComposer,
    ImportanceReminders,
    ImportanceMix,
    ImportanceCustody,
    ImportanceWorker,
    ImportanceSurveys,
  ],
  exports: [CommitmentDeeds, Commitments, OwnFindings, Recognitions, StepProofs, Thanks],
})
export class FollowupModule {}
