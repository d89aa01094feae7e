import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { conflictedReaders } from '../cycles/conflicted-readers.js';
import type { CycleEntity } from '../cycles/cycle.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { nextMailTime } from '../domain/mail-hours.js';
import { readersOf } from '../domain/report-readers.js';
import { dateIn, startOfDay } from '../domain/zone-time.js';
import { Outbox } from '../mail/outbox.js';
import { Snapshots } from '../results/snapshots.js';
import { Organisation } from '../settings/organisation.js';

/** Who gets a report first: its reader, or the person on the day of the reports, or the person at once. */
export type ReleaseWay = 'reader-first' | 'straight' | 'now';

export type ReleaseResult = 'with-reader' | 'scheduled' | 'released' | 'held' | 'unchanged';

/** Hands over one report. Each step is a conditional update, so that two tabs or instances release it once. */
@Injectable()
export class ReportRelease {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
    private readonly organisation: Organisation,
    private readonly snapshots: Snapshots,
  ) {}

  /** Belongs inside a write. */
  async release(
    review: ReviewEntity,
    cycle: CycleEntity,
    way: ReleaseWay,
    actorId: string | null,
  ): Promise<ReleaseResult> {
    const readers = readersOf(review, cycle.settings);
    const obstacle = await this.obstacleTo(review, readers);
    if (obstacle) return this.hold(review, obstacle, actorId);
    if (way === 'reader-first' && readers.length > 0) return this.toReader(review, cycle, readers, actorId);
    const isLater = cycle.reportsOn !== null && cycle.reportsOn > dateIn(this.clock.now(), cycle.timeZone);
    if (way !== 'now' && isLater) return this.schedule(review, cycle, actorId);
    return this.toPerson(review, cycle, readers, actorId);
  }

  async hold(review: Pick<ReviewEntity, 'id'>, reason: string, actorId: string | null): Promise<ReleaseResult> {
    const held = await this.database
      .of(ReviewEntity)
      .update(
        { id: review.id, reportState: In(['built', 'with-reader']) },
        { reportState: 'held', heldReason: reason, releaseOn: null },
      );
    if (held.affected !== 1) return 'unchanged';
    await this.audit.record(actorId, 'report.held', { review: review.id });
    return 'held';
  }

  /** A reader who rated in a protected group (R18), or a report that is not as it was frozen. */
  private async obstacleTo(review: ReviewEntity, readers: readonly string[]): Promise<string | null> {
    if ((await conflictedReaders(this.database, review.id, readers)).length > 0) return 'reader-rated';
    const frozen = await this.snapshots.latest(review.id).catch(() => null);
    return frozen ? null : 'damaged';
  }

  private async toReader(
    review: ReviewEntity,
    cycle: CycleEntity,
    readers: readonly string[],
    actorId: string | null,
  ): Promise<ReleaseResult> {
    const now = this.clock.now();
    const debrief = cycle.debriefOn ? startOfDay(cycle.debriefOn, cycle.timeZone) : now;
    const opensAt = debrief > now ? debrief : now;
    const given = await this.database
      .of(ReviewEntity)
      .update(
        { id: review.id, reportState: 'built' },
        { reportState: 'with-reader', releasedToReaderAt: opensAt, releaseOn: cycle.reportsOn },
      );
    if (given.affected !== 1) return 'unchanged';
    await this.tellReaders(review, cycle, readers, opensAt);
    await this.audit.record(actorId, 'report.given-to-reader', { review: review.id });
    return 'with-reader';
  }

  private async schedule(review: ReviewEntity, cycle: CycleEntity, actorId: string | null): Promise<ReleaseResult> {
    const planned = await this.database
      .of(ReviewEntity)
      .update({ id: review.id, reportState: 'built' }, { releaseOn: cycle.reportsOn });
    if (planned.affected !== 1) return 'unchanged';
    await this.audit.record(actorId, 'report.scheduled', { review: review.id, day: cycle.reportsOn });
    return 'scheduled';
  }

  private async toPerson(
    review: ReviewEntity,
    cycle: CycleEntity,
    readers: readonly string[],
    actorId: string | null,
  ): Promise<ReleaseResult> {
    const now = this.clock.now();
    const isNewToReader = readers.length > 0 && review.releasedToReaderAt === null;
    const released = await this.database
      .of(ReviewEntity)
      .update(
        { id: review.id, reportState: In(['built', 'with-reader']) },
        { reportState: 'released', releasedAt: now, ...(isNewToReader ? { releasedToReaderAt: now } : {}) },
      );
    if (released.affected !== 1) return 'unchanged';
    await this.outbox.put({
      kind: 'report-ready',
      personId: review.subjectId,
      cycleId: cycle.id,
      references: { review: review.id },
      dueAt: this.mailTime(now, cycle),
    });
    if (isNewToReader) await this.tellReaders(review, cycle, readers, now);
    await this.audit.record(actorId, 'report.released', { review: review.id });
    return 'released';
  }

  /** One mail for each report: a coach may have several in one cycle. */
  private async tellReaders(
    review: ReviewEntity,
    cycle: CycleEntity,
    readers: readonly string[],
    from: Date,
  ): Promise<void> {
    const dueAt = this.mailTime(from, cycle);
    await this.outbox.put(
      ...readers.map((personId) => ({
        kind: 'report-for-reader' as const,
        personId,
        cycleId: cycle.id,
        round: review.id,
        references: { review: review.id },
        dueAt,
      })),
    );
  }

  /** When a mail about a report may leave. */
  mailTime(from: Date, { timeZone }: Pick<CycleEntity, 'timeZone'>): Date {
    return nextMailTime(from, timeZone, this.organisation.current().workingDays, this.organisation.mailHours) ?? from;
  }
}
