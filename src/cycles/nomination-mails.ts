import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { RuleBroken } from '../domain/errors.js';
import { nextMailTime } from '../domain/mail-hours.js';
import { Outbox } from '../mail/outbox.js';
import { OutboxMailEntity } from '../mail/outbox-mail.entity.js';
import { PersonEntity } from '../people/person.entity.js';
import { Organisation } from '../settings/organisation.js';
import type { CycleEntity } from './cycle.entity.js';
import { mayFollow } from './followed-reviews.js';
import { proposableGroups } from './own-nominations.service.js';
import { ReviewEntity } from './review.entity.js';

const recentMs = 48 * 3600 * 1000;

export interface Nudgeable {
  /** Active people who have not sent their proposals. */
  readonly personIds: readonly string[];
  /** Those among them whose last nudge is less than 48 hours old, or whose first mail has not left yet. */
  readonly recentIds: ReadonlySet<string>;
}

/** Tells people that they may propose their raters, and reminds those who have not. */
@Injectable()
export class NominationMails {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly organisation: Organisation,
    private readonly audit: AuditLog,
  ) {}

  /** One mail for everyone reviewed and every manager who approves, in the next mail hours; none when nobody may propose. */
  async tellOpening(cycle: CycleEntity): Promise<void> {
    if (proposableGroups(cycle.settings).length === 0) return;
    const reviews = await this.database.of(ReviewEntity).findBy({ cycleId: cycle.id });
    const subjects = await this.activePeople(reviews.map(({ subjectId }) => subjectId));
    const people = new Set(subjects.flatMap(({ id, managerId }) => (managerId ? [id, managerId] : [id])));
    const now = this.clock.now();
    const { workingDays } = this.organisation.current();
    const dueAt = nextMailTime(now, cycle.timeZone, workingDays, this.organisation.mailHours) ?? now;
    await this.outbox.put(
      ...[...people].map((personId) => ({ kind: 'nominating' as const, personId, cycleId: cycle.id, dueAt })),
    );
  }

  /** Whom a nudge would reach; never in reviews that the sender may not follow. */
  async nudgeable(cycle: CycleEntity, viewerId: string): Promise<Nudgeable> {
    if (cycle.state !== 'nominating' || proposableGroups(cycle.settings).length === 0)
      return { personIds: [], recentIds: new Set() };
    const reviews = await this.database
      .of(ReviewEntity)
      .findBy({ cycleId: cycle.id, nominationState: 'proposed' as const });
    const followed = reviews.filter((review) => mayFollow(review, viewerId));
    const people = await this.activePeople(followed.map(({ subjectId }) => subjectId));
    const mails = await this.database.of(OutboxMailEntity).findBy({
      cycleId: cycle.id,
      kind: In(['nominating', 'nominating-nudge']),
      state: In(['due', 'sending', 'sent']),
    });
    const since = this.clock.now().getTime() - recentMs;
    const isRecent = (mail: OutboxMailEntity) =>
      mail.kind === 'nominating' ? mail.sentAt === null : mail.dueAt.getTime() > since;
    return {
      personIds: people.map(({ id }) => id),
      recentIds: new Set(mails.filter(isRecent).map(({ personId }) => personId)),
    };
  }

  /** A nudge by hand; leaves at once. */
  async nudge(cycle: CycleEntity, withRecent: boolean, actorId: string): Promise<void> {
    if (cycle.state !== 'nominating') throw new RuleBroken('nominations.error.not-nominating');
    const { personIds, recentIds } = await this.nudgeable(cycle, actorId);
    const wanted = personIds.filter((id) => withRecent || !recentIds.has(id));
    const round = `hand ${this.clock.now().toISOString().slice(0, 16)}`;
    await this.outbox.put(
      ...wanted.map((personId) => ({ kind: 'nominating-nudge' as const, personId, cycleId: cycle.id, round })),
    );
    await this.audit.record(actorId, 'nominations.nudged', { cycle: cycle.id, people: wanted.length });
  }

  private activePeople(ids: readonly string[]): Promise<PersonEntity[]> {
    return this.database.of(PersonEntity).findBy({ id: In([...ids]), status: 'active' });
  }
}
