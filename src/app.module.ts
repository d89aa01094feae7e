import { type DynamicModule, Module } from '@nestjs/common';
import { AssessmentModule } from './assessment/assessment.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { CompetenciesModule } from './competencies/competencies.module.js';
import type { Clock } from './config/clock.js';
import type { Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { CyclesModule } from './cycles/cycles.module.js';
import { DatabaseModule } from './database/database.module.js';
import { entities } from './entities.js';
import { migrations } from './database/migrations.js';
import { FollowupModule } from './followup/followup.module.js';
import { HomeModule } from './home/home.module.js';
import { MailModule } from './mail/mail.module.js';
import { DemoModule } from './operations/demo/demo.module.js';
import { PrivacyModule } from './operations/privacy.module.js';
import { SettingsPagesModule } from './operations/settings-pages.module.js';
import { PlansModule } from './plans/plans.module.js';
import { OverviewModule } from './overview/overview.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { ResultsModule } from './results/results.module.js';
import { PeopleModule } from './people/people.module.js';
import { ScorecardModule } from './scorecard/scorecard.module.js';
import { SealingModule } from './sealing/sealing.module.js';
import { SettingsModule } from './settings/settings.module.js';
import { SurveysModule } from './surveys/surveys.module.js';
import { TeamModule } from './team/team.module.js';

/** The roof: every room of the house, without the timetable that starts background work. */
@Module({})
export class AppModule {
  static with(config: Config, clock?: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config, clock),
        DatabaseModule.with({ entities, migrations }),
        SealingModule,
        SettingsModule,
        AuditModule,
        MailModule,
        PeopleModule,
        CompetenciesModule,
        CyclesModule,
        AuthModule,
        SettingsPagesModule,
        SurveysModule,
        ResultsModule,
        PlansModule,
        ReportsModule,
        FollowupModule,
        ScorecardModule,
        OverviewModule,
        AssessmentModule,
        HomeModule,
        TeamModule,
        PrivacyModule,
        ...(config.demo ? [DemoModule] : []),
      ],
    };
  }
}
