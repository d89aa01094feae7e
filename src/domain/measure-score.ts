import { hair } from './rounding.js';

/** Where a measure scores 0 and where 100, in the measure's own unit; lower is better when best < worst. */
export interface MeasureRange {
  readonly worst: number;
  readonly best: number;
}

/** S = 100·clip((actual − worst)/(best − worst), 0, 1): a straight line, never bands (measurement 9). */
export function measureScore(actual: number, { worst, best }: MeasureRange): number {
  if (worst === best) throw new RangeError('worst and best are the same');
  return 100 * Math.min(1, Math.max(0, (actual - worst) / (best - worst)));
}

/** A score from 0 to 100 or none, and the share of weight (0 to 1) behind it that has a current figure. */
export interface Rolled {
  readonly score: number | null;
  readonly coverage: number;
}

export interface Weighted extends Rolled {
  readonly weight: number;
}

const leastCoverage = 0.6;

/**
 * Σ wS/Σ w over the children with a value; coverage is the share of weight that reaches up to here, and no total is
 * given under 60 % of it (measurement 9). A child without a value brings nothing, whatever lies below it.
 */
export function rollUp(children: readonly Weighted[]): Rolled {
  const all = children.reduce((sum, { weight }) => sum + weight, 0);
  if (all <= 0) return { score: null, coverage: 0 };
  const told = children.filter((child): child is Weighted & { score: number } => child.score !== null);
  const weight = told.reduce((sum, child) => sum + child.weight, 0);
  const coverage = told.reduce((sum, child) => sum + child.weight * child.coverage, 0) / all;
  if (weight <= 0 || coverage < leastCoverage - hair) return { score: null, coverage };
  return { score: told.reduce((sum, child) => sum + child.weight * child.score, 0) / weight, coverage };
}
