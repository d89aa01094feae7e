import { evenVariance, varianceOfCounts } from './agreement.js';
import { hair, percent } from './rounding.js';

export type AgreementWord = 'close' | 'mixed' | 'split';

/** Answers to one competency in three bands, whole per cent of answers; `n` is the fewest people behind a behaviour. */
export interface Distribution {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly n: number;
}

const peopleForWord = 8;
const behavioursForWord = 3;
const peopleForBands = 10;
/** Fewer answers outside the fullest band are not told apart from none: no bar (anonymity R7, decision 0014). */
const fewestOutside = 2;

/**
 * One word for a competency from the histograms of all shown protected blocks together, one per behaviour: from 8
 * raters on each of three behaviours, by the mean variance against even spread (anonymity R8, measurement 3).
 */
export function agreementWord(behaviours: readonly (readonly number[])[], points: number): AgreementWord | null {
  const judged = behaviours.filter((counts) => people(counts) >= peopleForWord);
  if (judged.length < behavioursForWord) return null;
  const variance = judged.reduce((sum, counts) => sum + varianceOfCounts(counts), 0) / judged.length;
  const agreement = 1 - variance / evenVariance(points);
  if (agreement >= 0.7 - hair) return 'close';
  return agreement >= 0.3 - hair ? 'mixed' : 'split';
}

/**
 * The answers to one competency over all shown protected blocks together, from behaviours that at least 10 people
 * judged, in three bands, else null: two bands must hold something, and the fullest all but at least two answers,
 * so that a missing bar does not say "all in one band" (anonymity R7, decision 0014).
 */
export function distributionOf(behaviours: readonly (readonly number[])[]): Distribution | null {
  const judged = behaviours.filter((counts) => people(counts) >= peopleForBands);
  if (judged.length === 0) return null;
  const bands = judged.map(inBands).reduce((sum, each) => sum.map((count, band) => count + (each[band] ?? 0)));
  const [low = 0, middle = 0, high = 0] = bands;
  const all = low + middle + high;
  if (all - Math.max(...bands) < fewestOutside) return null;
  return {
    low: percent(low, all),
    middle: percent(middle, all),
    high: percent(high, all),
    n: Math.min(...judged.map(people)),
  };
}

/** Histograms of one behaviour from several blocks, added up. */
export function addCounts(histograms: readonly (readonly number[])[]): number[] {
  const points = histograms[0]?.length ?? 0;
  return Array.from({ length: points }, (_, point) =>
    histograms.reduce((sum, counts) => sum + (counts[point] ?? 0), 0),
  );
}

// Five points: never and rarely, sometimes, often and always.
function inBands(counts: readonly number[]): number[] {
  const edge = Math.floor((counts.length - 1) / 2);
  const people = (part: readonly number[]): number => part.reduce((sum, count) => sum + count, 0);
  return [
    people(counts.slice(0, edge)),
    people(counts.slice(edge, counts.length - edge)),
    people(counts.slice(counts.length - edge)),
  ];
}

function people(counts: readonly number[]): number {
  return Math.round(counts.reduce((sum, count) => sum + count, 0));
}
