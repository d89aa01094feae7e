import type { BlockRaters } from './mixed-rater.js';
import type { QuestionnaireBehaviour, QuestionnaireCompetency } from './questionnaire.js';
import type { CompleteSums, Moments } from './tally.js';

/**
 * Sums of rater means of one protected block over the competency's behaviours *shown* there, from raters who judged
 * at least half of those put to them; null when these are fewer than k, so that no sum is one person's (measurement 6).
 */
export function momentsOf(
  { block, raters }: BlockRaters,
  competency: QuestionnaireCompetency,
  shown: readonly QuestionnaireBehaviour[],
  k: number,
): Moments | null {
  const means: number[] = [];
  for (const rater of raters) {
    const put = shown.filter((behaviour) => behaviour.groups.includes(rater.group));
    const points = pointsOn(put, rater.judged);
    if (points.length > 0 && points.length * 2 >= put.length) means.push(total(points) / points.length);
  }
  if (means.length < k) return null;
  return {
    block: block.key,
    competencyId: competency.id,
    n: means.length,
    sum: total(means),
    sumSquares: squares(means),
    complete: completeSums(
      raters.map((rater) => pointsOn(shown, rater.judged)).filter((all) => all.length === shown.length),
      k,
    ),
  };
}

/** Mean and variance (n − 1) behind a count, a sum and a sum of squares; a variance never falls below 0. */
export function meanAndVariance({ n, sum, sumSquares }: Pick<Moments, 'n' | 'sum' | 'sumSquares'>): {
  mean: number;
  variance: number;
} {
  const mean = sum / n;
  const variance = n > 1 ? Math.max(0, (sumSquares - n * mean * mean) / (n - 1)) : 0;
  return { mean, variance: variance < 1e-12 ? 0 : variance };
}

function completeSums(rows: readonly number[][], k: number): CompleteSums | null {
  if (rows.length < k) return null;
  const totals = rows.map(total);
  return {
    n: rows.length,
    behaviours: rows[0]?.length ?? 0,
    sum: total(totals),
    sumSquares: squares(totals),
    itemSquares: squares(rows.flat()),
  };
}

function pointsOn(behaviours: readonly QuestionnaireBehaviour[], judged: ReadonlyMap<string, number>): number[] {
  return behaviours.map(({ id }) => judged.get(id)).filter((point) => point !== undefined);
}

// Sorted before adding, so that the order in which envelopes were opened leaves no trace in the last bits.
function total(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b).reduce((sum, value) => sum + value, 0);
}

function squares(values: readonly number[]): number {
  return total(values.map((value) => value * value));
}
