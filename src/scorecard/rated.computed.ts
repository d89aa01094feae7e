import { Injectable, type OnModuleInit } from '@nestjs/common';
import { groupChange } from '../domain/group-change.js';
import { openKept, totalOf, type ItemSums } from '../domain/group-sums.js';
import type { Change } from '../domain/shown-change.js';
import type { GroupFilter, ShownGroup } from '../domain/shown-group.js';
import { type FrozenGroup, GroupSnapshots } from '../results/group-snapshots.js';
import { type ComputedKey, ComputedMeasures, type ComputedPoint, type MeasureSource } from './computed-measures.js';

const views: Readonly<Partial<Record<ComputedKey, GroupFilter>>> = {
  'customer-rated': 'customer',
  'all-rated': 'others',
};

const courses: Readonly<Record<Change['kind'], ComputedPoint['course']>> = {
  risen: 'rising',
  fallen: 'falling',
  'no-clear-change': 'unclear',
  broken: 'broken',
};

/** A competency as the 360 rates it: the company figures HR has published, one per cycle, never anything below them. */
@Injectable()
export class RatedMeasures implements OnModuleInit {
  constructor(
    private readonly measures: ComputedMeasures,
    private readonly snapshots: GroupSnapshots,
  ) {}

  onModuleInit(): void {
    for (const [key, filter] of Object.entries(views) as [ComputedKey, GroupFilter][]) {
      this.measures.register({
        key,
        unit: 'points',
        kind: 'cycle',
        points: (competencyId) => this.points(competencyId ?? '', filter),
      });
    }
  }

  private async points(competencyId: string, filter: GroupFilter): Promise<ComputedPoint[]> {
    const published = (await this.snapshots.published()).toReversed();
    const told = published.filter(({ shown }) => shown.company.competencies[competencyId]?.[filter]);
    return Promise.all(
      told.map(async (frozen, index) => {
        const { shown } = frozen;
        const { value, subjects } = shown.company.competencies[competencyId]![filter]!;
        const { cycle, scale, thresholds } = shown;
        return {
          until: dayOf(frozen),
          value,
          made: [
            { key: `scorecard.made.${filter === 'customer' ? 'customers' : 'all'}`, params: { cycle: cycle.name } },
            { key: 'scorecard.made.reports', params: { subjects, points: scale.points } },
            { key: 'scorecard.made.smallest', params: { ...thresholds } },
          ],
          course: index === 0 ? null : await this.course(competencyId, filter, told[index - 1]!.shown, shown),
        };
      }),
    );
  }

  private async course(id: string, filter: GroupFilter, before: ShownGroup, now: ShownGroup) {
    const side = async (shown: ShownGroup) => ({
      shown,
      sums: await this.companySums(shown),
      cells: shown.company.competencies[id],
    });
    return courses[groupChange({ kind: 'competency', id }, filter, await side(before), await side(now)).kind];
  }

  private async companySums({ cycle, units }: ShownGroup): Promise<ItemSums> {
    const kept = await this.snapshots.keptOf(cycle.id);
    return totalOf(units.map(({ key }) => openKept(kept?.sums[key] ?? {})));
  }
}

/** Whose view a measure takes from the 360; undefined for measures that do not come from there. */
export function viewOf(source: MeasureSource): GroupFilter | undefined {
  return source === 'entered' ? undefined : views[source];
}

/** The day the cycle closed; of one without a day, the day its results were published. */
export function dayOf({ shown, publishedAt }: FrozenGroup): string {
  return shown.cycle.closedOn || (publishedAt?.toISOString().slice(0, 10) ?? '');
}
