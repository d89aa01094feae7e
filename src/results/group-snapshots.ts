import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import type { GroupSnapshot, KeptGroup } from '../domain/group-snapshot.js';
import type { CycleQuality, ShownGroup } from '../domain/shown-group.js';
import { GroupSnapshotEntity } from './group-snapshot.entity.js';
import { sha256Of, verified } from './snapshots.js';

export interface FrozenGroup {
  readonly shown: ShownGroup;
  readonly sha256: string;
  readonly publishedAt: Date | null;
}

/** Group figures of cycles, frozen once; leaders see them when HR publishes them (anonymity R11). */
@Injectable()
export class GroupSnapshots {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(cycleId: string): Promise<FrozenGroup | null> {
    const row = await this.database.of(GroupSnapshotEntity).findOneBy({ cycleId });
    if (!row) return null;
    const { sha256, publishedAt } = row;
    return { shown: verified(row.shown, sha256) as ShownGroup, sha256, publishedAt };
  }

  /** How carefully each rater group answered; HR only. */
  async qualityOf(cycleId: string): Promise<CycleQuality | null> {
    const row = await this.database.of(GroupSnapshotEntity).findOneBy({ cycleId });
    const quality = row ? (JSON.parse(row.quality) as CycleQuality | readonly unknown[]) : null;
    // Frozen before response and agreement were kept: a list of flags alone.
    return quality !== null && 'groups' in quality ? quality : null;
  }

  /** Everything HR has published, the latest cycle first. */
  async published(): Promise<FrozenGroup[]> {
    const rows = await this.database.of(GroupSnapshotEntity).findBy({ publishedAt: Not(IsNull()) });
    return rows
      .map(({ shown, sha256, publishedAt }) => ({ shown: verified(shown, sha256) as ShownGroup, sha256, publishedAt }))
      .toSorted((one, other) => (one.shown.cycle.closedOn < other.shown.cycle.closedOn ? 1 : -1));
  }

  /** What decides who may open which unit, and what unions and changes are computed from; never served. */
  async keptOf(cycleId: string): Promise<KeptGroup | null> {
    const row = await this.database.of(GroupSnapshotEntity).findOneBy({ cycleId });
    return row ? (JSON.parse(row.kept) as KeptGroup) : null;
  }

  async freeze(cycleId: string, { shown, quality, kept }: GroupSnapshot): Promise<void> {
    const text = JSON.stringify(shown);
    const row = {
      cycleId,
      shown: text,
      quality: JSON.stringify(quality),
      kept: JSON.stringify(kept),
      sha256: sha256Of(text),
      builtAt: this.clock.now(),
      publishedAt: null,
    };
    await this.database.of(GroupSnapshotEntity).createQueryBuilder().insert().orIgnore().values(row).execute();
  }

  /** True when it was published now, false when it had been before. */
  async publish(cycleId: string): Promise<boolean> {
    const rows = this.database.of(GroupSnapshotEntity);
    const published = await rows.update({ cycleId, publishedAt: IsNull() }, { publishedAt: this.clock.now() });
    return published.affected === 1;
  }
}
