import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { BackgroundJobs } from '../database/background-jobs.js';
import { Database } from '../database/database.js';
import { answersGoneJob } from '../database/dead-rows.js';
import { Alarms } from './alarms.js';

const everyMs = 60_000;

const alarmOf = {
  rows: 'Deleted answers, still sealed, lie in files of PostgreSQL: a transaction open elsewhere on the server may still see them. Tried again every minute; see pg_stat_activity',
  held: 'Deleted answers, still sealed, lie in old segments of the WAL: a replication slot, the archive or wal_keep_size keeps them. Tried again every minute',
  'not-permitted':
    'Deleted answers, still sealed, lie in old segments of the WAL until the server writes over them: the user of DATABASE_URL may not do it (operators.md, "Keeping and forgetting")',
} as const;

/** After a mix: no byte of an envelope in any file of the database, however long something holds one there. */
@Injectable()
export class AnswersGone {
  constructor(
    private readonly database: Database,
    private readonly jobs: BackgroundJobs,
    private readonly alarms: Alarms,
  ) {}

  @Interval(everyMs)
  beat(): void {
    // Said by an alarm, and tried again.
    this.seeToIt().catch(() => undefined);
  }

  /** Asked for with every mix; stays asked for until it is so, or nothing can be done from here. */
  async seeToIt(): Promise<void> {
    if (!(await this.jobs.isAskedFor(answersGoneJob))) return;
    await this.jobs.alone(answersGoneJob, async () => {
      const left = await this.left();
      if (left === null) return;
      this.alarms.raise(alarmOf[left]);
      if (left !== 'not-permitted') throw new Error(alarmOf[left]);
    });
  }

  private async left(): Promise<keyof typeof alarmOf | null> {
    if ((await this.database.scrub()) === 'held') return 'rows';
    const log = await this.database.overwriteOldLog();
    return log === 'overwritten' ? null : log;
  }
}
