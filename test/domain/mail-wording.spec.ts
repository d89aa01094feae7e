import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  fillWording,
  foldPlaceholder,
  openingLimit,
  paragraphsOf,
  readWording,
  subjectLimit,
} from '../../src/domain/mail-wording.js';

const known = new Set(['name', 'people', 'روز پایان', 'کار'].map(foldPlaceholder));
const problems = (subject: string, opening = '') =>
  readWording({ subject, opening }, known).problems.map(({ part, key }) => `${part} ${key.split('.').at(-1)}`);

describe('own words of a mail', () => {
  it.each([
    ['nothing', '', ''],
    ['plain words', 'Your view counts', 'Thank you.\n\nIt helps.'],
    ['placeholders', 'For {name} about {people}', '{ Name } and {people}'],
    ['a placeholder in Persian, typed with Arabic letters', '{روز پایان}', '{كار}'],
    ['the longest allowed', '😀'.repeat(subjectLimit), 'x'.repeat(openingLimit)],
  ])('take %s', (_, subject, opening) => {
    expect(problems(subject, opening)).toEqual([]);
  });

  it.each([
    ['a header smuggled into the subject', 'Hello\r\nBcc: eve@evil.example', 'subject lines'],
    ['a line end of Unicode in the subject', 'Hello\u2028there', 'subject lines'],
    ['NUL in the subject', 'Hello\u0000', 'subject lines'],
    ['an unknown placeholder', 'For {nobody}', 'subject unknown'],
    ['a link placeholder', '{link}', 'subject unknown'],
    ['an empty placeholder', 'For {}', 'subject unknown'],
    ['something to be compiled', '{{people}}', 'subject brace'],
    ['a brace alone', 'For {name', 'subject brace'],
    ['a web address', 'See https://elsewhere.example', 'subject address'],
    ['one character too many', 'x'.repeat(subjectLimit + 1), 'subject long'],
    ['a megabyte', 'x'.repeat(1_000_000), 'subject long'],
    ['a megabyte of blanks', ' '.repeat(1_000_000), 'subject long'],
  ])('refuse %s', (_, subject, expected) => {
    expect(problems(subject)).toEqual([expected]);
  });

  it('tell every field that is wrong', () => {
    expect(problems('{x}', 'www.elsewhere.example')).toEqual(['subject unknown', 'opening address']);
    expect(problems('', 'x'.repeat(openingLimit + 1))).toEqual(['opening long']);
  });

  it('fill each placeholder once and look at nothing that a value brings', () => {
    const values = new Map([
      ['name', '{people}'],
      ['people', '$& {name}'],
    ]);
    expect(fillWording('{name}|{ PEOPLE }|{other}', values)).toBe('{people}|$& {name}|{other}');
  });

  it('leave no placeholder unfilled in words that were taken', () => {
    const values = new Map([...known].map((word) => [word, '·']));
    const piece = fc.constantFrom('{name}', '{ people}', '{', '}', '{link}', 'a', ' ', '\n', '{كار}');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const { wording, problems: found } = readWording({ subject: '', opening: pieces.join('') }, known);
        if (found.length === 0) expect(fillWording(wording.opening, values)).not.toMatch(/[{}]/);
      }),
    );
  });

  it('make paragraphs of lines', () => {
    expect(
      paragraphsOf(readWording({ subject: '', opening: ' One \r\n\r\n\r\n\r\nTwo\rThree' }, known).wording.opening),
    ).toEqual(['One', 'Two', 'Three']);
  });
});
