import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, LessThanOrEqual, Not } from 'typeorm';
import { Clock } from '../config/clock.js';
import { BackgroundJobEntity } from './background-job.entity.js';
import { Database } from './database.js';

const leaseMs = 10 * 60_000;

/** Work that one instance does at a time: claimed by a conditional update, taken up by another when its holder dies. */
@Injectable()
export class BackgroundJobs {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Inside a write: what it changed makes this work necessary, whatever becomes of this process. */
  async askFor(name: string): Promise<void> {
    await this.know(name);
    await this.database.of(BackgroundJobEntity).update(name, { askedAt: this.clock.now() });
  }

  async isAskedFor(name: string): Promise<boolean> {
    return this.database.of(BackgroundJobEntity).existsBy({ name, askedAt: Not(IsNull()) });
  }

  async lastDoneAt(name: string): Promise<Date | null> {
    return (await this.database.of(BackgroundJobEntity).findOneBy({ name }))?.lastDoneAt ?? null;
  }

  /** Does the work unless another instance is at it; true when it was done here. */
  async alone(name: string, work: () => Promise<void>): Promise<boolean> {
    const begun = this.clock.now();
    if (!(await this.claim(name, begun))) return false;
    try {
      await work();
    } catch (error) {
      await this.database.write(() => this.letGo(name));
      throw error;
    }
    await this.database.write(async () => {
      const rows = this.database.of(BackgroundJobEntity);
      await rows.update({ name, askedAt: LessThanOrEqual(begun) }, { askedAt: null });
      await rows.update(name, { lastDoneAt: this.clock.now() });
      await this.letGo(name);
    });
    return true;
  }

  private async claim(name: string, now: Date): Promise<boolean> {
    const leaseUntil = new Date(now.getTime() + leaseMs);
    return this.database.write(async () => {
      await this.know(name);
      const rows = this.database.of(BackgroundJobEntity);
      const free = await rows.update({ name, leaseUntil: IsNull() }, { leaseUntil });
      if (free.affected === 1) return true;
      return (await rows.update({ name, leaseUntil: LessThan(now) }, { leaseUntil })).affected === 1;
    });
  }

  private async letGo(name: string): Promise<void> {
    await this.database.of(BackgroundJobEntity).update(name, { leaseUntil: null });
  }

  private async know(name: string): Promise<void> {
    const row = { name, leaseUntil: null, lastDoneAt: null, askedAt: null };
    await this.database.of(BackgroundJobEntity).createQueryBuilder().insert().orIgnore().values(row).execute();
  }
}
