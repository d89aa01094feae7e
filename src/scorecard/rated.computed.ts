import { Injectable, type OnModuleInit } from '@nestjs/common';
import { groupChange } from '../domain/group-change.js';
import { openKept, totalOf } from '../domain/group-sums.js';
import type { Change } from '../domain/shown-change.js';
import type { GroupFilter } from '../domain/shown-group.js';
import type { FrozenGroup } from '../results/group-snapshots.js';
import { OpenableGroups, type PublishedGroup } from '../reports/openable-groups.js';
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
    private readonly groups: OpenableGroups,
  ) {}

  onModuleInit(): void {
    for (const [key, filter] of Object.entries(views) as [ComputedKey, GroupFilter][]) {
      this.measures.register({
        key,
        unit: 'points',
        kind: 'cycle',
        points: (competencyId, readerId) => this.points(competencyId ?? '', filter, readerId),
      });
    }
  }

  private async points(competencyId: string, filter: GroupFilter, readerId: string): Promise<ComputedPoint[]> {
    const published = (await this.groups.for(readerId)).toReversed();
    const told = published.filter(({ shown }) => shown.company.competencies[competencyId]?.[filter]);
    return told.map((group, index) => {
      const { shown } = group;
      const { value, subjects } = shown.company.competencies[competencyId]![filter]!;
      const { cycle, scale, thresholds } = shown;
      return {
        until: dayOf(group),
        value,
        made: [
          { key: `scorecard.made.${filter === 'customer' ? 'customers' : 'all'}`, params: { cycle: cycle.name } },
          { key: 'scorecard.made.reports', params: { subjects, points: scale.points } },
          { key: 'scorecard.made.smallest', params: { ...thresholds } },
        ],
        course: index === 0 ? null : courseOf(competencyId, filter, told[index - 1]!, group),
      };
    });
  }
}

function courseOf(
  id: string,
  filter: GroupFilter,
  before: PublishedGroup,
  now: PublishedGroup,
): ComputedPoint['course'] {
  const side = ({ shown, kept }: PublishedGroup) => ({
    shown,
    sums: totalOf(Object.values(kept.sums).map(openKept)),
    cells: shown.company.competencies[id],
  });
  return courses[groupChange({ kind: 'competency', id }, filter, side(before), side(now)).kind];
}

/** Whose view a measure takes from the 360; undefined for measures that do not come from there. */
export function viewOf(source: MeasureSource): GroupFilter | undefined {
  return source === 'entered' ? undefined : views[source];
}

/** The day the cycle closed; of one without a day, the day its results were published. */
export function dayOf({ shown, publishedAt }: Pick<FrozenGroup, 'shown' | 'publishedAt'>): string {
  return shown.cycle.closedOn || (publishedAt?.toISOString().slice(0, 10) ?? '');
}
