import { type DynamicModule, Module } from '@nestjs/common';
import { AuditModule } from './audit/audit.module.js';
import type { Clock } from './config/clock.js';
import type { Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { entities } from './entities.js';
import { migrations } from './database/migrations.js';
import { MailModule } from './mail/mail.module.js';
import { SealingModule } from './sealing/sealing.module.js';
import { SettingsModule } from './settings/settings.module.js';

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
      ],
    };
  }
}
