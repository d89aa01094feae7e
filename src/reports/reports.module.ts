import { Module } from '@nestjs/common';
import { CompetenciesModule } from '../competencies/competencies.module.js';
import { CyclesModule } from '../cycles/cycles.module.js';
import { PlansModule } from '../plans/plans.module.js';
import { ResultsModule } from '../results/results.module.js';
import { BlockCorrectionsController } from './corrections/block-corrections.controller.js';
import { CorrectedReportMails } from './corrections/corrected-report-mails.composer.js';
import { CorrectionsController } from './corrections/corrections.controller.js';
import { NameCorrectionsController } from './corrections/name-corrections.controller.js';
import { ReportCorrections } from './corrections/report-corrections.service.js';
import { CommentJudges } from './comments/comment-judges.js';
import { CommentReadingsController } from './comments/comment-readings.controller.js';
import { CommentReadings } from './comments/comment-readings.service.js';
import { CommentOffersController } from './comments/comment-offers.controller.js';
import { CommentReportsController } from './comments/comment-reports.controller.js';
import { CommentTopicsController } from './comments/comment-topics.controller.js';
import { CommentReports } from './comments/comment-reports.service.js';
import { JudgedComments } from './comments/judged-comments.js';
import { OfferedCommentsController } from './comments/offered-comments.controller.js';
import { CommentSheets } from './comments/comment-sheets.js';
import { CommentSheetsController } from './comments/comment-sheets.controller.js';
import { SharedComments } from './comments/shared-comments.service.js';
import { ReportedCommentsController } from './comments/reported-comments.controller.js';
import { LateReaders } from './late-readers.js';
import { NoReportMails } from './no-report-mails.composer.js';
import { NoReportMailsController } from './no-report-mails.controller.js';
import { OpenReports } from './open-reports.js';
import { OpenableGroups } from './openable-groups.js';
import { ReleasableReports } from './releasable-reports.js';
import { ReleaseController } from './release.controller.js';
import { ReleaseEndsController } from './release-ends.controller.js';
import { ReleaseOverviews } from './release-overview.js';
import { ReleaseService } from './release.service.js';
import { ReleasesWorker } from './releases.worker.js';
import { ReportAccess } from './report-access.js';
import { ReportCoachesController } from './report-coaches.controller.js';
import { ReportCoaches } from './report-coaches.js';
import { ReportHoldsController } from './report-holds.controller.js';
import { ReportMailsComposer } from './report-mails.composer.js';
import { ReportOpenings } from './report-openings.js';
import { ReportRelease } from './report-release.js';
import { ArchiveFiles } from './archives/archive-files.js';
import { OpenableReports } from './archives/openable-reports.js';
import { ReportArchivesController } from './archives/report-archives.controller.js';
import { ReportArchives } from './archives/report-archives.service.js';
import { ReportArchivesWorker } from './archives/report-archives.worker.js';
import { ReportFilesController } from './report-files.controller.js';
import { Typesetter } from './pdf/typesetter.js';
import { TypstTypesetter } from './pdf/typst-typesetter.js';
import { ReportsController } from './reports.controller.js';
import { SampleReportsController } from './sample-reports.controller.js';

/** A person's report: handed over by HR, opened by those who may. */
@Module({
  imports: [CompetenciesModule, CyclesModule, PlansModule, ResultsModule],
  controllers: [
    ReleaseController,
    ReleaseEndsController,
    ReportHoldsController,
    CorrectionsController,
    NameCorrectionsController,
    BlockCorrectionsController,
    ReportCoachesController,
    ReportsController,
    ReportFilesController,
    ReportArchivesController,
    SampleReportsController,
    NoReportMailsController,
    CommentReportsController,
    CommentTopicsController,
    OfferedCommentsController,
    CommentSheetsController,
    CommentOffersController,
    ReportedCommentsController,
    CommentReadingsController,
  ],
  providers: [
    ReleasableReports,
    ReleaseService,
    ReleaseOverviews,
    ReleasesWorker,
    ReportRelease,
    ReportAccess,
    ReportOpenings,
    LateReaders,
    ReportCoaches,
    ReportMailsComposer,
    ReportCorrections,
    CorrectedReportMails,
    OpenReports,
    OpenableGroups,
    NoReportMails,
    CommentJudges,
    CommentReports,
    JudgedComments,
    CommentReadings,
    CommentSheets,
    SharedComments,
    { provide: Typesetter, useClass: TypstTypesetter },
    OpenableReports,
    ArchiveFiles,
    ReportArchives,
    ReportArchivesWorker,
  ],
  exports: [
    OpenableGroups,
    ReleaseService,
    ReleasesWorker,
    ReportOpenings,
    CommentReports,
    CommentSheets,
    SharedComments,
    ArchiveFiles,
    OpenReports,
    Typesetter,
  ],
})
export class ReportsModule {}
