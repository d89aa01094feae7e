import { describe, expect, it } from '@jest/globals';
import { defaultNorm, isNamedGap, judgeGap, quadrantOf, standardErrorOfOthers } from '../../src/domain/gaps.js';

const sure = [{ weight: 1, variance: 0, n: 5 }];

describe('self against others (measurement 2)', () => {
  it.each([
    [4, 3.5, { value: 0.5, worth: 'higher', large: false }],
    [3, 3.5, { value: -0.5, worth: 'lower', large: false }],
    [4, 3.51, { value: 0.5, worth: 'none', large: false }],
    [5, 4, { value: 1, worth: 'higher', large: true }],
    [4, 4, { value: 0, worth: 'none', large: false }],
  ])('self %d, others %d', (self, others, expected) => {
    expect(judgeGap(self, others, sure, 5)).toEqual(expected);
  });

  it('half a step is longer on a longer scale', () => {
    expect(judgeGap(4, 3.5, sure, 7).worth).toBe('none');
    expect(judgeGap(4, 3.25, sure, 7).worth).toBe('higher');
    expect(defaultNorm(5)).toBe(3.5);
    expect(defaultNorm(7)).toBe(4.8);
  });

  it('stays without words when it could be chance, when spread is unknown, or under four raters', () => {
    const wide = [{ weight: 1, variance: 1, n: 4 }];
    expect(standardErrorOfOthers(wide)).toBe(0.5);
    expect(judgeGap(4.9, 4, wide, 5)).toEqual({ value: 0.9, worth: 'none', large: false });
    expect(judgeGap(5, 4, wide, 5).worth).toBe('higher');
    expect(judgeGap(5, 2, null, 5).worth).toBe('none');
    expect(judgeGap(5, 2, [{ weight: 1, variance: 0, n: 3 }], 5).worth).toBe('none');
  });

  it('SE weighs each point of view; the manager counts as exact', () => {
    const voices = [
      { weight: 1, variance: 0, n: 1 },
      { weight: 1, variance: 0.6, n: 6 },
      { weight: 2, variance: 0.4, n: 4 },
    ];
    expect(standardErrorOfOthers(voices)).toBeCloseTo(Math.sqrt(0.1 + 0.4) / 4, 12);
  });

  it.each([
    [4, 4, 'known-strength'],
    [3.5, 3.4, 'blind-spot'],
    [3.4, 3.5, 'hidden-strength'],
    [2, 3, 'known-to-work-on'],
  ])('self %d, others %d at N = 3.5: %s', (self, others, corner) => {
    expect(quadrantOf(self, others, 3.5)).toBe(corner);
  });

  it('is named from three quarters of a step', () => {
    expect([0.75, -0.75, 0.74].map((gap) => isNamedGap(gap, 5))).toEqual([true, true, false]);
  });
});
