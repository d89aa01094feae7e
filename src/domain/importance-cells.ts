import type { CellFigure, ScaleEnd } from './disclosure.js';
import { type Audience, importancePoints } from './importance-form.js';
import { ceilToTenth, floorToTenth, roundToTenth } from './rounding.js';
import { countAndSum } from './tally.js';

/**
 * The fewest answers of an audience that are shown. Leaders and administrators read the results and answer in the
 * two audiences of staff: with their own answer known, as many others must still stand behind a figure (anonymity R18).
 */
export function fewestAnswers(audience: Audience, minimum: number): number {
  return audience === 'customer' ? minimum : minimum + 1;
}

/**
 * An item's figure of one audience, or null from too few. End-coded like a report's, by n only; where readers know
 * an answer of their own the band is as wide as one answer can be, so that whatever they said, no other answer is
 * forced: they are left with the very band of R6 (anonymity R4, R6, R18).
 */
export function importanceCell(counts: readonly number[], audience: Audience, minimum: number): CellFigure | null {
  const { n, sum } = countAndSum(counts);
  if (n < fewestAnswers(audience, minimum)) return null;
  const band = bandOf(audience);
  if (sum >= n * importancePoints - band)
    return { value: floorToTenth(importancePoints - band / n), endCode: 'top', n };
  if (sum <= n + band) return { value: ceilToTenth(1 + band / n), endCode: 'bottom', n };
  return { value: roundToTenth(sum / n), endCode: null, n };
}

/** What a shown figure stands for where figures are made from it: of an end-coded one the middle of its band (anonymity R5). */
export function importanceValue({ value, endCode, n }: CellFigure, audience: Audience): number {
  return endCode === null ? value : middleOf(endCode, n, bandOf(audience));
}

function bandOf(audience: Audience): number {
  return audience === 'customer' ? 1 : importancePoints;
}

function middleOf(end: ScaleEnd, n: number, band: number): number {
  return end === 'top' ? importancePoints - band / (2 * n) : 1 + band / (2 * n);
}
