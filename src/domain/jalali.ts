import { dateOfDayNumber, dayNumber, type IsoDate } from './calendar.js';

/** A day of the Solar Hijri calendar (month 1 Farvardin … 12 Esfand). */
export interface JalaliDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The years for which the 33-year rule below agrees with the official calendar. */
export const jalaliYears = { first: 1300, last: 1500 } as const;

/** Day number of the day before 1 Farvardin of the year 1, counted from 1 January 1970. */
const epoch = -492_268;

/** Esfand has 30 days in 8 of 33 years. */
export function isJalaliLeapYear(year: number): boolean {
  return (25 * year + 11) % 33 < 8;
}

export function jalaliDaysInMonth(year: number, month: number): number {
  if (month <= 6) return 31;
  return month <= 11 || isJalaliLeapYear(year) ? 30 : 29;
}

export function isJalaliDay({ year, month, day }: JalaliDate): boolean {
  if (year < jalaliYears.first || year > jalaliYears.last || month < 1 || month > 12) return false;
  return day >= 1 && day <= jalaliDaysInMonth(year, month);
}

/** The same day in the Gregorian calendar. */
export function jalaliToIso({ year, month, day }: JalaliDate): IsoDate {
  return dateOfDayNumber(newYear(year) + daysBeforeMonth(month) + day - 1);
}

/** The same day in the Solar Hijri calendar. */
export function isoToJalali(date: IsoDate): JalaliDate {
  const number = dayNumber(date);
  let year = Number(date.slice(0, 4)) - 621;
  if (newYear(year) > number) year -= 1;
  const dayOfYear = number - newYear(year);
  const month = dayOfYear < 186 ? Math.floor(dayOfYear / 31) + 1 : Math.floor((dayOfYear - 186) / 30) + 7;
  return { year, month, day: dayOfYear - daysBeforeMonth(month) + 1 };
}

function newYear(year: number): number {
  return epoch + 365 * (year - 1) + Math.floor((8 * year + 21) / 33);
}

function daysBeforeMonth(month: number): number {
  return month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
}
