import { type INestApplicationContext, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AppModule } from './app.module.js';
import { createApplication } from './application.js';
import { FirstStart } from './auth/first-start.js';
import { ConfigMistakes, readConfig } from './config/config.js';
import { isDemoFolder } from './config/demo-folder.js';
import { CycleJobs } from './cycles/cycle-jobs.worker.js';
import { AnotherInstance, holdAlone } from './database/only-instance.js';
import { makeLogger } from './logging.js';
import { OutboxWorker } from './mail/outbox.worker.js';
import { MixWorker } from './results/mix.worker.js';

/** The house with its clocks running; tests build it without. */
@Module({})
class Server {}

async function serve(): Promise<void> {
  const config = readConfig(process.env);
  if (isDemoFolder(config.dataDir)) {
    throw new ConfigMistakes([`${config.dataDir} belongs to the demo; set DATA_DIR to a folder of your own`]);
  }
  // The lock is let go by the operating system when this process ends.
  if (config.database.kind === 'sqlite') await holdAlone(config.dataDir);
  const rooms = [AppModule.with(config), ScheduleModule.forRoot()];
  const logger = makeLogger(config.logLevel);
  const app = await createApplication({ module: Server, imports: rooms }, logger, config.trustedProxies);
  await app.listen(config.port, '0.0.0.0');
  console.log(`Roundview is ready at ${config.appUrl}`);
  resume(app);
  const link = await app.get(FirstStart, { strict: false }).link();
  if (link) console.log(`Nobody administers it yet. Open this once, within 24 hours:\n${link}`);
}

/** What the last process left half-done is taken up at once, not with the first beat of the clock. */
function resume(app: INestApplicationContext): void {
  app.get(CycleJobs, { strict: false }).wake();
  app.get(MixWorker, { strict: false }).wake();
  app.get(OutboxWorker, { strict: false }).beat();
}

await serve().catch((error: unknown) => {
  console.error(error instanceof ConfigMistakes || error instanceof AnotherInstance ? error.message : error);
  process.exit(1);
});
