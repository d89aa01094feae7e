import { describe, expect, it } from '@jest/globals';
import { meanOf, varianceOf } from '../../src/domain/agreement.js';
import { changeWord, welch, type Sample } from '../../src/domain/change.js';
import { incompleteBeta, tProbability, tQuantile } from '../../src/domain/student-t.js';

const sample = (values: number[]): Sample => ({
  n: values.length,
  mean: meanOf(values),
  sd: Math.sqrt(varianceOf(values)),
});
const before = sample([3, 4, 3, 4, 3]);
const now = sample([4, 4, 5, 4]);
const one = (earlier: Sample, later: Sample, weight = 1) => ({ weight, before: earlier, now: later });

describe('change since the last cycle (measurement 5)', () => {
  it('[3,4,3,4,3] → [4,4,5,4]: d .85, SE .35, df 6.81, t 2.43, risen', () => {
    const test = welch([one(before, now)]);
    expect(test.difference).toBeCloseTo(0.85, 10);
    expect(test.standardError).toBeCloseTo(0.35, 2);
    expect(test.df).toBeCloseTo(6.81, 2);
    expect(test.t).toBeCloseTo(2.43, 2);
    expect(changeWord([one(before, now)])).toBe('risen');
    expect(changeWord([one(now, before)])).toBe('fallen');
  });

  it('no clear change when the interval holds 0', () => {
    expect(changeWord([one(before, sample([3, 4, 5, 4]))])).toBe('no-clear-change');
    expect(changeWord([one(before, before)])).toBe('no-clear-change');
  });

  it('no word under four raters on either side', () => {
    expect(changeWord([one(sample([3, 3, 3]), now)])).toBeNull();
    expect(changeWord([one(before, sample([5, 5, 5]))])).toBeNull();
  });

  it('without any spread the difference itself decides', () => {
    expect(changeWord([one(sample([3, 3, 3, 3]), sample([4, 4, 4, 4]))])).toBe('risen');
    expect(changeWord([one(sample([3, 3, 3, 3]), sample([3, 3, 3, 3]))])).toBe('no-clear-change');
  });

  it('several points of view weigh as in the figure; one alone is Welch’s test whatever its weight', () => {
    expect(welch([one(before, now, 8)])).toEqual(welch([one(before, now)]));
    const exact = { n: 1, mean: 4, sd: 0 };
    const both = welch([one(before, now), one(exact, exact)]);
    expect(both.difference).toBeCloseTo(0.425, 10);
    expect(both.standardError).toBeCloseTo(welch([one(before, now)]).standardError / 2, 10);
    expect(both.df).toBeCloseTo(welch([one(before, now)]).df, 10);
  });
});

describe('Student’s t', () => {
  it.each([
    [1, 12.706204736],
    [2, 4.30265273],
    [5, 2.570581836],
    [10, 2.228138852],
    [30, 2.042272456],
    [1000, 1.962339081],
  ])('df %d: 5 %% lies beyond %d', (df, quantile) => {
    expect(tQuantile(0.05, df)).toBeCloseTo(quantile, 7);
    expect(tProbability(quantile, df)).toBeCloseTo(0.05, 9);
  });

  it('knows two closed forms', () => {
    expect(tProbability(1, 1)).toBeCloseTo(0.5, 12);
    expect(tProbability(Math.SQRT2, 2)).toBeCloseTo(1 - Math.SQRT2 / 2, 12);
    expect(incompleteBeta(0.3, 1, 1)).toBeCloseTo(0.3, 12);
    expect(incompleteBeta(0.4, 2, 3)).toBeCloseTo(0.5248, 10);
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1]);
  });
});
