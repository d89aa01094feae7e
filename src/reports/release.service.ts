import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { NotFound, RuleBroken } from '../domain/errors.js';
import { Outbox } from '../mail/outbox.js';
import { GroupSnapshots } from '../results/group-snapshots.js';
import { ReleasableReports } from './releasable-reports.js';
import { type ReleaseResult, type ReleaseWay, ReportRelease } from './report-release.js';

const reportsPerWrite = 100;

/** What HR does with the reports of a closed cycle: release one, many or all, hold, publish, end. */
@Injectable()
export class ReleaseService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly reports: ReportRelease,
    private readonly releasable: ReleasableReports,
    private readonly groups: GroupSnapshots,
    private readonly outbox: Outbox,
  ) {}

  /** Releases the chosen ones, or all with null, a hundred in a write; one that must be held stops no other. */
  async release(cycleId: string, way: ReleaseWay, reviewIds: readonly string[] | null, actorId: string): Promise<void> {
    const cycle = await this.releasable.cycle(cycleId);
    const chosen = reviewIds && new Set(reviewIds);
    const ready = (await this.releasable.for(cycleId, way)).filter(({ id }) => !chosen || chosen.has(id));
    for (let start = 0; start < ready.length; start += reportsPerWrite) {
      await this.database.write(async () => {
        for (const review of ready.slice(start, start + reportsPerWrite)) {
          await this.reports.release(review, cycle, way, actorId);
        }
      });
    }
  }

  async hold(reviewId: string, reason: string, actorId: string): Promise<string> {
    const review = await this.review(reviewId);
    const result: ReleaseResult = await this.reports.hold(review, reason, actorId);
    if (result !== 'held') throw new RuleBroken('release.not-holdable');
    return review.cycleId;
  }

  /** Back to where it was: with its reader, or ready. A conflict of the reader is judged again at release. */
  async unhold(reviewId: string, actorId: string): Promise<string> {
    const review = await this.review(reviewId);
    const reportState = review.releasedToReaderAt ? 'with-reader' : 'built';
    const freed = await this.database
      .of(ReviewEntity)
      .update({ id: reviewId, reportState: 'held' }, { reportState, heldReason: null });
    if (freed.affected !== 1) throw new RuleBroken('release.not-held');
    await this.audit.record(actorId, 'report.unheld', { review: reviewId });
    return review.cycleId;
  }

  async publishGroup(cycleId: string, actorId: string): Promise<void> {
    await this.releasable.cycle(cycleId);
    if (!(await this.groups.publish(cycleId))) throw new RuleBroken('release.group-published-already');
    await this.audit.record(actorId, 'group.published', { cycle: cycleId });
  }

  /** Reports that are ready but neither released nor planned would be forgotten: they keep the release open. */
  async end(cycleId: string, actorId: string): Promise<void> {
    await this.releasable.cycle(cycleId);
    const left = await this.releasable.left(cycleId);
    if (left > 0) throw new RuleBroken('release.still-ready', { n: left });
    const ended = await this.database
      .of(CycleEntity)
      .update({ id: cycleId, state: 'closed' }, { state: 'released', releasedAt: this.clock.now() });
    if (ended.affected !== 1) throw new RuleBroken('release.ended-already');
    await this.tellThoseWithout(cycleId);
    await this.audit.record(actorId, 'cycle.released', { cycle: cycleId });
  }

  /** Nobody is left waiting for a report that will not come. */
  private async tellThoseWithout(cycleId: string): Promise<void> {
    const without = await this.database
      .of(ReviewEntity)
      .findBy({ cycleId, reportState: 'none', mixState: Not('withdrawn') });
    const { timeZone } = await this.releasable.cycle(cycleId);
    const dueAt = this.reports.mailTime(this.clock.now(), { timeZone });
    await this.outbox.put(
      ...without.map(({ id, subjectId }) => ({
        kind: 'no-report' as const,
        personId: subjectId,
        cycleId,
        references: { review: id },
        dueAt,
      })),
    );
  }

  /** Reviews whose day for the person may have come. */
  async planned(): Promise<ReviewEntity[]> {
    return this.database
      .of(ReviewEntity)
      .findBy({ releaseOn: Not(IsNull()), reportState: In(['built', 'with-reader']) });
  }

  async review(reviewId: string): Promise<ReviewEntity> {
    const review = await this.database.of(ReviewEntity).findOneBy({ id: reviewId });
    if (!review) throw new NotFound();
    await this.releasable.cycle(review.cycleId);
    return review;
  }
}
