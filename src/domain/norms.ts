import { hair } from './rounding.js';

/** Where a figure stands in the organisation; all that a subject is told of others (measurement 8). */
export type NormBand = 'lower-quarter' | 'middle-half' | 'upper-quarter';

export const subjectsForNorms = 20;

/** Mid-rank percentile (B + 0.5E)/N·100 of a figure among all figures, its own included (measurement 8). */
export function midRankPercentile(value: number, all: readonly number[]): number {
  const below = all.filter((each) => each < value - hair).length;
  const equal = all.filter((each) => Math.abs(each - value) <= hair).length;
  return ((below + 0.5 * equal) / all.length) * 100;
}

/** The band of a figure, or null under 20 subjects (measurement 8). */
export function normBand(value: number, all: readonly number[]): NormBand | null {
  if (all.length < subjectsForNorms) return null;
  const percentile = midRankPercentile(value, all);
  if (percentile < 25) return 'lower-quarter';
  return percentile > 75 ? 'upper-quarter' : 'middle-half';
}
