import { AppModule } from '../../src/app.module.js';
import { createApplication } from '../../src/application.js';
import { Clock } from '../../src/config/clock.js';
import { readConfig } from '../../src/config/config.js';
import { Database } from '../../src/database/database.js';
import { makeLogger } from '../../src/logging.js';
import type { TestApp } from '../support/test-app.js';

/** The same data seen from inside this process, without a timetable: to prepare, and to look while others run. */
export async function openHouse(env: Record<string, string>): Promise<TestApp> {
  const config = readConfig({ LOG_LEVEL: 'silent', ...env });
  const app = await createApplication(AppModule.with(config, new Clock()), makeLogger(config.logLevel));
  return {
    app,
    clock: undefined as never,
    database: app.get(Database),
    dataDir: config.dataDir,
    get: (type) => app.get(type, { strict: false }),
    close: () => app.close(),
  };
}
