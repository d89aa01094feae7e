import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { In, LessThan } from 'typeorm';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { OutboxMailEntity } from '../mail/outbox-mail.entity.js';
import { PersonEntity } from '../people/person.entity.js';
import { SessionEntity } from './session.entity.js';
import { ThrottleCounts } from './throttle-counts.js';
import { SignInLinks } from './sign-in-links.js';

const hourMs = 60 * 60_000;

/** Sessions, links and sign-in mails that can do nothing any more are not kept. */
@Injectable()
export class AuthCleaning {
  private readonly log = new Logger(AuthCleaning.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly links: SignInLinks,
    private readonly throttles: ThrottleCounts,
  ) {}

  @Interval(hourMs)
  beat(): void {
    this.tick().catch((error: unknown) => this.log.error(`Cleaning failed: ${String(error)}`));
  }

  async tick(): Promise<void> {
    const now = this.clock.now();
    await this.database.write(async () => {
      await this.links.forgetOld();
      await this.throttles.forgetOld();
      await this.database.of(SessionEntity).delete({ expiresAt: LessThan(now) });
      await this.endSessionsOfThoseWhoLeft();
      const yesterday = new Date(now.getTime() - 24 * hourMs);
      await this.database
        .of(OutboxMailEntity)
        .delete({ kind: 'sign-in', state: In(['sent', 'dropped', 'bounced']), dueAt: LessThan(yesterday) });
    });
  }

  private async endSessionsOfThoseWhoLeft(): Promise<void> {
    const sessions = this.database.of(SessionEntity).createQueryBuilder();
    const active = sessions
      .subQuery()
      .select('person.id')
      .from(PersonEntity, 'person')
      .where(`person.status = 'active'`);
    await sessions.delete().where(`"personId" NOT IN ${active.getQuery()}`).execute();
  }
}
