import type { CycleSettings, GroupChoice } from '../../src/domain/cycle-settings.js';
import { defaultThresholds, equalWeights } from '../../src/domain/cycle-settings.js';
import { raterGroups } from '../../src/domain/rater-group.js';

/** Random numbers in [0, 1) that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function choice(given: Partial<GroupChoice> = {}): GroupChoice {
  return { method: 'chart', ask: null, minimum: 3, maximum: 12, ...given };
}

export function settings(given: Partial<CycleSettings> = {}): CycleSettings {
  return {
    groups: raterGroups,
    choice: { peer: choice(), subordinate: choice(), customer: choice({ method: 'records', ask: 6 }) },
    thresholds: defaultThresholds,
    weights: equalWeights,
    loadWarning: 10,
    loadMaximum: 15,
    customerEveryDays: 90,
    serviceMonths: 12,
    periodMonths: 12,
    locales: ['en'],
    hrReadsComments: false,
    managerSeesReport: true,
    reminders: ['half', 'two-days', 'last-day'],
    ...given,
  };
}
