import type { Locale } from '../domain/locale.js';
import { intlLocales } from './numbers.js';

const calendars: Record<Locale, string> = {
  en: 'en-GB-u-ca-gregory',
  fa: 'fa-IR-u-ca-persian-nu-arabext',
  ar: 'ar-u-ca-gregory-nu-latn',
};

type Part = 'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute';

/** Built from parts: the ready-made Persian "full" style puts them in the wrong order. */
function parts(at: Date, locale: Locale, timeZone: string): Record<Part, string> {
  const found = formatFor(locale, timeZone).formatToParts(at);
  return Object.fromEntries(found.map((part) => [part.type, part.value])) as Record<Part, string>;
}

/** The same few days stand in every page and mail of a cycle, several times in each. */
const mostDays = 1_000;
const knownDays = new Map<string, Record<Part, string>>();

function partsOfDay(day: string, locale: Locale): Record<Part, string> {
  const key = `${day} ${locale}`;
  const known = knownDays.get(key);
  if (known) return known;
  const found = parts(noonOf(day), locale, 'UTC');
  if (knownDays.size >= mostDays) knownDays.clear();
  knownDays.set(key, found);
  return found;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(locale: Locale, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(calendars[locale] ?? intlLocales[locale], {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    });
    formats.set(key, format);
  }
  return format;
}

const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);

export function formatDay(day: string, locale: Locale): string {
  const { day: date, month, year } = partsOfDay(day, locale);
  return `${date} ${month} ${year}`;
}

export function formatYear(day: string, locale: Locale): string {
  return partsOfDay(day, locale).year;
}

export function formatMonth(day: string, locale: Locale): string {
  const { month, year } = partsOfDay(day, locale);
  return `${month} ${year}`;
}

export function formatWeekday(day: string, locale: Locale): string {
  const { weekday } = partsOfDay(day, locale);
  return `${weekday} ${formatDay(day, locale)}`;
}

export function formatInstant(at: Date, locale: Locale, timeZone: string): string {
  const { day, month, year, hour, minute } = parts(at, locale, timeZone);
  const comma = locale === 'en' ? ',' : '،';
  return `${day} ${month} ${year}${comma} ${hour}:${minute}`;
}
