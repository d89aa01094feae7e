import { readdirSync, readFileSync } from 'node:fs';
import { projectPath } from '../config/project-root.js';
import { type Locale, locales } from '../domain/locale.js';

/** One sentence, or one per plural form, chosen by the parameter `n`; `zero` is for exactly 0 in every language. */
export type Message = string | Readonly<Partial<Record<'zero' | Intl.LDMLPluralRule, string>>>;
export type Catalogue = ReadonlyMap<string, Message>;

const folder = projectPath('src', 'i18n', 'messages');

/** Every room has one file per language, `<room>.<locale>.json`; together they are the catalogue. */
export function readCatalogues(): Record<Locale, Catalogue> {
  return Object.fromEntries(locales.map((locale) => [locale, readCatalogue(locale)])) as Record<Locale, Catalogue>;
}

function readCatalogue(locale: Locale): Catalogue {
  const files = readdirSync(folder).filter((name) => name.endsWith(`.${locale}.json`));
  return new Map(
    files.flatMap((name) =>
      Object.entries(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as Record<string, Message>),
    ),
  );
}
