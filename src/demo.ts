import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AppModule } from './app.module.js';
import { createApplication } from './application.js';
import { ConfigMistakes } from './config/config.js';
import { AnotherInstance, holdAlone } from './database/only-instance.js';
import { leaveWhenAsked, prepareDemo, readDemoConfig } from './demo-preparation.js';
import { makeLogger } from './logging.js';
import { paths } from './web/paths.js';

/** The demo's house with its clocks running. */
@Module({})
class DemoServer {}

async function serve(): Promise<void> {
  const config = readDemoConfig(process.env);
  // The lock comes after the folder is known to be the demo's own, and is let go when this process ends.
  await prepareDemo(config, () => holdAlone(config.dataDir));
  const rooms = [AppModule.with(config), ScheduleModule.forRoot()];
  const app = await createApplication({ module: DemoServer, imports: rooms }, makeLogger(config.logLevel));
  // There is no password here: only this machine may come in.
  await app.listen(config.port, '127.0.0.1');
  console.log(`Roundview demo: ${config.appUrl}`);
  console.log(`Mailbox: ${config.appUrl}${paths.demoMailbox()}`);
  console.log('Sign in as: HR | employee | manager | leader (no password in demo)');
  console.log(`Stop: Ctrl-C. Erase: ${config.appUrl}${paths.demoErasure()}, or delete the folder ${config.dataDir}`);
  await leaveWhenAsked(app, config);
  console.log('The demo is erased. Start your own organisation: npm start');
  process.exit(0);
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
}

await serve().catch((error: unknown) => {
  if (isTaken(error)) console.error('The port is taken; set PORT to another one');
  else console.error(error instanceof ConfigMistakes || error instanceof AnotherInstance ? error.message : error);
  process.exit(1);
});
