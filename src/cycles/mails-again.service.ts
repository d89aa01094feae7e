import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Database } from '../database/database.js';
import { NotFound } from '../domain/errors.js';
import { Outbox } from '../mail/outbox.js';
import { OutboxMailEntity } from '../mail/outbox-mail.entity.js';
import { ProgressService } from './progress.service.js';

/** A mail came back although the address is right: a full mailbox, a server that refused us. The same link goes out again. */
@Injectable()
export class MailsAgain {
  constructor(
    private readonly database: Database,
    private readonly progress: ProgressService,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  /** Only for somebody whose mail bounced, asked in a review that this administrator may follow. */
  async send(cycleId: string, personId: string, actorId: string): Promise<void> {
    const { cycle, requests } = await this.progress.of(cycleId, actorId);
    const isBounced = requests.some(({ raterId, hasBounced }) => raterId === personId && hasBounced);
    if (cycle.state !== 'open' || !isBounced) throw new NotFound();
    const rows = this.database.of(OutboxMailEntity);
    await rows.update({ cycleId, personId, state: 'bounced' }, { state: 'dropped' });
    const earlier = await rows.countBy({ cycleId, personId, kind: 'invitation' });
    await this.outbox.put({ kind: 'invitation', personId, cycleId, round: `again ${earlier}` });
    await this.audit.record(actorId, 'cycle.mail-sent-again', { cycle: cycleId, person: personId });
  }
}
