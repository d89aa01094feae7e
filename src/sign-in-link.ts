import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { AuditLog } from './audit/audit-log.js';
import { SignInLinks, signInMinutes } from './auth/sign-in-links.js';
import { ConfigMistakes, readConfig } from './config/config.js';
import { Database } from './database/database.js';
import { makeLogger, NestLogger } from './logging.js';
import { PersonEntity } from './people/person.entity.js';
import { paths } from './web/paths.js';

/** `npm run sign-in-link -- name@company.com`: the way in while no mail server takes mails, for whoever holds the console. */
async function main(email: string): Promise<void> {
  const config = readConfig(process.env);
  const logger = new NestLogger(makeLogger('error'));
  const app = await NestFactory.createApplicationContext(AppModule.with(config), { logger, abortOnError: false });
  const database = app.get(Database);
  const person = await database
    .of(PersonEntity)
    .findOneBy({ emailFolded: email.trim().toLowerCase(), kind: 'employee', status: 'active' });
  if (person) {
    const secret = await database.write(async () => {
      await app.get(AuditLog).record(null, 'sign-in-link.made', { person: person.id });
      return app.get(SignInLinks).createFor(person.id);
    });
    console.log(`This link signs ${person.name} in once, within ${signInMinutes} minutes:`);
    console.log(config.appUrl + paths.signInLink(secret));
  } else {
    console.error('Nobody on the staff has this address.');
    process.exitCode = 1;
  }
  await app.close();
}

const [email] = process.argv.slice(2);
if (!email) {
  console.error('Usage: npm run sign-in-link -- name@company.com');
  process.exitCode = 2;
} else {
  await main(email).catch((error: unknown) => {
    console.error(error instanceof ConfigMistakes ? error.message : error);
    process.exitCode = 1;
  });
}
