/** Variance of answers spread evenly over a scale of `points` (measurement 3). */
export function evenVariance(points: number): number {
  return (points * points - 1) / 12;
}

/** Mean of one statement's answers. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sample variance (n − 1); 0 for a single answer. */
export function varianceOf(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

/** Sample variance (n − 1) of a histogram over the points 1..A, from n ≥ 2; else 0. */
export function varianceOfCounts(counts: readonly number[]): number {
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n < 2) return 0;
  const mean = counts.reduce((sum, count, index) => sum + count * (index + 1), 0) / n;
  return counts.reduce((sum, count, index) => sum + count * (index + 1 - mean) ** 2, 0) / (n - 1);
}

/** A histogram over the points 1..A as the answers it counts. */
export function answersOf(counts: readonly number[]): number[] {
  return counts.flatMap((count, index) => Array.from({ length: count }, () => index + 1));
}

/** r_wg = 1 − s²/σ² of one statement, negative → 0 (James, Demaree & Wolf; measurement 3). */
export function rwg(variance: number, points: number): number {
  return Math.max(0, 1 - variance / evenVariance(points));
}

/** r_wg(j) of J statements from the mean of their variances, which counts as at most σ² (measurement 3). */
export function rwgJ(itemVariances: readonly number[], points: number): number {
  const items = itemVariances.length;
  const share = Math.min(1, meanOf(itemVariances) / evenVariance(points));
  return (items * (1 - share)) / (items * (1 - share) + share);
}

/**
 * a_wg = 1 − 2s²/([(A+1)M − M² − A]·n/(n−1)), for means near an end; null for one answer alone and when nobody could
 * have differed (Brown & Hauenstein; measurement 3).
 */
export function awg(values: readonly number[], points: number): number | null {
  if (values.length < 2) return null;
  const mean = meanOf(values);
  const most = (((points + 1) * mean - mean * mean - points) * values.length) / (values.length - 1);
  return most <= 0 ? null : 1 - (2 * varianceOf(values)) / most;
}

/** AD_M: mean over statements of the mean distance from the statement's mean; one list of answers per statement (measurement 3). */
export function averageDeviation(items: readonly (readonly number[])[]): number {
  return meanOf(
    items.map((values) => {
      const mean = meanOf(values);
      return meanOf(values.map((value) => Math.abs(value - mean)));
    }),
  );
}
