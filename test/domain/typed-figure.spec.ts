import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatNumber } from '../../src/i18n/numbers.js';
import { readFigure } from '../../src/domain/typed-figure.js';

it.each([
  ['61', 61],
  ['3.25', 3.25],
  ['۳٫۲۵', 3.25],
  ['٣٫٢٥', 3.25],
  ['۱۲٬۰۰۰', 12000],
  ['12,000', 12000],
  ['1 234 567.5', 1234567.5],
  ['88%', 88],
  ['۸۸٪', 88],
  ['-5.5', -5.5],
  ['−5', -5],
  ['0', 0],
  [' 007 ', 7],
])('“%s” is %d', (typed, value) => expect(readFigure(typed)).toBe(value));

it.each([
  '',
  'x',
  '1,5',
  '1,23,456',
  '12,0000',
  '1.2.3',
  '1e5',
  '--5',
  '5-',
  '%',
  'Infinity',
  '12 34',
  '9999999999999',
])('“%s” is no figure', (typed) => expect(readFigure(typed)).toBeNaN());

it('reads back what the pages write, in every language', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), fc.constantFrom('en', 'fa', 'ar'), (hundredths, locale) => {
      expect(readFigure(formatNumber(hundredths / 100, locale, 2))).toBeCloseTo(hundredths / 100, 8);
    }),
  );
});
