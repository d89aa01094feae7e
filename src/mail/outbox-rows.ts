import { Injectable } from '@nestjs/common';
import { In, LessThan, LessThanOrEqual, MoreThan } from 'typeorm';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import type { MailKind } from './mail-message.js';
import { OutboxMailEntity } from './outbox-mail.entity.js';

const leaseMinutes = 10;
/** Somebody sits and waits for these. */
const urgent: readonly MailKind[] = ['sign-in'];
/** One more of these annoys, one less harms nobody: after a crash they are not sent again. */
const notRepeated: readonly MailKind[] = [
  'reminder',
  'last-call',
  'nominating-nudge',
  'plan-half-time',
  'plan-due',
  'commitment-due',
  'thanks-received',
  'thanks-summary',
  'importance-reminder',
  'assessment-reminder',
];

/** The outbox as the sender sees it: what is due, whose it is, what became of it. */
@Injectable()
export class OutboxRows {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A handful of due mails: urgent ones first, then new ones, then those tried before, so that no backlog holds anybody up. */
  async due(): Promise<string[]> {
    const isDue = { state: 'due', dueAt: LessThanOrEqual(this.clock.now()) } as const;
    const find = (more: object, take: number) =>
      this.database
        .of(OutboxMailEntity)
        .find({ select: { id: true }, where: { ...isDue, ...more }, order: { dueAt: 'ASC' }, take });
    const found = [
      ...(await find({ kind: In(urgent) }, 20)),
      ...(await find({ attempts: 0 }, 40)),
      ...(await find({ attempts: MoreThan(0) }, 10)),
    ];
    return [...new Set(found.map((row) => row.id))];
  }

  /** Makes a due mail mine for ten minutes, stored before anything is sent; null when another instance was faster. */
  async claim(id: string): Promise<OutboxMailEntity | null> {
    const now = this.clock.now();
    const leaseUntil = new Date(now.getTime() + leaseMinutes * 60_000);
    return this.database.writeTogether(async () => {
      const rows = this.database.of(OutboxMailEntity);
      const claimed = await rows.update(
        { id, state: 'due', dueAt: LessThanOrEqual(now) },
        { state: 'sending', leaseUntil },
      );
      return claimed.affected === 1 ? rows.findOneBy({ id }) : null;
    });
  }

  /** What became of a claimed mail; says nothing when the lease was lost meanwhile. */
  async record(id: string, fields: Partial<OutboxMailEntity>): Promise<void> {
    await this.database.writeTogether(() =>
      this.database.of(OutboxMailEntity).update({ id, state: 'sending' }, { leaseUntil: null, ...fields }),
    );
  }

  /** Mails whose sender died half-way: those that carry the only way in go out again, reminders are set aside. */
  async takeUpLost(): Promise<void> {
    const isLost = { state: 'sending', leaseUntil: LessThan(this.clock.now()) } as const;
    const rows = this.database.of(OutboxMailEntity);
    if (!(await rows.existsBy(isLost))) return;
    await this.database.write(async () => {
      const writing = this.database.of(OutboxMailEntity);
      await writing.update({ ...isLost, kind: In(notRepeated) }, { state: 'uncertain', leaseUntil: null });
      await writing.update(isLost, { state: 'due', leaseUntil: null });
    });
  }

  /** Whether a second copy of this mail would be worse than none. */
  mayRepeat(mail: OutboxMailEntity): boolean {
    return !notRepeated.includes(mail.kind as MailKind);
  }
}
