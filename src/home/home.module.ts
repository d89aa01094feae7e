import { Module } from '@nestjs/common';
import { AssessmentModule } from '../assessment/assessment.module.js';
import { CyclesModule } from '../cycles/cycles.module.js';
import { FollowupModule } from '../followup/followup.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { HomeController } from './home.controller.js';
import { HrHomeService } from './hr-home.service.js';
import { NominationTasks } from './nomination-tasks.js';
import { MyHomeService } from './my-home.service.js';

@Module({
  imports: [AssessmentModule, CyclesModule, FollowupModule, ReportsModule],
  controllers: [HomeController],
  providers: [HrHomeService, MyHomeService, NominationTasks],
})
export class HomeModule {}
