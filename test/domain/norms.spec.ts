import { describe, expect, it } from '@jest/globals';
import { midRankPercentile, normBand } from '../../src/domain/norms.js';

const all = Array.from({ length: 20 }, (_, index) => 3 + index / 20);

describe('norms (measurement 8)', () => {
  it('mid-rank percentile counts half of the equals', () => {
    expect(midRankPercentile(3, [1, 2, 3, 3, 4])).toBe(60);
    expect(midRankPercentile(3, [3, 3, 3, 3])).toBe(50);
  });

  it('only the band is told, and only from 20 subjects', () => {
    expect([all[0], all[4], all[5], all[14], all[15], all[19]].map((value) => normBand(value!, all))).toEqual([
      'lower-quarter',
      'lower-quarter',
      'middle-half',
      'middle-half',
      'upper-quarter',
      'upper-quarter',
    ]);
    expect(normBand(3, all.slice(1))).toBeNull();
  });
});
