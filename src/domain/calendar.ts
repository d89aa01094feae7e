/** A whole day in the Gregorian calendar, `YYYY-MM-DD`; sorts as text. */
export type IsoDate = string;

/** ISO weekday: 1 Monday … 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const dayMs = 86_400_000;
const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Year, month 1–12 and day of an ISO date, or null when no such day exists (I25: ISO only, no 31 February). */
export function partsOf(date: string): { year: number; month: number; day: number } | null {
  const match = pattern.exec(date);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isDay(year, month, day) ? { year, month, day } : null;
}

export function isIsoDate(date: string): boolean {
  return partsOf(date) !== null;
}

export function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) && year >= 1 && year <= 9999;
}

export function isoDate(year: number, month: number, day: number): IsoDate {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days since 1 January 1970. */
export function dayNumber(date: IsoDate): number {
  const parts = partsOf(date);
  if (!parts) throw new RangeError(`not an ISO date: ${date}`);
  return new Date(0).setUTCFullYear(parts.year, parts.month - 1, parts.day) / dayMs;
}

export function dateOfDayNumber(day: number): IsoDate {
  const date = new Date(day * dayMs);
  return isoDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** The same day so many months later (negative: earlier), or the last day of that month when it is shorter. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const parts = partsOf(date);
  if (!parts) throw new RangeError(`not an ISO date: ${date}`);
  const count = parts.year * 12 + parts.month - 1 + months;
  const [year, month] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  return isoDate(year, month, Math.min(parts.day, daysInMonth(year, month)));
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Negative, zero or positive: for sorting. */
export function compareDates(a: IsoDate, b: IsoDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function weekdayOf(date: IsoDate): Weekday {
  // 1 January 1970 was a Thursday.
  return (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
