import { Module } from '@nestjs/common';
import { CompetenciesModule } from '../competencies/competencies.module.js';
import { FollowupModule } from '../followup/followup.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { GroupViews } from './group-views.js';
import { Overview } from './overview.service.js';
import { OverviewController, OverviewFileController } from './overview.controller.js';
import { ValueEvidence } from './value-evidence.js';
import { ValueResults } from './value-results.js';
import { ValuesController } from './values.controller.js';

/** What the leadership sees of a cycle: units and competencies, brand values. Group snapshots only. */
@Module({
  imports: [CompetenciesModule, ReportsModule, FollowupModule],
  controllers: [OverviewController, OverviewFileController, ValuesController],
  providers: [GroupViews, Overview, ValueResults, ValueEvidence],
  exports: [GroupViews, ValueEvidence],
})
export class OverviewModule {}
