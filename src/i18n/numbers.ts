import type { Locale } from '../domain/locale.js';

/** Intl names by language: Persian digits in Persian; Latin digits in Arabic, as most of its readers expect. */
export const intlLocales: Record<Locale, string> = {
  en: 'en-GB',
  fa: 'fa-IR-u-nu-arabext',
  ar: 'ar-u-nu-latn',
};

const formats = new Map<string, Intl.NumberFormat>();
const plurals = new Map<Locale, Intl.PluralRules>();

/** Figures of a scale and small counts come again and again; a page of a report writes some two hundred. */
const written = new Map<string, string>();
const mostWritten = 20_000;

export function formatNumber(value: number, locale: Locale, decimals = 0): string {
  const key = `${locale}${decimals}${value}`;
  const known = written.get(key);
  if (known !== undefined) return known;
  const text = formatFor(locale, decimals).format(value);
  if (written.size < mostWritten) written.set(key, text);
  return text;
}

function formatFor(locale: Locale, decimals: number): Intl.NumberFormat {
  const key = `${locale} ${decimals}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(intlLocales[locale], {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    formats.set(key, format);
  }
  return format;
}

export function pluralForm(n: number, locale: Locale): Intl.LDMLPluralRule {
  let rules = plurals.get(locale);
  if (!rules) {
    rules = new Intl.PluralRules(locale);
    plurals.set(locale, rules);
  }
  return rules.select(n);
}
