import type { OpenedAnswers } from '../domain/answers.js';
import { blockOf } from '../domain/blocks.js';
import type { MixedReview } from '../domain/tally.js';

/**
 * Answers that must be found again in the tallies, counted straight from the envelopes: a scale point given by a rater
 * whose group is in a block, to a statement that has a row there. All others are left out by rule (anonymity R3).
 */
export function answersToBeFound(
  opened: readonly OpenedAnswers[],
  { blocks, tallies }: Pick<MixedReview, 'blocks' | 'tallies'>,
  asked: ReadonlyMap<string, readonly string[]>,
): number {
  let sum = 0;
  for (const { group, answers } of opened) {
    const block = blockOf(blocks, group);
    if (block === null) continue;
    for (const { behaviourId, block: key, counts } of tallies) {
      const point = answers.ratings[behaviourId];
      const isPut = key === block.key && asked.get(behaviourId)?.includes(group) === true;
      if (isPut && point !== undefined && counts[point - 1] !== undefined) sum += 1;
    }
  }
  return sum;
}

/** All answers in histograms. */
export function answersFound(histograms: readonly (readonly number[])[]): number {
  return histograms.flat().reduce((sum, count) => sum + count, 0);
}
