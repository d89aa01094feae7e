import { addDays, addMonths, type IsoDate, partsOf, type Weekday, weekdayOf } from '../../domain/calendar.js';
import { instantAt } from '../../domain/zone-time.js';

export const demoZone = 'Asia/Tehran';
export const demoWorkingDays: readonly Weekday[] = [6, 7, 1, 2, 3];

/** One cycle of the demo; everything is counted from the day it is made. */
export interface DemoCycle {
  readonly name: string;
  /** 0 for the oldest, 2 for the one that is open. */
  readonly year: number;
  readonly opensOn: IsoDate;
  readonly closesOn: IsoDate;
  readonly reportsOn: IsoDate;
}

/** Two cycles that are over, about two years and one year ago, and one that is open for another week. */
export function demoCycles(today: IsoDate): DemoCycle[] {
  return [24, 12, 0].map((monthsAgo, year) => {
    const opensOn = workingDayUpTo(addDays(addMonths(today, -monthsAgo), -12));
    const closesOn = monthsAgo === 0 ? addDays(today, 7) : addDays(opensOn, 20);
    return { name: seasonOf(opensOn), year, opensOn, closesOn, reportsOn: addDays(closesOn, 7) };
  });
}

export function tehran(day: IsoDate, hour: number, minute = 0): Date {
  const time = instantAt(day, hour, minute, demoZone);
  if ('problem' in time) throw new Error(`${day} ${hour}:${minute} does not exist in ${demoZone}`);
  return time.instant;
}

function workingDayUpTo(day: IsoDate): IsoDate {
  return demoWorkingDays.includes(weekdayOf(day)) ? day : workingDayUpTo(addDays(day, -1));
}

function seasonOf(day: IsoDate): string {
  const { year = 0, month = 1 } = partsOf(day) ?? {};
  const season = ['Winter', 'Spring', 'Summer', 'Autumn'][Math.floor((month % 12) / 3)];
  return `${season} ${year}`;
}
