export const locales = ['en', 'fa', 'ar'] as const;
export type Locale = (typeof locales)[number];

/** A text in every language the organisation offers; a missing language is an absent key or an empty string. */
export type LocalText = Partial<Record<Locale, string>>;

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale);
}

/** The text in the wanted language, else in English, else in any language there is, else ''. */
export function textIn(text: LocalText, locale: Locale): string {
  return text[locale] || text.en || text.fa || text.ar || '';
}
