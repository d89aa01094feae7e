import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import { mailIdentity } from './mail-identity.js';
import type { MailKind } from './mail-message.js';
import { OutboxMailEntity } from './outbox-mail.entity.js';

export interface MailRequest {
  readonly kind: MailKind;
  readonly personId: string;
  readonly cycleId?: string;
  /** What makes this mail another one than the last of its kind: a reminder's rule, a sign-in's random id. */
  readonly round?: string;
  readonly references?: Record<string, string>;
  /** When it may leave; now unless told otherwise. */
  readonly dueAt?: Date;
  /** Written by a long launch: leaves only once `release` is called. */
  readonly isHeld?: boolean;
}

const rowsPerInsert = 100;

/** Mails to be sent, written in the same transaction as what they tell about. */
@Injectable()
export class Outbox {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Asking twice for the same mail (kind, person, cycle, round) asks once. */
  async put(...requests: MailRequest[]): Promise<void> {
    for (let start = 0; start < requests.length; start += rowsPerInsert) {
      const rows = requests.slice(start, start + rowsPerInsert).map((request) => this.rowFor(request));
      await this.database.of(OutboxMailEntity).createQueryBuilder().insert().orIgnore().values(rows).execute();
    }
  }

  /** Lets the held mails of a launched cycle go. */
  async release(cycleId: string): Promise<void> {
    await this.database.of(OutboxMailEntity).update({ cycleId, state: 'held' }, { state: 'due' });
  }

  private rowFor(request: MailRequest): OutboxMailEntity {
    const id = randomId();
    return {
      id,
      kind: request.kind,
      personId: request.personId,
      cycleId: request.cycleId ?? '',
      round: request.round ?? '',
      references: request.references ?? {},
      state: request.isHeld ? 'held' : 'due',
      dueAt: request.dueAt ?? this.clock.now(),
      leaseUntil: null,
      attempts: 0,
      firstTriedAt: null,
      sentAt: null,
      serverAnswer: null,
      identity: mailIdentity(id),
    };
  }
}
