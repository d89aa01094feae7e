import { isNamed, type Block } from './blocks.js';
import type { Weights } from './cycle-settings.js';
import { isProtected } from './rater-group.js';

/** A figure and how much it weighs among the points of view. */
export interface WeightedFigure {
  readonly weight: number;
  readonly value: number;
}

/** The mean of a block's shown behaviours, when at least half of those put to it are shown, else null (measurement 1). */
export function competencyMean(shown: readonly number[], put: number): number | null {
  if (shown.length === 0 || shown.length * 2 < put) return null;
  return mean(shown);
}

/** Everyone else: Σ w·m / Σ w over the points of view given; null when there is none or they weigh nothing (measurement 1). */
export function weightedMean(figures: readonly WeightedFigure[]): number | null {
  const weight = figures.reduce((sum, each) => sum + each.weight, 0);
  if (weight <= 0) return null;
  return figures.reduce((sum, each) => sum + each.weight * each.value, 0) / weight;
}

/**
 * What a block weighs among the others: as set for its group, a merged block the plain mean of its groups as invited,
 * never of who answered; or its `n` people when every person weighs the same; self never counts (measurement 1).
 */
export function blockWeight(block: Pick<Block, 'label' | 'groups'>, weights: Weights, n: number): number {
  if (block.label === 'self') return 0;
  if (weights.kind === 'people') return n;
  if (isNamed(block)) return weights.of.manager;
  return mean(block.groups.filter(isProtected).map((group) => weights.of[group])) ?? 0;
}

/** The plain mean, or null of nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
