import { tProbability } from './student-t.js';

/** Number, mean and standard deviation of one block's rater means. */
export interface Sample {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
}

/** One point of view before and now, with its weight among the others. */
export interface SamplePair {
  readonly weight: number;
  readonly before: Sample;
  readonly now: Sample;
}

export interface WelchTest {
  readonly difference: number;
  readonly standardError: number;
  readonly df: number;
  readonly t: number;
}

export type ChangeWord = 'risen' | 'fallen' | 'no-clear-change';

const fewestRaters = 4;
const significance = 0.05;

/**
 * Welch's test with Satterthwaite's degrees of freedom; of several points of view the weighted difference, a sample
 * of one person counting as exact (measurement 5).
 */
export function welch(pairs: readonly SamplePair[]): WelchTest {
  const weight = pairs.reduce((sum, pair) => sum + pair.weight, 0);
  const difference = pairs.reduce((sum, pair) => sum + pair.weight * (pair.now.mean - pair.before.mean), 0) / weight;
  const terms = pairs.flatMap((pair) =>
    [pair.before, pair.now]
      .filter(({ n }) => n > 1)
      .map(({ n, sd }) => ({ variance: ((pair.weight / weight) ** 2 * sd * sd) / n, df: n - 1 })),
  );
  const variance = terms.reduce((sum, term) => sum + term.variance, 0);
  const standardError = Math.sqrt(variance);
  const df = variance ** 2 / terms.reduce((sum, term) => sum + term.variance ** 2 / term.df, 0);
  return { difference, standardError, df, t: difference / standardError };
}

/** Risen, fallen, or no clear change when the 95 % interval holds 0; null under 4 raters on either side (measurement 5). */
export function changeWord(pairs: readonly SamplePair[]): ChangeWord | null {
  const before = pairs.reduce((sum, pair) => sum + pair.before.n, 0);
  const now = pairs.reduce((sum, pair) => sum + pair.now.n, 0);
  if (before < fewestRaters || now < fewestRaters) return null;
  const { difference, standardError, df, t } = welch(pairs);
  if (Math.abs(difference) < 1e-9) return 'no-clear-change';
  // Without any spread the interval is the difference itself.
  if (standardError > 1e-9 && tProbability(t, df) >= significance) return 'no-clear-change';
  return difference > 0 ? 'risen' : 'fallen';
}
