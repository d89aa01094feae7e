import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { Database } from '../../database/database.js';
import { randomId } from '../../database/random-id.js';
import { NotFound } from '../../domain/errors.js';
import type { Locale } from '../../domain/locale.js';
import { Snapshots } from '../../results/snapshots.js';
import { ReportOpenings } from '../report-openings.js';
import { ArchiveFiles } from './archive-files.js';
import { type OpenableReview, OpenableReports } from './openable-reports.js';
import { ReportArchiveEntity } from './report-archive.entity.js';

/** A PDF on disk and whose it is. */
export interface ArchivedReport {
  readonly path: string;
  readonly subjectName: string;
}

/** All reports of a cycle that one person may open, put together for that person alone. */
@Injectable()
export class ReportArchives {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly openable: OpenableReports,
    private readonly openings: ReportOpenings,
    private readonly snapshots: Snapshots,
    private readonly files: ArchiveFiles,
  ) {}

  /** NotFound for somebody who may open none. */
  async offer(cycleId: string, personId: string): Promise<OpenableReview[]> {
    const reports = await this.openable.of(cycleId, personId);
    if (reports.length === 0) throw new NotFound();
    return reports;
  }

  async order(cycleId: string, personId: string, locale: Locale): Promise<string> {
    const reviewIds = (await this.offer(cycleId, personId)).map(({ reviewId }) => reviewId);
    const id = randomId();
    await this.database.of(ReportArchiveEntity).insert({
      id,
      cycleId,
      personId,
      locale,
      reviewIds,
      state: 'waiting',
      leaseUntil: null,
      createdAt: this.clock.now(),
    });
    return id;
  }

  /** NotFound for everybody but who asked for it. */
  async of(archiveId: string, personId: string): Promise<ReportArchiveEntity> {
    const archive = await this.database.of(ReportArchiveEntity).findOneBy({ id: archiveId, personId });
    if (!archive) throw new NotFound();
    return archive;
  }

  /**
   * What may be handed over now, each report's opening stored first. Null when one was corrected since it was set: it
   * is set again, and nothing is handed over meanwhile.
   */
  async take(archiveId: string, personId: string): Promise<ArchivedReport[] | null> {
    const archive = await this.of(archiveId, personId);
    if (archive.state !== 'ready') return null;
    const reports = await this.openable.among(archive.reviewIds, personId);
    const found: (ArchivedReport & { readonly reviewId: string })[] = [];
    let missing = 0;
    for (const { reviewId, subjectName } of reports) {
      const version = (await this.snapshots.latest(reviewId))?.version ?? 0;
      const path = this.files.path(archiveId, reviewId, version);
      if (path) found.push({ path, subjectName, reviewId });
      else missing += 1;
    }
    if (missing > archive.failed) {
      await this.setAgain(archiveId);
      return null;
    }
    if (found.length === 0) throw new NotFound();
    for (const { reviewId } of found) await this.openings.record(reviewId, personId, 'zip');
    return found;
  }

  private async setAgain(archiveId: string): Promise<void> {
    await this.database.write(() =>
      this.database.of(ReportArchiveEntity).update({ id: archiveId, state: 'ready' }, { state: 'waiting', done: 0 }),
    );
  }
}
