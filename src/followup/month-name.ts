import { addDays, addMonths } from '../domain/calendar.js';
import type { Texts } from '../i18n/texts.js';

/** A Gregorian month (YYYY-MM) in words; where the reader's calendar has other months, its first and last day. */
export function monthName(month: string, texts: Texts): string {
  const first = `${month}-01`;
  if (texts.locale !== 'fa') return texts.month(first);
  return texts.t('thanks.period', { from: texts.day(first), to: texts.day(addDays(addMonths(first, 1), -1)) });
}
