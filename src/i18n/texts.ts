import type { Locale } from '../domain/locale.js';
import { formatDay, formatInstant, formatMonth, formatWeekday, formatYear } from './dates.js';
import { type Catalogue, type Message, readCatalogues } from './messages.js';
import { formatNumber, pluralForm } from './numbers.js';

export type Params = Readonly<Record<string, unknown>>;

const catalogues = readCatalogues();
const byLocale = new Map<Locale, Texts>();

const lists = new Map<Locale, Intl.ListFormat>();

/** Making one costs more than using it a hundred times. */
function listFormat(locale: Locale): Intl.ListFormat {
  let format = lists.get(locale);
  if (!format) {
    format = new Intl.ListFormat(locale, { type: 'conjunction' });
    lists.set(locale, format);
  }
  return format;
}

const split = new Map<string, readonly string[]>();

/** A sentence of the catalogue as words and names of placeholders in turn; cut once. */
function partsOf(sentence: string): readonly string[] {
  let parts = split.get(sentence);
  if (!parts) {
    parts = sentence
      .split(/(\{[a-zA-Z][\w ]*(?::[\w ]+)?\})/)
      .map((part, index) => (index % 2 === 0 ? part : part.slice(1, -1)));
    split.set(sentence, parts);
  }
  return parts;
}

/** Sentences, numbers and dates in one language. */
export class Texts {
  private constructor(
    readonly locale: Locale,
    private readonly catalogue: Catalogue,
  ) {}

  static in(locale: Locale): Texts {
    const known = byLocale.get(locale) ?? new Texts(locale, catalogues[locale]);
    byLocale.set(locale, known);
    return known;
  }

  get dir(): 'ltr' | 'rtl' {
    return this.locale === 'en' ? 'ltr' : 'rtl';
  }

  has(key: string): boolean {
    return this.catalogue.has(key);
  }

  /** The sentence with its placeholders filled; an unknown key is a mistake of ours and throws. */
  t(key: string, params: Params = {}): string {
    return this.fill(key, params, (text) => text);
  }

  /** Like t(), but what people typed passes through `isolate`, so that a page can wrap it. */
  fill(key: string, params: Params, isolate: (text: string) => string, literal = (text: string) => text): string {
    const parts = partsOf(this.sentence(key, params));
    if (parts.length === 1) return literal(parts[0] ?? '');
    return parts
      .map((part, index) => (index % 2 === 0 ? literal(part) : this.placeholder(part, params, isolate)))
      .join('');
  }

  /** The name of a thing inside a sentence: English begins with a capital only where the sentence does. */
  inSentence(name: string): string {
    return this.locale === 'en' ? name.charAt(0).toLowerCase() + name.slice(1) : name;
  }

  number(value: number, decimals = 0): string {
    return formatNumber(value, this.locale, decimals);
  }

  /** "30 November 2026", Jalali in Persian. */
  day(day: string): string {
    return formatDay(day, this.locale);
  }

  /** "2026", in the reader's calendar. */
  year(day: string): string {
    return formatYear(day, this.locale);
  }

  /** "November 2026". */
  month(day: string): string {
    return formatMonth(day, this.locale);
  }

  /** "Sunday 30 November 2026". */
  weekday(day: string): string {
    return formatWeekday(day, this.locale);
  }

  /** "30 November 2026, 14:05" in the given zone. */
  instant(at: Date, timeZone: string): string {
    return formatInstant(at, this.locale, timeZone);
  }

  list(items: readonly string[]): string {
    return listFormat(this.locale).format(items);
  }

  private placeholder(name: string, params: Params, isolate: (text: string) => string): string {
    const [param = '', noun] = name.split(':');
    const value = params[param];
    if (value === undefined || value === null) throw new Error(`No value for {${name}}`);
    if (noun) return this.counted(noun.trim().replaceAll(' ', '.'), Number(value));
    if (typeof value === 'number') return this.number(value, Number.isInteger(value) ? 0 : 1);
    return isolate(typeof value === 'string' ? value : JSON.stringify(value));
  }

  private counted(noun: string, n: number): string {
    return this.choose(this.message(`count.${noun}`), n).replaceAll('{n}', this.number(n, Number.isInteger(n) ? 0 : 1));
  }

  private sentence(key: string, params: Params): string {
    return this.choose(this.message(key), Number(params.n ?? NaN));
  }

  private choose(message: Message, n: number): string {
    if (typeof message === 'string') return message;
    if (n === 0 && message.zero !== undefined) return message.zero;
    const form = Number.isNaN(n) ? 'other' : pluralForm(n, this.locale);
    const text = message[form] ?? message.other;
    if (text === undefined) throw new Error('A plural message lacks the form "other"');
    return text;
  }

  private message(key: string): Message {
    const message = this.catalogue.get(key);
    if (message === undefined) throw new Error(`No text for ${key} in ${this.locale}`);
    return message;
  }
}
