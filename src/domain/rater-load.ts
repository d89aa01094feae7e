import type { CycleSettings } from './cycle-settings.js';
import type { Nomination } from './nomination.js';

export type LoadLevel = 'fine' | 'high' | 'over';

export interface RaterLoad {
  readonly raterId: string;
  /** People they are asked about, themselves left out. */
  readonly requests: number;
  readonly level: LoadLevel;
}

/** How many people each rater is asked about, most first; above the warning it is high, above the maximum launch is blocked. */
export function raterLoads(
  nominations: readonly Nomination[],
  settings: Pick<CycleSettings, 'loadWarning' | 'loadMaximum'>,
): RaterLoad[] {
  return [...requestsByRater(nominations)]
    .map(([raterId, requests]) => ({ raterId, requests, level: loadLevel(requests, settings) }))
    .sort((a, b) => b.requests - a.requests);
}

export function loadLevel(requests: number, settings: Pick<CycleSettings, 'loadWarning' | 'loadMaximum'>): LoadLevel {
  if (requests > settings.loadMaximum) return 'over';
  return requests > settings.loadWarning ? 'high' : 'fine';
}

/** Requests about others, by rater. */
export function requestsByRater(nominations: readonly Nomination[]): Map<string, number> {
  const requests = new Map<string, number>();
  for (const { raterId, group } of nominations) {
    if (group !== 'self') requests.set(raterId, (requests.get(raterId) ?? 0) + 1);
  }
  return requests;
}
