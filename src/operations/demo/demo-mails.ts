import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../../config/clock.js';
import { Database } from '../../database/database.js';
import { OutboxMailEntity } from '../../mail/outbox-mail.entity.js';
import { OutboxWorker } from '../../mail/outbox.worker.js';
import { bouncedRater, storyCustomers } from './demo-silence.js';

/** What became of the demo's mails before anybody looked. */
@Injectable()
export class DemoMails {
  constructor(
    private readonly database: Database,
    private readonly outbox: OutboxWorker,
    private readonly clock: Clock,
  ) {}

  /** Mails of years ago count as sent; the mailbox shows those of the open cycle. */
  async countAsSent(cycleId: string): Promise<void> {
    await this.database.write(() =>
      this.database.of(OutboxMailEntity).update({ cycleId, state: 'due' }, { state: 'sent', attempts: 1, sentAt: this.clock.now() }),
    );
  }

  async bounceOne(cycleId: string): Promise<void> {
    const now = this.clock.now();
    await this.database.write(() =>
      this.database
        .of(OutboxMailEntity)
        .update(
          { cycleId, personId: bouncedRater, kind: 'invitation' },
          { state: 'bounced', attempts: 1, firstTriedAt: now, serverAnswer: '550 5.1.1 No such mailbox here' },
        ),
    );
  }

  /** The mails the visitor is pointed to leave last, so that they stand on top. */
  async keepForLast(cycleId: string, until: Date): Promise<void> {
    await this.database.write(() =>
      this.database.of(OutboxMailEntity).update({ cycleId, personId: In([...storyCustomers]) }, { dueAt: until }),
    );
  }

  /** Mail hours do not matter to somebody who is trying the product out. */
  async hurry(cycleId: string): Promise<void> {
    await this.database.write(() =>
      this.database.of(OutboxMailEntity).update({ cycleId, state: 'due' }, { dueAt: this.clock.now() }),
    );
  }

  deliver(): Promise<void> {
    return this.outbox.tick();
  }
}
