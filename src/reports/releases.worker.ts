import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../config/clock.js';
import { Turns } from '../config/turns.js';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { dateIn } from '../domain/zone-time.js';
import { ReleaseService } from './release.service.js';
import { ReportRelease } from './report-release.js';

const everyMs = 60_000;

/** Gives each person the report on the day that HR planned, in the cycle's time zone. */
@Injectable()
export class ReleasesWorker {
  private readonly log = new Logger('release');
  private readonly turns = new Turns(() => this.work());

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly releases: ReleaseService,
    private readonly reports: ReportRelease,
  ) {}

  @Interval(everyMs)
  tick(): Promise<void> {
    return this.turns.take();
  }

  private async work(): Promise<void> {
    for (const review of await this.releases.planned()) {
      const cycle = await this.database.of(CycleEntity).findOneBy({ id: review.cycleId });
      const isDue = cycle && review.releaseOn && review.releaseOn <= dateIn(this.clock.now(), cycle.timeZone);
      if (isDue) await this.release(review.id, cycle);
    }
  }

  /** One report that cannot be released does not keep the others back (F20). */
  private async release(reviewId: string, cycle: CycleEntity): Promise<void> {
    try {
      await this.database.write(async () => {
        const review = await this.database.of(ReviewEntity).findOneByOrFail({ id: reviewId });
        await this.reports.release(review, cycle, 'now', null);
      });
    } catch (error) {
      this.log.error(`The report of review ${reviewId} was not released: ${String(error)}`);
    }
  }
}
