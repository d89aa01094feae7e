import { isStraightLined, isTooLittle } from './answer-quality.js';
import type { OpenedAnswers } from './answers.js';
import { blocksFrom, isNamed, type GroupCounts } from './blocks.js';
import type { CycleSettings } from './cycle-settings.js';
import { mixComments } from './mixed-comments.js';
import { countByGroup, ratersByBlock, ratersWhoJudged, type BlockRaters, type MixedRater } from './mixed-rater.js';
import { momentsOf } from './moments.js';
import { behavioursOf, competenciesOf, type Questionnaire } from './questionnaire.js';
import { countAndSum, type BlockQuality, type MixedReview, type Moments, type Tally } from './tally.js';

/**
 * Opened envelopes of one review → counts per block; afterwards nothing is left per rater or per answer, and answers
 * of groups that are in no block are gone. `random` orders the comments (anonymity 2, R2, R3, R10; measurement 6, 7).
 */
export function mixReview(
  questionnaire: Questionnaire,
  opened: readonly OpenedAnswers[],
  invited: GroupCounts,
  settings: Pick<CycleSettings, 'thresholds'>,
  random: () => number,
): MixedReview {
  const { ratings: k, comments: kc } = settings.thresholds;
  const raters = ratersWhoJudged(questionnaire, opened);
  const blocks = blocksFrom(countByGroup(raters), invited, k);
  const parts = ratersByBlock(blocks, raters);
  const tallies = parts.flatMap((part) => talliesOf(questionnaire, part, k));
  return {
    blocks,
    tallies,
    moments: parts.flatMap((part) => momentsOfBlock(questionnaire, part, tallies, k)),
    comments: mixComments(questionnaire, parts, kc, random),
    quality: parts.map((part) => qualityOf(questionnaire, part)),
    answers: checkSums(opened, tallies),
  };
}

/** A row for every behaviour that was put to the block; in a merged block to at least k of its raters (measurement 1). */
function talliesOf(questionnaire: Questionnaire, { block, raters }: BlockRaters, k: number): Tally[] {
  const needed = isNamed(block) ? 1 : k;
  return behavioursOf(questionnaire)
    .filter(({ groups }) => raters.filter(({ group }) => groups.includes(group)).length >= needed)
    .map(({ id }) => ({ block: block.key, behaviourId: id, counts: histogram(questionnaire, id, raters) }));
}

function histogram(questionnaire: Questionnaire, behaviourId: string, raters: readonly MixedRater[]): number[] {
  return questionnaire.scale.labels.map(
    (_, index) => raters.filter(({ judged }) => judged.get(behaviourId) === index + 1).length,
  );
}

function momentsOfBlock(
  questionnaire: Questionnaire,
  part: BlockRaters,
  tallies: readonly Tally[],
  k: number,
): Moments[] {
  if (isNamed(part.block)) return [];
  const own = tallies.filter(({ block }) => block === part.block.key);
  const shownIds = new Set(
    own.filter(({ counts }) => countAndSum(counts).n >= k).map(({ behaviourId }) => behaviourId),
  );
  return competenciesOf(questionnaire).flatMap((competency) => {
    const shown = competency.behaviours.filter(({ id }) => shownIds.has(id));
    const moments = shown.length > 0 ? momentsOf(part, competency, shown, k) : null;
    return moments === null ? [] : [moments];
  });
}

function qualityOf(questionnaire: Questionnaire, { block, raters }: BlockRaters): BlockQuality {
  const put = (rater: MixedRater): number =>
    behavioursOf(questionnaire).filter(({ groups }) => groups.includes(rater.group)).length;
  return {
    block: block.key,
    raters: raters.length,
    straightLined: raters.filter(({ judged }) => isStraightLined([...judged.values()])).length,
    tooLittle: raters.filter((rater) => isTooLittle(rater.judged.size, put(rater))).length,
  };
}

function checkSums(opened: readonly OpenedAnswers[], tallies: readonly Tally[]): MixedReview['answers'] {
  const all = opened.reduce((sum, { answers }) => sum + Object.keys(answers.ratings).length, 0);
  const tallied = tallies.reduce((sum, { counts }) => sum + countAndSum(counts).n, 0);
  return { opened: all, tallied, leftOut: all - tallied };
}
