import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Type } from '@nestjs/common';
import { AppModule } from '../../src/app.module.js';
import { createApplication } from '../../src/application.js';
import { readConfig } from '../../src/config/config.js';
import { Database } from '../../src/database/database.js';
import { makeLogger } from '../../src/logging.js';
import { TestClock } from './test-clock.js';
import { createMigratedDatabase } from './test-database.js';

export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly clock: TestClock;
  readonly database: Database;
  readonly dataDir: string;
  get<T>(type: Type<T>): T;
  close(): Promise<void>;
}

/** The whole product on a real database of its own, with a clock the test sets and no background timetable. */
export async function startTestApp(env: Record<string, string> = {}, mode: 'real' | 'demo' = 'real'): Promise<TestApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'roundview-'));
  const postgres = await createMigratedDatabase();
  const config = readConfig(
    {
      DATA_DIR: dataDir,
      PORT: '0',
      APP_URL: 'http://localhost:3000',
      LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
      ...(postgres ? { DATABASE_URL: postgres.url } : {}),
      ...env,
    },
    mode,
  );
  const clock = new TestClock();
  const app = await createApplication(
    AppModule.with(config, clock),
    makeLogger(config.logLevel),
    config.trustedProxies,
  );
  return {
    app,
    clock,
    database: app.get(Database),
    dataDir,
    get: (type) => app.get(type, { strict: false }),
    close: async () => {
      await app.close();
      await postgres?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
