import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../config/clock.js';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { InvitationEntity } from '../cycles/invitation.entity.js';
import { Database } from '../database/database.js';
import { Outbox } from '../mail/outbox.js';
import { PersonEntity } from '../people/person.entity.js';
import { LinkThrottle } from './link-throttle.js';

/**
 * Sends a rater's links of open cycles again, to the address we have. The outbox takes each once an hour, on every
 * instance alike; the link in the mail is the same one.
 */
@Injectable()
export class LinksAgain implements BeforeApplicationShutdown {
  private readonly log = new Logger(LinksAgain.name);
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly throttle: LinkThrottle,
  ) {}

  /** Looks for nobody before the answer has left: neither the answer nor the time it takes can tell who is known. */
  ask(emailFolded: string): void {
    const round = `again-${this.clock.now().toISOString().slice(0, 13)}`;
    this.running = this.running
      .then(() => new Promise((resolve) => setImmediate(resolve)))
      .then(() => this.send(emailFolded, round))
      .catch((error: unknown) => this.log.error(`A link could not be sent again: ${String(error)}`));
  }

  /** Once everything asked so far is in the outbox. */
  async settled(): Promise<void> {
    await this.running;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.running;
  }

  private async send(emailFolded: string, round: string): Promise<void> {
    if (!(await this.throttle.mayMail(emailFolded))) return;
    await this.database.write(async () => {
      const person = await this.database.of(PersonEntity).findOneBy({ emailFolded, status: 'active' });
      const raterId = person && !person.objectedAt ? person.id : '';
      const invitations = await this.database.of(InvitationEntity).findBy({ raterId });
      const cycleIds = invitations.map((invitation) => invitation.cycleId);
      const open = await this.database.of(CycleEntity).findBy({ id: In(cycleIds), state: 'open' });
      await this.outbox.put(
        ...open.map(({ id }) => ({ kind: 'invitation' as const, personId: raterId, cycleId: id, round })),
      );
    });
  }
}
