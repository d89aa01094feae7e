import { Module } from '@nestjs/common';
import { CompetenciesModule } from '../competencies/competencies.module.js';
import { Alarms } from './alarms.js';
import { AnswerErasure } from './answer-erasure.js';
import { AnswersGone } from './answers-gone.js';
import { EarlierCyclesController } from './earlier-cycles.controller.js';
import { EarlierCycles } from './earlier-cycles.service.js';
import { EarlierImport } from './earlier-import.js';
import { EarlierImportsController } from './earlier-imports.controller.js';
import { EarlierReports } from './earlier-reports.js';
import { EarlierResults } from './earlier-results.service.js';
import { EarlierTiesController } from './earlier-ties.controller.js';
import { GroupBuilder } from './group-builder.js';
import { GroupSnapshots } from './group-snapshots.js';
import { KeyCustody } from './key-custody.service.js';
import { KeyEnd } from './key-end.js';
import { KeyWatch } from './key-watch.js';
import { MethodController } from './method.controller.js';
import { MixService } from './mix.service.js';
import { MixWorker } from './mix.worker.js';
import { MixedReviews } from './mixed-reviews.js';
import { OpenedEnvelopes } from './opened-envelopes.js';
import { QualityController } from './quality.controller.js';
import { ReportBuilder } from './report-builder.js';
import { ResultsController } from './results.controller.js';
import { ResultsService } from './results.service.js';
import { ReviewMixer } from './review-mixer.js';
import { SetAsideService } from './set-aside.service.js';
import { SetAsidesController } from './set-asides.controller.js';
import { SourcesOfSnapshots } from './snapshot-sources.js';
import { SnapshotCorrections } from './snapshot-corrections.js';
import { Snapshots } from './snapshots.js';
import { VerifiedBackup } from './verified-backup.js';

/** The one gate between answers and everything that shows figures: only snapshots leave it. */
@Module({
  imports: [CompetenciesModule],
  controllers: [
    EarlierCyclesController,
    EarlierImportsController,
    EarlierTiesController,
    MethodController,
    QualityController,
    ResultsController,
    SetAsidesController,
  ],
  providers: [
    Alarms,
    AnswerErasure,
    AnswersGone,
    OpenedEnvelopes,
    MixedReviews,
    ReviewMixer,
    MixService,
    MixWorker,
    VerifiedBackup,
    KeyCustody,
    KeyEnd,
    KeyWatch,
    SourcesOfSnapshots,
    EarlierCycles,
    EarlierImport,
    EarlierReports,
    EarlierResults,
    ReportBuilder,
    GroupBuilder,
    Snapshots,
    SnapshotCorrections,
    GroupSnapshots,
    ResultsService,
    SetAsideService,
  ],
  exports: [
    AnswerErasure,
    EarlierResults,
    Snapshots,
    SnapshotCorrections,
    GroupSnapshots,
    ResultsService,
    MixWorker,
    Alarms,
    KeyEnd,
  ],
})
export class ResultsModule {}
