import { isDay, isoDate, type IsoDate } from './calendar.js';
import { fieldProblem, type FieldProblem } from './errors.js';
import { isJalaliDay, jalaliToIso, jalaliYears } from './jalali.js';
import { digitsToAscii } from './search-folding.js';
import { instantAt } from './zone-time.js';

/** The reader's calendar: Solar Hijri in Persian, else Gregorian. */
export type ReaderCalendar = 'gregorian' | 'jalali';

export interface TypedDate {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

export type ReadDate = { readonly date: IsoDate } | { readonly problem: FieldProblem };

/** Day, month and year as typed in the reader's calendar and digits, as an ISO date or one problem of `field` (`date.problem.*`). */
export function readTypedDate(typed: TypedDate, calendar: ReaderCalendar, field: string): ReadDate {
  const [day, month, year] = [typed.day, typed.month, typed.year].map((part) => digitsToAscii(part).trim()) as [
    string,
    string,
    string,
  ];
  if (day === '' && month === '' && year === '') return wrong(field, 'missing');
  if (!/^\d{1,2}$/.test(day)) return wrong(field, 'day');
  if (!/^\d{1,2}$/.test(month) || Number(month) < 1 || Number(month) > 12) return wrong(field, 'month');
  const { first, last } = calendar === 'jalali' ? jalaliYears : { first: 1900, last: 2199 };
  if (!/^\d{4}$/.test(year) || Number(year) < first || Number(year) > last)
    return wrong(field, 'year', { first, last });
  return dateOf({ year: Number(year), month: Number(month), day: Number(day) }, calendar, field);
}

/** The instant of a typed day and clock time in a zone; a time skipped by a clock change does not exist (I25). */
export function readTypedTime(
  date: IsoDate,
  time: string,
  zone: string,
  field: string,
): { readonly instant: Date } | { readonly problem: FieldProblem } {
  const match = /^(\d{1,2}):(\d{2})$/.exec(digitsToAscii(time).trim());
  const [hour, minute] = [Number(match?.[1] ?? 24), Number(match?.[2] ?? 60)];
  if (hour > 23 || minute > 59) return wrong(field, 'time');
  const found = instantAt(date, hour, minute, zone);
  return 'instant' in found
    ? found
    : wrong(field, 'time-does-not-exist', { time: `${hour}:${String(minute).padStart(2, '0')}`, zone });
}

function dateOf(
  parts: { year: number; month: number; day: number },
  calendar: ReaderCalendar,
  field: string,
): ReadDate {
  if (calendar === 'jalali') return isJalaliDay(parts) ? { date: jalaliToIso(parts) } : wrong(field, 'no-such-day');
  const { year, month, day } = parts;
  return isDay(year, month, day) ? { date: isoDate(year, month, day) } : wrong(field, 'no-such-day');
}

function wrong(field: string, problem: string, params: FieldProblem['params'] = {}): { problem: FieldProblem } {
  return { problem: fieldProblem(field, `date.problem.${problem}`, params) };
}
