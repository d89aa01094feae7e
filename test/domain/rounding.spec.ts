import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ceilToTenth, floorToTenth, percent, roundToTenth } from '../../src/domain/rounding.js';

describe('rounding', () => {
  it.each([
    [3.25, 3.3],
    [3.35, 3.4],
    [-0.25, -0.3],
    [4.05, 4.1],
    [1.005, 1],
    [2.95, 3],
    [(4 + 4 + 4.25) / 3 - 0.0333333333333, 4.1],
    [-0.04, 0],
  ])('%d is told as %d', (exact, told) => {
    expect(Object.is(roundToTenth(exact), told)).toBe(true);
  });

  it('a half goes away from zero for every number of raters, however the fraction was added up', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 100 }), fc.integer({ min: 1, max: 50 }), (twentieths, parts) => {
        const half = (twentieths * 2 + 1) / 20;
        const pieces = Array.from({ length: parts }, () => half / parts);
        const told = roundToTenth(pieces.reduce((sum, piece) => sum + piece, 0));
        const expected = half > 0 ? (twentieths + 1) / 10 : twentieths / 10;
        expect(Math.abs(told - expected)).toBeLessThan(1e-12);
      }),
    );
  });

  it('bounds go outwards and stay when they are whole tenths', () => {
    expect([4 + 2 / 3, 4.75, 4.8, 4.9].map(floorToTenth)).toEqual([4.6, 4.7, 4.8, 4.9]);
    expect([4 / 3, 1.25, 1.2, 1.1].map(ceilToTenth)).toEqual([1.4, 1.3, 1.2, 1.1]);
  });

  it('per cent is whole, and 0 of nothing is 0', () => {
    expect([percent(1, 3), percent(1, 8), percent(0, 0)]).toEqual([33, 13, 0]);
  });
});
