import { Module } from '@nestjs/common';
import { FollowupModule } from '../followup/followup.module.js';
import { PeopleModule } from '../people/people.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { ResultsModule } from '../results/results.module.js';
import { DependentRows } from './erasure/dependent-rows.js';
import { ErasureObstacles } from './erasure/erasure-obstacles.js';
import { ErasurePreview } from './erasure/erasure-preview.js';
import { ErasuresController } from './erasure/erasures.controller.js';
import { Erasures } from './erasure/erasures.service.js';
import { FilesWithPerson } from './erasure/files-with-person.js';
import { OwnDataController } from './own-data/own-data.controller.js';
import { OwnRecordsReader } from './own-data/own-records.js';
import { Keeper } from './retention/keeper.worker.js';
import { OldMails } from './retention/old-mails.js';
import { RetentionController } from './retention/retention.controller.js';
import { Retention } from './retention/retention.service.js';
import { RetentionSettings } from './retention/retention-settings.js';

/** What is kept for how long, who is forgotten, and what everybody may take along of their own. */
@Module({
  imports: [FollowupModule, PeopleModule, ReportsModule, ResultsModule],
  controllers: [ErasuresController, RetentionController, OwnDataController],
  providers: [
    DependentRows,
    ErasureObstacles,
    ErasurePreview,
    Erasures,
    FilesWithPerson,
    Keeper,
    OldMails,
    OwnRecordsReader,
    Retention,
    RetentionSettings,
  ],
})
export class PrivacyModule {}
