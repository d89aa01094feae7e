import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import type { KeptGroup } from '../domain/group-snapshot.js';
import { openableGroup } from '../domain/openable-figures.js';
import { readersOf } from '../domain/report-readers.js';
import type { ShownGroup } from '../domain/shown-group.js';
import { SharedPlans } from '../plans/shared-plans.js';
import { GroupSnapshots } from '../results/group-snapshots.js';
import { ReportOpenings } from './report-openings.js';

export interface PublishedGroup {
  readonly shown: ShownGroup;
  readonly kept: KeptGroup;
  readonly publishedAt: Date;
}

export interface OpenedGroup {
  readonly shown: ShownGroup;
  /** Whether anything of these rows was left out for this reader. */
  readonly isThinned: boolean;
}

/**
 * The one way from published group results to a page: whoever may open reports of a cycle, in whatever role, gets its
 * group figures without those that these reports would complete (anonymity R18).
 */
@Injectable()
export class OpenableGroups {
  constructor(
    private readonly database: Database,
    private readonly groups: GroupSnapshots,
    private readonly sharedPlans: SharedPlans,
    private readonly openings: ReportOpenings,
  ) {}

  /** Everything HR has published, the latest cycle first; for no reader's eyes as it is. */
  async published(): Promise<PublishedGroup[]> {
    const published: PublishedGroup[] = [];
    for (const { shown, publishedAt } of await this.groups.published()) {
      const kept = await this.groups.keptOf(shown.cycle.id);
      if (kept && publishedAt) published.push({ shown, kept, publishedAt });
    }
    return published;
  }

  /** Everything HR has published as somebody may see it who is given all units, the latest cycle first. */
  async for(readerId: string): Promise<(PublishedGroup & OpenedGroup)[]> {
    const groups: (PublishedGroup & OpenedGroup)[] = [];
    for (const group of await this.published())
      groups.push({ ...group, ...(await this.openedBy(readerId, group, null)) });
    return groups;
  }

  /** The company's row and these units (null for all) as this person may see them. */
  async openedBy(
    readerId: string,
    { shown, kept }: PublishedGroup,
    rows: readonly string[] | null,
  ): Promise<OpenedGroup> {
    const known = await this.knownTo(readerId, shown.cycle.id);
    const opened = openableGroup(shown, kept.units, rows, known);
    const whole = openableGroup(shown, kept.units, rows, []);
    return { shown: opened, isThinned: JSON.stringify(opened) !== JSON.stringify(whole) };
  }

  /** The person and everybody whose figures of this cycle he or she may open, or ever has: what was seen is known. */
  async knownTo(readerId: string, cycleId: string): Promise<string[]> {
    const cycle = await this.database.of(CycleEntity).findOneByOrFail({ id: cycleId });
    const reviews = await this.database.of(ReviewEntity).findBy([
      { cycleId, managerId: readerId },
      { cycleId, coachId: readerId },
    ]);
    const readable = reviews.filter((review) => readersOf(review, cycle.settings).includes(readerId));
    // Averages somebody shared with their plan are known as well as those of a report.
    const seen = [
      ...(await this.sharedPlans.figuresEverGivenTo(readerId)),
      ...(await this.openings.everOpenedBy(readerId)),
    ];
    const others = await this.database.of(ReviewEntity).findBy({ cycleId, id: In([...new Set(seen)]) });
    return [...new Set([readerId, ...[...readable, ...others].map(({ subjectId }) => subjectId)])];
  }
}
