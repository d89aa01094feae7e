import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addCounts, agreementWord, distributionOf } from '../../src/domain/spread.js';

const three = (counts: number[]): number[][] => [counts, counts, counts];

describe('agreement in a word (R8)', () => {
  it.each([
    [[0, 0, 1, 6, 1], 'close'],
    [[0, 2, 2, 3, 1], 'mixed'],
    [[3, 1, 0, 1, 3], 'split'],
  ])('%j three times: %s', (counts, word) => {
    expect(agreementWord(three(counts), 5)).toBe(word);
  });

  it('needs eight people on each of three behaviours', () => {
    expect(agreementWord(three([0, 0, 1, 5, 1]), 5)).toBeNull();
    expect(agreementWord(three([0, 0, 1, 6, 1]).slice(1), 5)).toBeNull();
    expect(agreementWord([...three([0, 0, 1, 6, 1]), [0, 0, 1, 1, 1]], 5)).toBe('close');
  });
});

describe('distribution in three bands (R7)', () => {
  it('adds the answers to the behaviours that ten people judged', () => {
    expect(
      distributionOf([
        [1, 1, 3, 5, 0],
        [0, 0, 5, 5, 0],
        [0, 3, 0, 0, 0],
      ]),
    ).toEqual({ low: 10, middle: 40, high: 50, n: 10 });
  });

  it('is silent under ten people or when one band holds all, or all but one answer', () => {
    expect(distributionOf([[1, 1, 3, 4, 0]])).toBeNull();
    expect(distributionOf([[0, 0, 0, 5, 5]])).toBeNull();
    expect(distributionOf([[0, 0, 1, 5, 5]])).toBeNull();
    expect(distributionOf([[1, 0, 0, 5, 5]])).toBeNull();
    expect(distributionOf([[1, 0, 1, 5, 4]])).toEqual({ low: 9, middle: 9, high: 82, n: 11 });
    expect(distributionOf([[], []])).toBeNull();
  });

  it('its whole per cents add up to a hundred, give or take one', () => {
    const histogram = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(histogram, { minLength: 1, maxLength: 5 }), (behaviours) => {
        const told = distributionOf(behaviours);
        if (told === null) return;
        expect(told.n).toBeGreaterThanOrEqual(10);
        expect(Math.abs(told.low + told.middle + told.high - 100)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

it('histograms of blocks are added point by point', () => {
  expect(
    addCounts([
      [1, 0, 2],
      [0, 1, 1],
    ]),
  ).toEqual([1, 1, 3]);
});
