import { partsToType } from '../cycles/typed-days.js';
import type { IsoDate } from '../domain/calendar.js';
import type { Texts } from '../i18n/texts.js';

export interface DayParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** A day as the reader would type it, in their calendar and digits. */
export function dayParts(day: IsoDate | null, texts: Texts): DayParts {
  const parts = partsToType(day, texts.locale);
  if (!parts) return { day: '', month: '', year: '' };
  // A year has no thousands separator.
  const year = [...String(parts.year)].map((digit) => texts.number(Number(digit))).join('');
  return { day: texts.number(parts.day), month: texts.number(parts.month), year };
}

export function typedDay(name: string, values: Readonly<Record<string, string>>): DayParts {
  return {
    day: values[`${name}Day`] ?? '',
    month: values[`${name}Month`] ?? '',
    year: values[`${name}Year`] ?? '',
  };
}
