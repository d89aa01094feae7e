import { addDays, addMonths, type IsoDate, isoDate, partsOf } from './calendar.js';
import { isoToJalali, jalaliToIso, jalaliYears } from './jalali.js';
import { digitsToAscii } from './search-folding.js';
import type { ReaderCalendar } from './typed-date.js';

/** Three months of one calendar: number 1 begins in January, or in Farvardin. */
export interface Quarter {
  readonly calendar: ReaderCalendar;
  readonly year: number;
  readonly number: number;
}

/** As a quarter is stored and sorted, `2025-Q4` or `1404-Q3`; the year tells the calendar. */
export type QuarterKey = string;

const gregorianYears = { first: 1900, last: 2199 } as const;

/** `2025-Q4`, `Q4 2025`, `2025/4`, `2025 4` in any digits, of either calendar; null for anything else. */
export function readQuarter(typed: string): Quarter | null {
  const text = digitsToAscii(typed).trim().toUpperCase();
  const match =
    /^(?<year>\d{4})[\s\-/.]*Q?(?<number>[1-4])$/.exec(text) ?? /^Q(?<number>[1-4])[\s\-/.]*(?<year>\d{4})$/.exec(text);
  const [year, number] = [Number(match?.groups?.year), Number(match?.groups?.number)];
  if (year >= jalaliYears.first && year < jalaliYears.last) return { calendar: 'jalali', year, number };
  if (year >= gregorianYears.first && year <= gregorianYears.last) return { calendar: 'gregorian', year, number };
  return null;
}

export function quarterKey({ year, number }: Quarter): QuarterKey {
  return `${year}-Q${number}`;
}

/** The quarter behind a stored key; throws for a text that is none. */
export function quarterFrom(key: QuarterKey): Quarter {
  const quarter = readQuarter(key);
  if (!quarter) throw new RangeError(`not a quarter: ${key}`);
  return quarter;
}

export function quarterOf(date: IsoDate, calendar: ReaderCalendar): Quarter {
  const parts = calendar === 'jalali' ? isoToJalali(date) : partsOf(date);
  if (!parts) throw new RangeError(`not an ISO date: ${date}`);
  return { calendar, year: parts.year, number: Math.floor((parts.month - 1) / 3) + 1 };
}

/** The quarter so many later (negative: earlier), in the same calendar. */
export function addQuarters({ calendar, year, number }: Quarter, quarters: number): Quarter {
  const index = year * 4 + number - 1 + quarters;
  return { calendar, year: Math.floor(index / 4), number: (((index % 4) + 4) % 4) + 1 };
}

/** How many quarters the second is later than the first; of two calendars, by the days they begin on, rounded. */
export function quartersBetween(from: Quarter, to: Quarter): number {
  const index = ({ year, number }: Quarter): number => year * 4 + number;
  if (from.calendar === to.calendar) return index(to) - index(from);
  const months = (date: IsoDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  // Plus 0: a small negative distance would round to −0.
  return Math.round((months(firstDay(to)) - months(firstDay(from))) / 3) + 0;
}

export function firstDay({ calendar, year, number }: Quarter): IsoDate {
  const month = (number - 1) * 3 + 1;
  return calendar === 'jalali' ? jalaliToIso({ year, month, day: 1 }) : isoDate(year, month, 1);
}

export function lastDay(quarter: Quarter): IsoDate {
  if (quarter.calendar === 'gregorian') return addDays(addMonths(firstDay(quarter), 3), -1);
  return addDays(firstDay(addQuarters(quarter, 1)), -1);
}
