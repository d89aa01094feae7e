import type { IsoDate } from '../domain/calendar.js';
import { partsOf } from '../domain/calendar.js';
import { cycleDateProblems } from '../domain/cycle-dates.js';
import { fieldProblem, type FieldProblem, FormRejected } from '../domain/errors.js';
import { isoToJalali } from '../domain/jalali.js';
import type { Locale } from '../domain/locale.js';
import { type ReaderCalendar, readTypedDate } from '../domain/typed-date.js';
import type { DraftDates } from './cycle-defaults.js';
import type { DatesForm } from './dates.form.js';

export const dayFields = ['opensOn', 'closesOn', 'debriefOn', 'reportsOn'] as const;
export type DayField = (typeof dayFields)[number];

export type CycleDays = Omit<DraftDates, 'debriefOn'> & { readonly debriefOn: IsoDate | null };

export function calendarOf(locale: Locale): ReaderCalendar {
  return locale === 'fa' ? 'jalali' : 'gregorian';
}

/** A day in three parts, as the reader would type it; digits are the presenter's. */
export function partsToType(day: IsoDate | null, locale: Locale): { day: number; month: number; year: number } | null {
  if (day === null) return null;
  return calendarOf(locale) === 'jalali' ? isoToJalali(day) : partsOf(day);
}

/** The four days of a cycle; every wrong one is told at once. No debrief day: reports go straight to the person. */
export function readDays(form: DatesForm, locale: Locale, zone: string, now: Date): CycleDays {
  const problems: FieldProblem[] = [];
  const read = (field: DayField): IsoDate => {
    const typed = { day: form[`${field}Day`], month: form[`${field}Month`], year: form[`${field}Year`] };
    const result = readTypedDate(typed, calendarOf(locale), field);
    if ('date' in result) return result.date;
    problems.push(result.problem);
    return '';
  };
  const hasDebrief = `${form.debriefOnDay}${form.debriefOnMonth}${form.debriefOnYear}`.trim() !== '';
  const days = {
    opensOn: read('opensOn'),
    closesOn: read('closesOn'),
    debriefOn: hasDebrief ? read('debriefOn') : null,
    reportsOn: read('reportsOn'),
  };
  if (days.opensOn && days.closesOn) problems.push(...cycleDateProblems({ ...days, zone }, now));
  problems.push(...orderProblems(days));
  if (problems.length > 0) throw new FormRejected(problems);
  return days;
}

function orderProblems({ closesOn, debriefOn, reportsOn }: CycleDays): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (debriefOn && closesOn && debriefOn <= closesOn) {
    problems.push(fieldProblem('debriefOn', 'cycles.error.debrief-before-close'));
  }
  const last = debriefOn ?? closesOn;
  if (reportsOn && last && reportsOn < last) problems.push(fieldProblem('reportsOn', 'cycles.error.reports-too-early'));
  return problems;
}
