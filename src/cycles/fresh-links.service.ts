import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Database } from '../database/database.js';
import { NotFound } from '../domain/errors.js';
import { Outbox } from '../mail/outbox.js';
import { InvitationEntity } from './invitation.entity.js';
import { RunningRequests } from './running-requests.js';

/** After "I am not this person": the link is mailed again, once HR knows that the address is right. */
@Injectable()
export class FreshLinks {
  constructor(
    private readonly database: Database,
    private readonly requests: RunningRequests,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  /** Nothing is mailed for a link that nobody disowned, nor in a cycle that takes no answers. */
  async send(cycleId: string, raterId: string, actorId: string): Promise<void> {
    const invitation = await this.database
      .of(InvitationEntity)
      .findOneBy({ cycleId, raterId, linkState: 'disowned' as const });
    const isRunning = (await this.requests.of(cycleId)).some((request) => request.raterId === raterId);
    if (!invitation || !isRunning) throw new NotFound();
    await this.database.of(InvitationEntity).update(invitation.id, { linkState: 'good' });
    // The link died with its generation: this mail carries another one than the mail that went astray.
    const round = `fresh ${invitation.generation}`;
    await this.outbox.put({ kind: 'invitation', personId: raterId, cycleId, round });
    await this.audit.record(actorId, 'cycle.link-sent-again', { cycle: cycleId, person: raterId });
  }
}
