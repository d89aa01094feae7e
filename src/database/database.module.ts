import { type DynamicModule, Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { BackgroundJobs } from './background-jobs.js';
import { openConnections, type Tables } from './data-sources.js';
import { Database } from './database.js';

@Module({})
export class DatabaseModule {
  static with(tables: Tables): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        {
          provide: Database,
          inject: [Config],
          useFactory: async (config: Config) => new Database(await openConnections(config.database, tables)),
        },
        BackgroundJobs,
      ],
      exports: [Database, BackgroundJobs],
    };
  }
}
