// The product in a process of its own, which closes, mixes and destroys keys until it is killed at a chosen point.
// Started by killed-while-closing.spec.ts: DATA_DIR, BACKUP_DIR, BACKUP_KEYS_DIR, DATABASE_URL and KILL_AT say where.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [point = '', number = '1'] = (process.env.KILL_AT ?? '').split(':');
let calls = 0;
/** SIGKILL cannot be caught: nothing is finished, flushed or told. */
const dieAt = (at: string): void => {
  if (at === point && ++calls === Number(number)) process.kill(process.pid, 'SIGKILL');
};

const remove = fs.rmSync;
fs.rmSync = (path, options) => {
  remove(path, options);
  if (String(path).endsWith('.key')) dieAt('key-removed');
};
syncBuiltinESMExports();

const { AppModule } = await import('../../src/app.module.js');
const { createApplication } = await import('../../src/application.js');
const { readConfig } = await import('../../src/config/config.js');
const { CycleJobs } = await import('../../src/cycles/cycle-jobs.worker.js');
const { Database } = await import('../../src/database/database.js');
const { makeLogger } = await import('../../src/logging.js');
const { MixWorker } = await import('../../src/results/mix.worker.js');
const { VerifiedBackup } = await import('../../src/results/verified-backup.js');
const { TestClock } = await import('../support/test-clock.js');

const config = readConfig(process.env as Record<string, string>, 'real');
const app = await createApplication(AppModule.with(config, new TestClock()), makeLogger('silent'));
const database = app.get(Database);
const write = database.write.bind(database);
// Just before the commit: every statement of the write has been sent, nothing is stored yet.
database.write = (work) => {
  const isInner = database.isWriting;
  return write(async () => {
    const result = await work();
    if (!isInner) dieAt('commit');
    return result;
  });
};
const scrub = database.scrub.bind(database);
database.scrub = async (...asked) => {
  const scrubbed = await scrub(...asked);
  dieAt('scrubbed');
  return scrubbed;
};
const backup = app.get(VerifiedBackup, { strict: false });
const make = backup.make.bind(backup);
backup.make = async (label) => {
  const file = await make(label);
  dieAt('backup-made');
  return file;
};
await app.get(CycleJobs, { strict: false }).tick();
await app.get(MixWorker, { strict: false }).tick();
await app.close();
