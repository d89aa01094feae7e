import { mean } from './scoring.js';

export interface RankCorrelation {
  /** Spearman's ρ, −1 to 1. */
  readonly rho: number;
  readonly n: number;
  /** 95 %; null where the ranks agree or disagree completely, or n < 4. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** Two-sided 95 % of the normal distribution. */
const z95 = 1.959963984540054;

/** Ranks from 1, equal values sharing the mean of their places. */
export function ranksOf(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const ranks = new Array<number>(values.length).fill(0);
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end + 1 < order.length && order[end + 1]?.value === order[start]?.value) end++;
    for (const { index } of order.slice(start, end + 1)) ranks[index] = (start + end) / 2 + 1;
    start = end + 1;
  }
  return ranks;
}

/**
 * Spearman's ρ: the product-moment correlation of the ranks, which is right with ties too. The interval is Fisher's
 * z = artanh ρ with the standard error √((1 + ρ²/2)/(n − 3)) (Bonett & Wright 2000, Psychometrika 65, 23–28).
 * Null when either side does not vary.
 */
export function rankCorrelation(pairs: readonly (readonly [number, number])[]): RankCorrelation | null {
  const n = pairs.length;
  const rho = correlation(ranksOf(pairs.map(([x]) => x)), ranksOf(pairs.map(([, y]) => y)));
  if (rho === null) return null;
  if (n < 4 || 1 - Math.abs(rho) < 1e-12) return { rho, n, interval: null };
  const margin = z95 * Math.sqrt((1 + (rho * rho) / 2) / (n - 3));
  return {
    rho,
    n,
    interval: { low: Math.tanh(Math.atanh(rho) - margin), high: Math.tanh(Math.atanh(rho) + margin) },
  };
}

function correlation(xs: readonly number[], ys: readonly number[]): number | null {
  const [mx, my] = [mean(xs) ?? 0, mean(ys) ?? 0];
  const dx = xs.map((x) => x - mx);
  const dy = ys.map((y) => y - my);
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const [sxx, syy] = [sum(dx.map((d) => d * d)), sum(dy.map((d) => d * d))];
  if (sxx === 0 || syy === 0) return null;
  const rho = sum(dx.map((d, index) => d * (dy[index] ?? 0))) / Math.sqrt(sxx * syy);
  return Math.min(1, Math.max(-1, rho));
}
