import { AppModule } from '../../src/app.module.js';
import { createApplication } from '../../src/application.js';
import { Clock } from '../../src/config/clock.js';
import { readConfig } from '../../src/config/config.js';
import { Database } from '../../src/database/database.js';
import { makeLogger } from '../../src/logging.js';
import type { TestApp } from '../support/test-app.js';

/** A clock that can be set ahead, so that three weeks pass at once. */
export class AheadClock extends Clock {
  aheadMs = 0;

  override now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }
}

/** The whole product in this process without its timetable: each part of the cycle is set going by hand. */
export async function openSimulatedHouse(env: Record<string, string>, clock: AheadClock): Promise<TestApp> {
  const config = readConfig({ LOG_LEVEL: 'error', PORT: '0', APP_URL: 'http://127.0.0.1:9', ...env });
  const app = await createApplication(AppModule.with(config, clock), makeLogger(config.logLevel));
  return {
    app,
    clock: undefined as never,
    database: app.get(Database),
    dataDir: config.dataDir,
    get: (type) => app.get(type, { strict: false }),
    close: () => app.close(),
  };
}
