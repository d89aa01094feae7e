import { addMonths, dayNumber, type IsoDate, isoDate, partsOf } from './calendar.js';

/** A cycle as far as evidence needs it: when it asked, and how many requests of each side were answered. */
export interface AskedPeriod {
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly customers: number;
  readonly employees: number;
}

/** Months evidence looks back. */
export const evidenceMonths = 12;

export function evidenceSince(today: IsoDate): IsoDate {
  return addMonths(today, -evidenceMonths);
}

/** Answered requests of customers in periods that ended within the last twelve months. */
export function customerAnswers(periods: readonly AskedPeriod[], today: IsoDate): number {
  const since = evidenceSince(today);
  return periods.filter(({ until }) => until >= since).reduce((sum, { customers }) => sum + customers, 0);
}

/** The last twelve months, this one included, in which a period with at least `least` answers of customers was open. */
export function monthsListening(periods: readonly AskedPeriod[], today: IsoDate, least: number): number {
  const months = Array.from({ length: evidenceMonths }, (_, back) => monthOf(addMonths(firstOf(today), -back)));
  const heard = periods.filter(({ customers }) => customers >= least);
  return months.filter((month) => heard.some(({ from, until }) => monthOf(from) <= month && month <= monthOf(until)))
    .length;
}

/** Days of the last twelve months on which customers and employees were asked in the same period, each counted once. */
export function daysTogether(periods: readonly AskedPeriod[], today: IsoDate, least: number): number {
  const [since, last] = [dayNumber(evidenceSince(today)), dayNumber(today)];
  const days = new Set<number>();
  for (const { from, until, customers, employees } of periods) {
    if (customers < least || employees < least) continue;
    const end = Math.min(dayNumber(until), last);
    for (let day = Math.max(dayNumber(from), since); day <= end; day += 1) days.add(day);
  }
  return days.size;
}

function monthOf(day: IsoDate): string {
  return day.slice(0, 7);
}

function firstOf(day: IsoDate): IsoDate {
  const { year = 1, month = 1 } = partsOf(day) ?? {};
  return isoDate(year, month, 1);
}
