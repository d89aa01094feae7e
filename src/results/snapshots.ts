import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import { NotFound, RuleBroken } from '../domain/errors.js';
import type { IndividualSnapshot } from '../domain/individual-snapshot.js';
import type { KeptMoments } from '../domain/kept-moments.js';
import type { ShownReport } from '../domain/shown-report.js';
import { SnapshotEntity } from './snapshot.entity.js';

/** A frozen report as it may be served: what is kept for the next cycle never leaves this room. */
export interface FrozenReport {
  readonly version: number;
  readonly shown: ShownReport;
  readonly sha256: string;
}

export class SnapshotChanged extends Error {}

/** The one gate: every page, file and mail with figures of a person reads them here. */
@Injectable()
export class Snapshots {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The latest version of a review's report, or null when there is none. */
  async latest(reviewId: string): Promise<FrozenReport | null> {
    const row = await this.latestRow(reviewId);
    if (!row?.shown) return null;
    const { version, sha256 } = row;
    return { version, sha256, shown: verified(row.shown, sha256) as ShownReport };
  }

  /** With the kept part, for the change test of the next cycle alone. */
  async wholeOf(reviewId: string): Promise<IndividualSnapshot | null> {
    const row = await this.latestRow(reviewId);
    if (!row?.shown || !row.kept) return null;
    return { shown: verified(row.shown, row.sha256) as ShownReport, kept: JSON.parse(row.kept) as KeptMoments };
  }

  /** Freezes the first version; one that stands already stays as it is. */
  async freeze(reviewId: string, snapshot: IndividualSnapshot): Promise<void> {
    await this.insert(reviewId, 1, snapshot);
  }

  /**
   * Puts a new version in the place of the latest one, of which only the hash stays (anonymity R13), and returns its
   * number. Belongs into a write. Throws NotFound without a snapshot, RuleBroken when another correction came first.
   */
  async replace(reviewId: string, correct: (whole: IndividualSnapshot) => IndividualSnapshot): Promise<number> {
    const row = await this.latestRow(reviewId);
    const whole = await this.wholeOf(reviewId);
    if (!row || !whole) throw new NotFound();
    const emptied = await this.database
      .of(SnapshotEntity)
      .update({ id: row.id, shown: Not(IsNull()) }, { shown: null, kept: null });
    if (emptied.affected !== 1) throw new RuleBroken('results.correction.meanwhile');
    await this.insert(reviewId, row.version + 1, correct(whole));
    return row.version + 1;
  }

  private async insert(reviewId: string, version: number, { shown, kept }: IndividualSnapshot): Promise<void> {
    const text = JSON.stringify(shown);
    const row = {
      id: randomId(),
      reviewId,
      version,
      shown: text,
      kept: JSON.stringify(kept),
      sha256: sha256Of(text),
      builtAt: this.clock.now(),
    };
    await this.database.of(SnapshotEntity).createQueryBuilder().insert().orIgnore().values(row).execute();
  }

  private async latestRow(reviewId: string): Promise<SnapshotEntity | null> {
    return this.database.of(SnapshotEntity).findOne({ where: { reviewId }, order: { version: 'DESC' } });
  }
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A frozen text that is not what was frozen is never shown. */
export function verified(text: string, sha256: string): unknown {
  if (sha256Of(text) !== sha256) throw new SnapshotChanged('A snapshot is not as it was frozen');
  return JSON.parse(text) as unknown;
}
