import type { Weekday } from './calendar.js';
import type { Locale } from './locale.js';

const weeks: Readonly<Record<Locale, readonly Weekday[]>> = {
  en: [1, 2, 3, 4, 5],
  fa: [6, 7, 1, 2, 3],
  ar: [7, 1, 2, 3, 4],
};

/** The working days to suggest to an organisation of this language (1 = Monday): a first guess it can change. */
export const workingWeekOf = (locale: Locale): Weekday[] => [...weeks[locale]];
