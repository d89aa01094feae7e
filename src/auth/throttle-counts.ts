import { Injectable } from '@nestjs/common';
import { LessThan, LessThanOrEqual } from 'typeorm';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { AppKeys } from '../sealing/app-keys.js';
import { ThrottleCountEntity } from './throttle-count.entity.js';

export interface ThrottleLimit {
  readonly purpose: string;
  readonly points: number;
  readonly seconds: number;
}

/** Counts kept in the database, so that all instances count together and a restart forgets nothing. */
@Injectable()
export class ThrottleCounts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: AppKeys,
  ) {}

  /** Counts one more; false when the limit was reached before, and then nothing is counted. */
  async take({ purpose, points: most, seconds }: ThrottleLimit, whose: string): Promise<boolean> {
    const codeHash = this.keys.mac(`throttle ${purpose}`, whose).toString('hex');
    const now = this.clock.now();
    const endsAt = new Date(now.getTime() + seconds * 1_000);
    return this.database.write(async () => {
      const rows = this.database.of(ThrottleCountEntity);
      await rows.createQueryBuilder().insert().orIgnore().values({ codeHash, points: 0, endsAt }).execute();
      await rows.update({ codeHash, endsAt: LessThanOrEqual(now) }, { points: 0, endsAt });
      const counted = await rows.increment({ codeHash, points: LessThan(most) }, 'points', 1);
      return counted.affected === 1;
    });
  }

  async forgetOld(): Promise<void> {
    await this.database.of(ThrottleCountEntity).delete({ endsAt: LessThan(this.clock.now()) });
  }
}
