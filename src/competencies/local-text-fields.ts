import { Transform } from 'class-transformer';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { fieldProblem, FormRejected } from '../domain/errors.js';
import { type Locale, locales, type LocalText } from '../domain/locale.js';
import { cleanLine } from '../domain/text-cleaning.js';

/** The field of a text in one language: `statement` in Persian is `statementFa`. */
export function fieldOf(name: string, locale: Locale): string {
  return `${name}${locale[0]?.toUpperCase() ?? ''}${locale.slice(1)}`;
}

/** Gives a form class one checked field per text and language; the numbers are the most characters each may have. */
export function LocalTextFields(texts: Readonly<Record<string, number>>): ClassDecorator {
  return (form) => {
    for (const [name, maximum] of Object.entries(texts)) {
      for (const locale of locales) OneLine(maximum)(form.prototype as object, fieldOf(name, locale));
    }
  };
}

function OneLine(maximum: number): PropertyDecorator {
  const decorators = [
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? cleanLine(value) : value)),
    IsOptional(),
    IsString({ message: 'framework.error.text' }),
    MaxLength(maximum, { message: 'framework.error.too-long', context: { maximum } }),
  ];
  return (target, key) => decorators.forEach((decorate) => decorate(target, key));
}

/** The text in all languages; a language the form does not offer keeps what it had. */
export function textFrom(form: object, name: string, present: LocalText = {}): LocalText {
  const typed = form as Readonly<Record<string, string | undefined>>;
  return Object.fromEntries(locales.map((locale) => [locale, typed[fieldOf(name, locale)] ?? present[locale] ?? '']));
}

/** Each of these texts must be there in one language at least; the problem stands at the first language asked. */
export function requireTexts(form: object, names: readonly string[], asked: readonly Locale[]): void {
  const missing = names.filter((name) => Object.values(textFrom(form, name)).every((text) => text === ''));
  if (missing.length === 0) return;
  throw new FormRejected(
    missing.map((name) => fieldProblem(fieldOf(name, asked[0] ?? 'en'), 'framework.error.missing')),
  );
}
