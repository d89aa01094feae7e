import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as cleaning from '../../src/domain/text-cleaning.js';
import { digitsToAscii, foldForSearch } from '../../src/domain/search-folding.js';

const zwnj = '\u200C';
const tricky = fc.constantFrom(
  zwnj,
  '\u200D',
  '\u0301',
  '\u0651',
  '\uFE0F',
  '👩',
  '🏽',
  'م',
  'a',
  'e',
  ' ',
  '\u00A0',
  '\u200B',
  '\u2067',
  '\u2069',
  '\uD83D',
  '\uDC69',
  '۱',
);
const family = '👨\u200D👩\u200D👧';

describe('one line', () => {
  it.each([
    ['\uFEFF  Leila\u00A0 Rahimi \u200F', 'Leila Rahimi'],
    ['o\u0308zil', 'özil'],
    [`می${zwnj}نویسد`, `می${zwnj}نویسد`],
    [`${zwnj}علی${zwnj}`, 'علی'],
    [`می${zwnj}${zwnj}رود`, `می${zwnj}رود`],
    ['\u202Egnp.exe', 'gnp.exe'],
    ['a\u2066b\u2069c', 'abc'],
    ['A\u{E0041}\u{E0042}B\u00AD', 'AB'],
    [`${family} ❤\uFE0F\u200D🔥`, `${family} ❤\uFE0F\u200D🔥`],
    ['a\u200Db\u200Cc', 'abc'],
    [`PDF${zwnj}ها`, `PDF${zwnj}ها`],
    ['👍🏽 👩🏽\u200D💻', '👍🏽 👩🏽\u200D💻'],
    ['a\u0000b', 'ab'],
  ])('%j becomes %j', (text, clean) => expect(cleaning.cleanLine(text)).toBe(clean));

  it('keeps ten combining marks in a row and no more', () => {
    expect(cleaning.cleanLine(`x${'\u0321'.repeat(40)}y`)).toBe(`x${'\u0321'.repeat(10)}y`);
  });

  it('is clean after one cleaning, whatever was typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: tricky })), (text) => {
        const clean = cleaning.cleanLine(text);
        expect(cleaning.cleanLine(clean)).toBe(clean);
        expect(cleaning.hasUnstorable(clean)).toBe(false);
        expect(clean).not.toMatch(/[\u202A-\u202E\u2066-\u2069\uFEFF\u200B\n]/u);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('characters', () => {
  it('counts an emoji of four bytes once', () => {
    expect(cleaning.lengthOf('🙂'.repeat(10_000))).toBe(10_000);
    expect(cleaning.lengthOf('سلام')).toBe(4);
  });

  it.each(['a\u0000', '\u0007', '\u009F', 'x\uFFFE', '\uD800', 'ok\uDC00', '\u{1FFFF}'])(
    'finds what cannot be stored in %j',
    (text) => expect(cleaning.hasUnstorable(text)).toBe(true),
  );

  it.each(['', 'a\tb\r\nc', `می${zwnj}رود`, '🙂', '\uFFFD'])('finds nothing wrong with %j', (text) =>
    expect(cleaning.hasUnstorable(text)).toBe(false),
  );

  it('names invisible characters once each', () => {
    expect(cleaning.invisibleIn('a\u200Bb\u200Bc\u00A0d\u200Fe f')).toEqual(['U+200B', 'U+00A0', 'U+200F']);
  });

  it('makes one kind of line end', () => {
    expect(cleaning.cleanLines('a\r\nb\rc\u2028d')).toBe('a\nb\nc\nd');
  });
});

describe('search', () => {
  it.each([
    ['علي كريمي', 'علی کریمی'],
    [`می${zwnj}رود`, 'میرود'],
    ['مُحَمَّد', 'محمد'],
    ['فاطمة', 'فاطمه'],
    ['أحمد', 'احمد'],
    ['خانهٔ', 'خانه'],
    ['۱۲۳', '123'],
    ['١٢٣', '123'],
    ['José Müller', 'jose muller'],
    ['Straße', 'STRASSE'],
    ['Łódź', 'lodz'],
    ['ＡＬＩ', 'ali'],
    ['  Ali \u00A0 Rezaei ', 'ali rezaei'],
  ])('%j is found as %j', (stored, typed) => expect(foldForSearch(stored)).toBe(foldForSearch(typed)));

  it('keeps different names apart', () => expect(foldForSearch('علی')).not.toBe(foldForSearch('عالی')));

  it('is the same after a second folding', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: tricky })), (text) =>
        expect(foldForSearch(foldForSearch(text))).toBe(foldForSearch(text)),
      ),
      { numRuns: 1000 },
    );
  });

  it('turns only Persian and Arabic digits into ASCII', () => {
    expect(digitsToAscii('۰۹٠٩ x５')).toBe('0909 x５');
  });
});
