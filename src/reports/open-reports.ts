import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { NotFound } from '../domain/errors.js';
import { readersOf } from '../domain/report-readers.js';
import type { ShownReport } from '../domain/shown-report.js';
import { PersonEntity } from '../people/person.entity.js';
import { PlanSummaries } from '../plans/plan-summaries.js';
import type { PlanSummary } from '../plans/plan-summary.presenter.js';
import { Snapshots } from '../results/snapshots.js';
import type { FileKind } from '../web/downloads.js';
import type { ReportAudience } from './access.presenter.js';
import { ReportAccess } from './report-access.js';
import { ReportOpenings } from './report-openings.js';

/** Opens a report for somebody who may; the opening is in the audit log before anything is shown. */
@Injectable()
export class OpenReports {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly access: ReportAccess,
    private readonly openings: ReportOpenings,
    private readonly snapshots: Snapshots,
    private readonly plans: PlanSummaries,
  ) {}

  async open(
    reviewId: string,
    viewerId: string,
    file?: FileKind,
  ): Promise<{ shown: ShownReport; audience: ReportAudience }> {
    const { review, cycle, as } = await this.access.find(reviewId, viewerId);
    const frozen = await this.snapshots.latest(reviewId);
    if (!frozen) throw new NotFound();
    await this.openings.record(reviewId, viewerId, file);
    const readers = review.releasedToReaderAt ? readersOf(review, cycle.settings) : [];
    const people = await this.database.of(PersonEntity).findBy({ id: In(readers) });
    const audience = {
      review,
      timeZone: cycle.timeZone,
      as,
      viewerId,
      hrReadsComments: cycle.settings.hrReadsComments,
      sharesComments: cycle.settings.sharesComments === true,
      readerNames: people.map(({ name }) => name),
      openings: as === 'subject' ? await this.openings.of(reviewId) : [],
    };
    return { shown: frozen.shown, audience };
  }

  /** The plan as this reader may see it: read anew each time, because what is shared can be taken back. */
  async planFor({ review, as, viewerId }: ReportAudience): Promise<PlanSummary | null> {
    return as === 'subject' ? this.plans.own(review.id, viewerId) : this.plans.shared(review.id, viewerId);
  }

  /** The person's own word; saying it twice changes nothing. */
  async acknowledge(reviewId: string, personId: string): Promise<void> {
    const { as } = await this.access.find(reviewId, personId);
    if (as !== 'subject') throw new NotFound();
    const read = await this.database
      .of(ReviewEntity)
      .update(
        { id: reviewId, reportState: 'released' },
        { reportState: 'acknowledged', acknowledgedAt: this.clock.now() },
      );
    if (read.affected === 1) await this.audit.record(personId, 'report.acknowledged', { review: reviewId });
  }
}
