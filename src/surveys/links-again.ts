import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../config/clock.js';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { InvitationEntity } from '../cycles/invitation.entity.js';
import { Database } from '../database/database.js';
import { Outbox } from '../mail/outbox.js';
import { PersonEntity } from '../people/person.entity.js';

/**
 * Sends a rater's invitations of open cycles again, to the address we have. The outbox takes each once an hour, on
 * every instance alike; the link in the mail is the same one.
 */
@Injectable()
export class LinksAgain {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  async send(emailFolded: string): Promise<void> {
    const person = await this.database.of(PersonEntity).findOneBy({ emailFolded, status: 'active' });
    const raterId = person && !person.objectedAt ? person.id : '';
    const invitations = await this.database.of(InvitationEntity).findBy({ raterId });
    const cycleIds = invitations.map((invitation) => invitation.cycleId);
    const open = await this.database.of(CycleEntity).findBy({ id: In(cycleIds), state: 'open' });
    const round = `again-${this.clock.now().toISOString().slice(0, 13)}`;
    await this.outbox.put(
      ...open.map(({ id }) => ({ kind: 'invitation' as const, personId: raterId, cycleId: id, round })),
    );
  }
}
