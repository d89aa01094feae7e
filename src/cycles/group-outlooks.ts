import { forecastBlocks, type GroupForecast } from '../domain/block-forecast.js';
import type { BlockLabel, GroupCounts } from '../domain/blocks.js';
import { protectedGroups, type ProtectedGroup } from '../domain/rater-group.js';

/** What becomes of one rater group over all subjects of a cycle. */
export interface GroupOutlook {
  readonly group: ProtectedGroup;
  /** Subjects with at least one rater of this group, and those with none. */
  readonly subjects: number;
  readonly without: number;
  /** The number asked that most subjects have. */
  readonly usual: number;
  readonly risks: readonly GroupRisk[];
}

export interface GroupRisk {
  /** `takes-in`: large enough itself, but shown together with smaller groups. */
  readonly state: Exclude<GroupForecast['state'], 'alone'> | 'takes-in';
  readonly subjects: number;
  /** The block it is shown in, when it is the same for all of them. */
  readonly into: BlockLabel | null;
}

/** Adds up the forecast of every review, group by group (anonymity R3). */
export function groupOutlooks(counts: readonly GroupCounts[], k: number): GroupOutlook[] {
  const forecasts = counts.flatMap((invited) => forecastBlocks(invited, k).groups);
  return protectedGroups.map((group) => {
    const own = forecasts
      .filter((forecast) => forecast.group === group)
      .map((forecast) => ({ ...forecast, state: stateOf(forecast, k) }));
    return {
      group,
      subjects: own.length,
      without: counts.length - own.length,
      usual: mostCommon(own.map(({ invited }) => invited)),
      risks: risksOf(own),
    };
  });
}

type Told = Omit<GroupForecast, 'state'> & { readonly state: GroupForecast['state'] | 'takes-in' };

function stateOf({ state, invited }: GroupForecast, k: number): Told['state'] {
  return state === 'merges' && invited >= k ? 'takes-in' : state;
}

function risksOf(forecasts: readonly Told[]): GroupRisk[] {
  const states = ['too-few', 'merges', 'takes-in', 'one-refusal-ends', 'one-refusal-merges'] as const;
  return states.flatMap((state) => {
    const own = forecasts.filter((forecast) => forecast.state === state);
    const labels = new Set(own.map(({ into }) => into));
    return own.length > 0
      ? [{ state, subjects: own.length, into: labels.size === 1 ? (own[0]?.into ?? null) : null }]
      : [];
  });
}

function mostCommon(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort(([a, timesA], [b, timesB]) => timesB - timesA || a - b)[0]?.[0] ?? 0;
}
