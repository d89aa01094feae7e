import { describe, expect, it } from '@jest/globals';
import { equalWeights } from '../../src/domain/cycle-settings.js';
import { blockWeight, competencyMean, weightedMean } from '../../src/domain/scoring.js';

describe('scores (measurement 1)', () => {
  it('weighs block means 3, 3.5, 2.5 by 20, 30, 10 to 3.1667', () => {
    const figures = [
      { weight: 20, value: 3 },
      { weight: 30, value: 3.5 },
      { weight: 10, value: 2.5 },
    ];
    expect(weightedMean(figures)).toBeCloseTo(3.1667, 4);
    expect(weightedMean([{ weight: 0, value: 3 }])).toBeNull();
    expect(weightedMean([])).toBeNull();
  });

  it.each([
    [[4, 3], 3, 3.5],
    [[4], 3, null],
    [[4], 2, 4],
    [[], 0, null],
    [[4, 2, 3], 6, 3],
    [[4, 2, 3], 7, null],
  ])('competency of %j shown out of %d put: %p', (shown, put, expected) => {
    expect(competencyMean(shown, put)).toBe(expected);
  });

  it('a merged block weighs the plain mean of its groups as invited, never by who answered', () => {
    const weights = { kind: 'views', of: { manager: 2, peer: 1, subordinate: 4, customer: 7 } } as const;
    const merged = { label: 'peer-and-others', groups: ['peer', 'subordinate', 'customer'] } as const;
    expect(blockWeight(merged, weights, 4)).toBe(4);
    expect(blockWeight(merged, weights, 40)).toBe(4);
    expect(blockWeight({ label: 'manager', groups: ['manager'] }, weights, 1)).toBe(2);
    expect(blockWeight({ label: 'self', groups: ['self'] }, weights, 1)).toBe(0);
    expect(blockWeight({ label: 'others', groups: ['peer', 'customer'] }, equalWeights, 5)).toBe(1);
  });

  it('or as many as its people when every person weighs the same', () => {
    expect(blockWeight({ label: 'others', groups: ['peer', 'customer'] }, { kind: 'people' }, 5)).toBe(5);
  });
});
