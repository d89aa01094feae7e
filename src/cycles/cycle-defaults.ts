import { addDays, type IsoDate, type Weekday, weekdayOf } from '../domain/calendar.js';
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

/** On working days: a week to prepare, three weeks to answer, then the debrief and the reports. */
export function defaultDates(today: IsoDate, workingDays: readonly Weekday[]): DraftDates {
  const working = (day: IsoDate): IsoDate => nextWorkingDay(day, workingDays);
  const opensOn = working(addDays(today, 7));
  const closesOn = working(addDays(opensOn, 20));
  return { opensOn, closesOn, debriefOn: working(addDays(closesOn, 3)), reportsOn: working(addDays(closesOn, 7)) };
}

function nextWorkingDay(day: IsoDate, workingDays: readonly Weekday[]): IsoDate {
  const week = [0, 1, 2, 3, 4, 5, 6].map((ahead) => addDays(day, ahead));
  return week.find((each) => workingDays.includes(weekdayOf(each))) ?? day;
}
