import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { Database } from '../../database/database.js';
import { OutboxMailEntity } from '../../mail/outbox-mail.entity.js';
import { OutboxWorker } from '../../mail/outbox.worker.js';
import type { DemoClock } from './demo-clock.js';
import { bouncedRater, storyCustomers } from './demo-silence.js';

const minuteMs = 60_000;

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
      this.database
        .of(OutboxMailEntity)
        .update({ cycleId, state: 'due' }, { state: 'sent', attempts: 1, sentAt: this.clock.now() }),
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

  /** The mails the visitor is pointed to leave last, one a minute, so that they stand on top. */
  async deliverStory(cycleId: string, clock: DemoClock): Promise<void> {
    const start = clock.now().getTime();
    for (const [place, personId] of storyCustomers.entries()) {
      const at = new Date(start + (place + 1) * minuteMs);
      await this.postpone(cycleId, personId, at);
      clock.standAt(at);
      await this.deliver();
    }
  }

  /** Everything that is due except the mails kept for last. */
  async deliverOthers(cycleId: string): Promise<void> {
    const later = new Date(this.clock.now().getTime() + 60 * minuteMs);
    for (const personId of storyCustomers) await this.postpone(cycleId, personId, later);
    await this.deliver();
  }

  /** Mail hours do not matter to somebody who is trying the product out. */
  async hurry(cycleId: string): Promise<void> {
    await this.database.write(() =>
      this.database.of(OutboxMailEntity).update({ cycleId, state: 'due' }, { dueAt: this.clock.now() }),
    );
  }

  private deliver(): Promise<void> {
    return this.outbox.tick();
  }

  private async postpone(cycleId: string, personId: string, dueAt: Date): Promise<void> {
    await this.database.write(() => this.database.of(OutboxMailEntity).update({ cycleId, personId }, { dueAt }));
  }
}
