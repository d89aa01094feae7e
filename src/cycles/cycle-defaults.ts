import { addDays, type IsoDate } from '../domain/calendar.js';
import { type CycleSettings, defaultThresholds, equalWeights } from '../domain/cycle-settings.js';
import type { Locale } from '../domain/locale.js';
import { raterGroups } from '../domain/rater-group.js';

/** What a new cycle starts with; every value can be changed until launch. */
export function defaultSettings(locales: readonly Locale[]): CycleSettings {
  return {
    groups: raterGroups,
    choice: {
      peer: { method: 'chart', ask: 6, minimum: 3, maximum: 8 },
      subordinate: { method: 'chart', ask: null, minimum: 3, maximum: 20 },
      customer: { method: 'records', ask: 6, minimum: 3, maximum: 8 },
    },
    thresholds: defaultThresholds,
    weights: equalWeights,
    loadWarning: 10,
    loadMaximum: 15,
    customerEveryDays: 90,
    serviceMonths: 12,
    periodMonths: 6,
    locales,
    hrReadsComments: false,
    managerSeesReport: false,
    reminders: ['half', 'two-days', 'last-day'],
    people: { kind: 'all' },
  };
}

export interface DraftDates {
  readonly opensOn: IsoDate;
  readonly closesOn: IsoDate;
  readonly debriefOn: IsoDate;
  readonly reportsOn: IsoDate;
}

/** A week to prepare, three weeks to answer, then the debrief and the reports. */
export function defaultDates(today: IsoDate): DraftDates {
  const opensOn = addDays(today, 7);
  const closesOn = addDays(opensOn, 20);
  return { opensOn, closesOn, debriefOn: addDays(closesOn, 3), reportsOn: addDays(closesOn, 7) };
}
