import { isIsoDate, partsOf, type IsoDate } from './calendar.js';
import { readEmail, shownAddress, type EmailAddress, type ToAsciiDomain } from './email-address.js';
import { rowProblem, type ImportProblem, type RowProblem } from './import-problem.js';
import type { FieldRow } from './import-table.js';
import { isLocale, type Locale } from './locale.js';
import { digitsToAscii, foldForSearch } from './search-folding.js';
import { cleanLine, hasUnstorable, lengthOf } from './text-cleaning.js';

export const nameLimit = 100;
const textLimit = 200;

const localeNames: Readonly<Record<string, Locale>> = {
  english: 'en',
  englisch: 'en',
  'en-us': 'en',
  'en-gb': 'en',
  انگلیسی: 'en',
  الانجلیزیه: 'en',
  persian: 'fa',
  farsi: 'fa',
  persisch: 'fa',
  'fa-ir': 'fa',
  فارسی: 'fa',
  الفارسیه: 'fa',
  arabic: 'ar',
  arabisch: 'ar',
  عربی: 'ar',
  العربیه: 'ar',
};

/** Reads one line of text; undefined when the file has no such column, '' when the cell is empty or was refused. */
export function readText<F extends string>(
  row: FieldRow<F>,
  field: F,
  problems: RowProblem[],
  limit = textLimit,
): string | undefined {
  const cell = row.cells[field];
  if (cell === undefined) return undefined;
  const text = cleanLine(cell);
  const problem = textProblem(cell, text, limit);
  if (!problem) return text;
  problems.push(
    rowProblem(row.row, field, problem, problem === 'text-too-long' ? { length: lengthOf(text), maximum: limit } : {}),
  );
  return '';
}

/** A name of 1 to 100 visible characters, of any script (I5, I24). */
export function readName<F extends string>(row: FieldRow<F>, field: F, problems: RowProblem[]): string {
  const before = problems.length;
  const name = readText(row, field, problems, nameLimit) ?? '';
  const isVisible = /[^\p{Z}\p{C}\p{M}]/u.test(name);
  if (!isVisible && problems.length === before) problems.push(rowProblem(row.row, field, 'name-missing'));
  return isVisible ? name : '';
}

export function readAddress<F extends string>(
  row: FieldRow<F>,
  field: F,
  toAsciiDomain: ToAsciiDomain,
  problems: RowProblem[],
): EmailAddress | null {
  const cell = row.cells[field] ?? '';
  const email = readEmail(cell, toAsciiDomain);
  if ('folded' in email) return email;
  problems.push(rowProblem(row.row, field, email.problem, { value: shownAddress(cell), ...email.params }));
  return null;
}

/** A language of the product by its code or name; undefined when the column is missing, null when the cell is empty. */
export function readLocale<F extends string>(
  row: FieldRow<F>,
  field: F,
  problems: RowProblem[],
): Locale | null | undefined {
  const cell = row.cells[field];
  if (cell === undefined) return undefined;
  const folded = foldForSearch(cell);
  if (folded === '') return null;
  const locale = isLocale(folded) ? folded : localeNames[folded];
  if (!locale) problems.push(rowProblem(row.row, field, 'locale-unknown', { value: cleanLine(cell).slice(0, 100) }));
  return locale ?? null;
}

/** An ISO date, not in the future (I25); other calendars and orders are refused, because 02/03/26 has three readings. */
export function readPastDate<F extends string>(
  row: FieldRow<F>,
  field: F,
  today: IsoDate,
  problems: RowProblem[],
): IsoDate | null {
  const typed = digitsToAscii(cleanLine(row.cells[field] ?? ''));
  const problem = dateProblem(typed, today);
  if (problem) problems.push(rowProblem(row.row, field, problem, { value: typed.slice(0, 100) }));
  return problem ? null : typed;
}

/** Like readPastDate, but the cell may be empty (null) and the day may still come; undefined when it was refused. */
export function readOptionalDate<F extends string>(
  row: FieldRow<F>,
  field: F,
  problems: RowProblem[],
): IsoDate | null | undefined {
  const typed = digitsToAscii(cleanLine(row.cells[field] ?? ''));
  if (typed === '') return null;
  const problem = dateProblem(typed, typed);
  if (problem) problems.push(rowProblem(row.row, field, problem, { value: typed.slice(0, 100) }));
  return problem ? undefined : typed;
}

/** A plain decimal number with a point, at most 12 digits before it, rounded to hundredths; null when empty. */
export function readAmount<F extends string>(row: FieldRow<F>, field: F, problems: RowProblem[]): number | null {
  const typed = digitsToAscii(cleanLine(row.cells[field] ?? '')).replace('٫', '.');
  if (typed === '') return null;
  if (/^\d{1,12}(\.\d{1,10})?$/.test(typed)) return Math.round(Number(typed) * 100) / 100;
  problems.push(rowProblem(row.row, field, 'amount-invalid', { value: typed.slice(0, 100) }));
  return null;
}

function textProblem(cell: string, text: string, limit: number): ImportProblem | null {
  if (/[\r\n\u2028\u2029]/u.test(cell.trim())) return 'line-break';
  if (hasUnstorable(cell)) return 'unstorable';
  return lengthOf(text) > limit ? 'text-too-long' : null;
}

function dateProblem(typed: string, today: IsoDate): ImportProblem | null {
  if (typed === '') return 'date-missing';
  const year = Number(/^(\d{4})[-/.]/.exec(typed)?.[1] ?? 0);
  if (year >= 1200 && year < 1600) return 'date-not-gregorian';
  if (!isIsoDate(typed) || (partsOf(typed)?.year ?? 0) < 1900) return 'date-invalid';
  return typed > today ? 'date-in-future' : null;
}
