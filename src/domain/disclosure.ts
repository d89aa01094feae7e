import { isNamed, type Block } from './blocks.js';
import { ceilToTenth, floorToTenth, roundToTenth } from './rounding.js';
import { countAndSum } from './tally.js';

/** Which end of the scale a figure is too near to be told exactly; the page says "4.6 or more". */
export type ScaleEnd = 'top' | 'bottom';

/** A behaviour's figure as shown: one decimal, or the bound of its end; and how many people it rests on. */
export interface CellFigure {
  readonly value: number;
  readonly endCode: ScaleEnd | null;
  readonly n: number;
}

/** A cell that may be shown, with the exact value from which everything else is computed. */
export interface ShownCell {
  readonly figure: CellFigure;
  readonly exact: number;
  /**
   * The histogram as far as words and bars may tell it: an end-coded one stands for the middle of its band, a
   * unanimous one is taken for one with an answer on either side (decision 0014).
   */
  readonly counts: readonly number[];
}

/** A behaviour's figure in a block, or null when fewer than k judged it; named blocks are exempt (anonymity R1, R4, R6). */
export function shownCell(block: Pick<Block, 'label'>, counts: readonly number[], k: number): ShownCell | null {
  const { n, sum } = countAndSum(counts);
  if (n === 0) return null;
  if (isNamed(block)) return plainCell(counts, n, sum);
  if (n < k) return null;
  const end = endOf(n, sum, counts.length);
  return end === null ? plainCell(withoutUnanimity(counts, n), n, sum) : endCell(end, n, counts.length);
}

/** The end whose band a sum falls into: n·A or n·A − 1 at the top, n or n + 1 at the bottom; by n only (anonymity R6). */
export function endOf(n: number, sum: number, points: number): ScaleEnd | null {
  if (sum >= n * points - 1) return 'top';
  return sum <= n + 1 ? 'bottom' : null;
}

/** The bound shown for an end-coded figure, rounded outwards to one decimal (anonymity R6). */
export function endBound(end: ScaleEnd, n: number, points: number): number {
  return end === 'top' ? floorToTenth(points - 1 / n) : ceilToTenth(1 + 1 / n);
}

/** The middle of an end's band, which stands for the figure wherever it is used (anonymity R5). */
export function endMiddle(end: ScaleEnd, n: number, points: number): number {
  return end === 'top' ? points - 1 / (2 * n) : 1 + 1 / (2 * n);
}

/** The value a shown figure stands for when figures are computed from figures, in a scale of `points` (anonymity R5, R11). */
export function figureValue(figure: CellFigure, points: number): number {
  return figure.endCode === null ? figure.value : endMiddle(figure.endCode, figure.n, points);
}

function plainCell(counts: readonly number[], n: number, sum: number): ShownCell {
  return { figure: { value: roundToTenth(sum / n), endCode: null, n }, exact: sum / n, counts };
}

// Said of k people, "all the same" is everybody's answer. Sum and mean stay; unanimous ends are end-coded before.
function withoutUnanimity(counts: readonly number[], n: number): readonly number[] {
  const at = counts.indexOf(n);
  return at < 0 ? counts : counts.map((_, index) => (index === at ? n - 2 : Math.abs(index - at) === 1 ? 1 : 0));
}

function endCell(end: ScaleEnd, n: number, points: number): ShownCell {
  const value = endBound(end, n, points);
  return { figure: { value, endCode: end, n }, exact: endMiddle(end, n, points), counts: endCounts(end, n, points) };
}

// Half an answer beside the end gives the band's middle and says the same for both sums that fall into the band.
function endCounts(end: ScaleEnd, n: number, points: number): number[] {
  const counts = Array.from({ length: points }, () => 0);
  counts[end === 'top' ? points - 1 : 0] = n - 0.5;
  counts[end === 'top' ? points - 2 : 1] = 0.5;
  return counts;
}
