import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { projectPath } from '../src/config/project-root.js';
import { type Locale, locales } from '../src/domain/locale.js';

const folder = projectPath('src', 'i18n', 'messages');
const rooms = [...new Set(readdirSync(folder).map((name) => name.split('.')[0] ?? ''))];

type Messages = Record<string, string | Record<string, string>>;
const read = (room: string, locale: Locale): Messages =>
  JSON.parse(readFileSync(`${folder}/${room}.${locale}.json`, 'utf8')) as Messages;

const sentences = (message: string | Record<string, string>): string[] =>
  typeof message === 'string' ? [message] : Object.values(message);
const placeholders = (message: string | Record<string, string>): string[] =>
  [
    ...new Set(
      sentences(message).flatMap((text) => [...text.matchAll(/\{([a-zA-Z]\w*)/g)].map((match) => match[1] ?? '')),
    ),
  ].sort();

const sources = ['src', 'views']
  .flatMap((top) =>
    readdirSync(projectPath(top), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|hbs)$/.test(name))
      .map((name) => readFileSync(projectPath(top, name), 'utf8')),
  )
  .join('\n');

describe('texts', () => {
  it.each(rooms)('%s has the same keys in all languages, in order', (room) => {
    const [en, ...others] = locales.map((locale) => Object.keys(read(room, locale)));
    expect(en).toEqual([...(en ?? [])].sort());
    for (const keys of others) expect(keys).toEqual(en);
  });

  it.each(rooms)('%s fills the same placeholders in all languages', (room) => {
    const en = read(room, 'en');
    const differing = (['fa', 'ar'] as const).flatMap((locale) =>
      Object.entries(read(room, locale))
        .filter(([key, message]) => {
          const own = placeholders(message).filter((name) => name !== 'n');
          const english = placeholders(en[key] ?? '').filter((name) => name !== 'n');
          // A language may write a number as a word and another as a counted noun.
          return own.some((name) => !english.includes(name)) && !key.startsWith('count.');
        })
        .map(([key]) => `${locale} ${key}`),
    );
    expect(differing).toEqual([]);
  });

  it('has no key that nothing uses', () => {
    const isUsed = (key: string): boolean => {
      if (key.startsWith('count.')) return true;
      if (sources.includes(`'${key}'`) || sources.includes(`"${key}"`)) return true;
      // Keys made from a part: `progress.group.${group}`.
      const parts = key.split('.');
      return parts.some((_, index) => index > 0 && sources.includes(`${parts.slice(0, index).join('.')}.\${`));
    };
    const idle = rooms.flatMap((room) => Object.keys(read(room, 'en'))).filter((key) => !isUsed(key));
    expect(idle).toEqual([]);
  });

  it('has a text for every key that is used', () => {
    const known = new Set(rooms.flatMap((room) => Object.keys(read(room, 'en'))));
    const used = [...sources.matchAll(/(?:\bt\(|\{\{>?ta? |\((?:ta?) )['"]([a-z0-9-]+(?:\.[a-z0-9-]+)+)['"]/g)].map(
      (match) => match[1] ?? '',
    );
    expect(used.length).toBeGreaterThan(50);
    expect([...new Set(used)].filter((key) => !known.has(key))).toEqual([]);
  });

  describe('Persian', () => {
    // How dates, amounts and encodings are written in files is the same in every language; so is a sample file.
    const inFiles = /UTF-\d+|Windows-\d+|\d{4}-\d\d-\d\d|\d+\.\d\d|[\w.]+@[\w.]+/g;
    const all = rooms.flatMap((room) =>
      Object.entries(read(room, 'fa')).flatMap(([key, message]) =>
        sentences(message).map((text) => [key, text] as const),
      ),
    );
    it.each([
      ['no Arabic ya or kaf', /[يك]/],
      ['no Latin digits', /[0-9]/],
      ['no straight quotes', /["']/],
      ['a half-space after می and نمی', /(^|\s)ن?می\s+\S/],
      ['a half-space before ها', /\S\s+ها(?=[\s،.؛]|$)/],
      ['no Latin comma or question mark', /[,?;]/],
    ])('%s', (_, wrong) => {
      const literal = (text: string) =>
        text
          .replace(/\{[^}]*\}/g, '')
          .replace(inFiles, '')
          .replace(/https?:\S+|[a-z_.@-]+\.[a-z]+/gi, '');
      expect(all.filter(([, text]) => wrong.test(literal(text))).map(([key, text]) => `${key}: ${text}`)).toEqual([]);
    });
  });

  describe('Arabic', () => {
    const all = rooms.flatMap((room) =>
      Object.entries(read(room, 'ar')).flatMap(([key, message]) =>
        sentences(message).map((text) => [key, text] as const),
      ),
    );
    it.each([
      ['no Persian ya or kaf', /[یک]/],
      ['tanween before the alef', /اً/],
      ['no Latin comma or question mark', /[,?;]/],
    ])('%s', (_, wrong) => {
      const literal = (text: string) => text.replace(/\{[^}]*\}/g, '').replace(/https?:\S+|[a-z_.@-]+\.[a-z]+/gi, '');
      expect(all.filter(([, text]) => wrong.test(literal(text))).map(([key, text]) => `${key}: ${text}`)).toEqual([]);
    });

    it('counts in the genitive after a preposition', () => {
      // نحو دقيقتين, never نحو دقيقتان.
      const nominative = /(?:^|\s)(?:نحو|إلى|خلال|بعد|قبل|مع|من|عن|في|أساس) \{\w+:\w+\}/;
      expect(all.filter(([, text]) => nominative.test(text)).map(([key, text]) => `${key}: ${text}`)).toEqual([]);
    });
  });
});
