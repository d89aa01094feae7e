import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { type Config, ConfigMistakes, readConfig } from './config/config.js';
import {
  emptyDemoFolder,
  isDemoComplete,
  isForeignFolder,
  markDemoComplete,
  markDemoFolder,
} from './config/demo-folder.js';
import { makeLogger, NestLogger } from './logging.js';
import { DemoClock } from './operations/demo/demo-clock.js';
import { DemoErasure } from './operations/demo/demo-erasure.js';
import { DemoSeeder } from './operations/demo/demo-seeder.js';

/** Port, address and folder may be chosen; mail server, database server and secrets of a real organisation are not read. */
export function readDemoConfig(env: NodeJS.ProcessEnv): Config {
  if (env.DATABASE_URL)
    throw new ConfigMistakes(['DATABASE_URL is set; the demo keeps its data in a folder of its own, so unset it']);
  const { PORT, APP_URL, DATA_DIR, LOG_LEVEL = 'error' } = env;
  return readConfig({ PORT, APP_URL, DATA_DIR, LOG_LEVEL }, 'demo');
}

/** Refuses a folder that is not the demo's; fills an empty one, in a house whose clocks do not run. True when it was filled. */
export async function prepareDemo(
  config: Config,
  hold: () => Promise<unknown> = async () => undefined,
): Promise<boolean> {
  if (isForeignFolder(config.dataDir)) {
    throw new ConfigMistakes([`${config.dataDir} holds something else than the demo; set DATA_DIR to an empty folder`]);
  }
  markDemoFolder(config.dataDir);
  await hold();
  if (isDemoComplete(config.dataDir)) return false;
  emptyDemoFolder(config.dataDir);
  console.log('Making the demo organisation; this takes less than a minute.');
  const clock = new DemoClock();
  const logger = new NestLogger(makeLogger(config.logLevel));
  const app = await NestFactory.createApplicationContext(AppModule.with(config, clock), {
    logger,
    abortOnError: false,
  });
  try {
    await app.get(DemoSeeder, { strict: false }).seed(clock);
  } finally {
    await app.close();
  }
  markDemoComplete(config.dataDir);
  return true;
}

/** Waits until somebody leaves the demo by its page; then closes the house and empties the folder it held. */
export async function leaveWhenAsked(app: INestApplicationContext, config: Config): Promise<void> {
  await app.get(DemoErasure, { strict: false }).asked;
  await app.close();
  emptyDemoFolder(config.dataDir);
}
