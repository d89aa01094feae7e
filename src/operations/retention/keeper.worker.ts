import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../../config/clock.js';
import { Turns } from '../../config/turns.js';
import { BackgroundJobs } from '../../database/background-jobs.js';
import { Database } from '../../database/database.js';
import { scrubJob } from '../erasure/erasures.service.js';
import { personalTables } from '../erasure/personal-tables.js';
import { Retention } from './retention.service.js';

const everyMs = 60_000;
const dayMs = 86_400_000;

/** Once a day takes away what was kept long enough, and overwrites what erasures left in the database's files. */
@Injectable()
export class Keeper {
  private readonly log = new Logger(Keeper.name);
  private readonly turns = new Turns(() => this.work());

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: BackgroundJobs,
    private readonly retention: Retention,
  ) {}

  /** Runs soon, without anybody waiting for it. */
  wake(): void {
    this.turns.takeSoon();
  }

  @Interval(everyMs)
  beat(): void {
    this.tick().catch((error: unknown) => this.log.error(`Keeping house failed: ${String(error)}`));
  }

  /** One turn at a time. */
  tick(): Promise<void> {
    return this.turns.take();
  }

  private async work(): Promise<void> {
    const last = await this.jobs.lastDoneAt('retention');
    if (!last || this.clock.now().getTime() - last.getTime() >= dayMs)
      await this.jobs.alone('retention', async () => {
        if (await this.retention.forgetOld()) await this.database.write(() => this.jobs.askFor(scrubJob));
      });
    if (await this.jobs.isAskedFor(scrubJob))
      await this.jobs.alone(scrubJob, async () => {
        if ((await this.database.scrub(personalTables(this.database))) === 'clean') return;
        throw new Error('Erased rows lie in files of PostgreSQL while a transaction open elsewhere may still see them');
      });
  }
}
