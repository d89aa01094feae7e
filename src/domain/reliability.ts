import { meanOf, varianceOf } from './agreement.js';

/** Size, Σ and Σ² of the raters' means of one group (of one subject, one company). */
export interface GroupSums {
  readonly n: number;
  readonly sum: number;
  readonly sumSquares: number;
}

export interface IntraclassCorrelation {
  readonly msBetween: number;
  readonly msWithin: number;
  /** ICC(1), reliability of one rater; ICC(2), of a group's mean. */
  readonly single: number;
  readonly average: number;
}

/** ICC(1) and ICC(2) from a one-way analysis of variance, k = N/G; null under two groups or without spare raters (measurement 3). */
export function intraclass(groups: readonly GroupSums[]): IntraclassCorrelation | null {
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  if (groups.length < 2 || n <= groups.length) return null;
  const grandMean = groups.reduce((sum, group) => sum + group.sum, 0) / n;
  const between = groups.reduce((sum, group) => sum + group.n * (group.sum / group.n - grandMean) ** 2, 0);
  const within = groups.reduce((sum, group) => sum + group.sumSquares - group.sum ** 2 / group.n, 0);
  const msBetween = between / (groups.length - 1);
  const msWithin = Math.max(0, within) / (n - groups.length);
  if (msBetween === 0) return null;
  const size = n / groups.length;
  return {
    msBetween,
    msWithin,
    single: (msBetween - msWithin) / (msBetween + (size - 1) * msWithin),
    average: (msBetween - msWithin) / msBetween,
  };
}

/** The sums that `intraclass` reads, from the values of one group. */
export function groupSums(values: readonly number[]): GroupSums {
  return {
    n: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    sumSquares: squaresOf(values),
  };
}

/** Cronbach's α = J/(J−1)·(1 − Σs²ᵢ/s²_total); null under two statements or when totals do not vary (measurement 3). */
export function alphaFromVariances(itemVariances: readonly number[], totalVariance: number): number | null {
  const items = itemVariances.length;
  if (items < 2 || totalVariance <= 0) return null;
  return (items / (items - 1)) * (1 - itemVariances.reduce((sum, each) => sum + each, 0) / totalVariance);
}

/** Cronbach's α of complete answers, one row of J answers per rater (measurement 3). */
export function cronbachAlpha(rows: readonly (readonly number[])[]): number | null {
  const items = rows[0]?.length ?? 0;
  const itemVariances = Array.from({ length: items }, (_, item) => varianceOf(rows.map((row) => row[item] ?? NaN)));
  return alphaFromVariances(itemVariances, varianceOf(rows.map((row) => meanOf(row) * row.length)));
}

/** Complete answers of one group of raters, added up: Σ and Σ² of their totals, Σ of single squares, Σ per statement. */
export interface CompleteAnswers {
  readonly n: number;
  readonly sum: number;
  readonly sumSquares: number;
  readonly itemSquares: number;
  readonly itemSums: readonly number[];
}

/** Cronbach's α from added-up answers of several groups to the same number of statements (measurement 3, 6). */
export function alphaFromSums(groups: readonly CompleteAnswers[]): number | null {
  const add = (of: (group: CompleteAnswers) => number): number => groups.reduce((sum, group) => sum + of(group), 0);
  const n = add((group) => group.n);
  if (n < 2) return null;
  const items = groups[0]?.itemSums.length ?? 0;
  const sums = Array.from({ length: items }, (_, item) => add(({ itemSums }) => itemSums[item] ?? NaN));
  const itemVariance = (add(({ itemSquares }) => itemSquares) - squaresOf(sums) / n) / (n - 1);
  const totalVariance = (add(({ sumSquares }) => sumSquares) - add(({ sum }) => sum) ** 2 / n) / (n - 1);
  if (items < 2 || totalVariance < 1e-12) return null;
  return (items / (items - 1)) * (1 - itemVariance / totalVariance);
}

function squaresOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

/** Raters needed for a mean of this reliability: r(1 − ICC(1))/(ICC(1)(1 − r)); null when they do not agree at all (measurement 4). */
export function ratersNeeded(single: number, reliability = 0.7): number | null {
  if (single <= 0) return null;
  return (reliability * (1 - single)) / (single * (1 - reliability));
}
