import { calendarOf, partsToType } from '../cycles/typed-days.js';
import type { IsoDate } from '../domain/calendar.js';
import { FormRejected } from '../domain/errors.js';
import type { Locale } from '../domain/locale.js';
import { readTypedDate } from '../domain/typed-date.js';
import type { Texts } from '../i18n/texts.js';
import { messageFor, type ShownProblem } from '../web/problems.js';

/** A day as typed in the reader's calendar; throws FormRejected with the field's one problem. */
export function readDay(form: object, name: string, locale: Locale): IsoDate {
  const parts = form as Readonly<Record<string, string | undefined>>;
  const part = (which: string): string => parts[`${name}${which}`] ?? '';
  const typed = { day: part('Day'), month: part('Month'), year: part('Year') };
  const result = readTypedDate(typed, calendarOf(locale), name);
  if ('problem' in result) throw new FormRejected([result.problem]);
  return result.date;
}

/** The stored day as the form would send it. */
export function dayValues(name: string, day: IsoDate | null, texts: Texts): Record<string, string> {
  const parts = partsToType(day, texts.locale);
  // A year has no thousands separator.
  const digits = (number: number): string => [...String(number)].map((digit) => texts.number(Number(digit))).join('');
  return {
    [`${name}Day`]: parts ? digits(parts.day) : '',
    [`${name}Month`]: parts ? digits(parts.month) : '',
    [`${name}Year`]: parts ? digits(parts.year) : '',
  };
}

export function presentDay(
  name: string,
  words: { readonly label: string; readonly hint: string },
  values: Readonly<Record<string, string>>,
  errors: readonly ShownProblem[],
) {
  return {
    name,
    ...words,
    day: values[`${name}Day`] ?? '',
    month: values[`${name}Month`] ?? '',
    year: values[`${name}Year`] ?? '',
    error: messageFor(name, errors),
  };
}
