import type { Answers, OpenedAnswers } from './answers.js';
import { blockOf, type Block, type GroupCounts } from './blocks.js';
import { behavioursOf, type Questionnaire } from './questionnaire.js';
import type { RaterGroup } from './rater-group.js';

/** One rater's valid judgements while a review is being mixed; lives in memory only and never leaves the mix. */
export interface MixedRater {
  readonly group: RaterGroup;
  /** Behaviour id → scale point, in the order of the form; only behaviours put to the group. */
  readonly judged: ReadonlyMap<string, number>;
  readonly answers: Answers;
}

export interface BlockRaters {
  readonly block: Block;
  readonly raters: readonly MixedRater[];
}

/** The people who count: those who judged at least one statement that was put to them (anonymity R2). */
export function ratersWhoJudged(questionnaire: Questionnaire, opened: readonly OpenedAnswers[]): MixedRater[] {
  return opened
    .map(({ group, answers }) => ({ group, answers, judged: judgements(questionnaire, group, answers) }))
    .filter((rater) => rater.judged.size > 0);
}

/** How many people of each group count. */
export function countByGroup(raters: readonly MixedRater[]): GroupCounts {
  const counts: Partial<Record<RaterGroup, number>> = {};
  for (const { group } of raters) counts[group] = (counts[group] ?? 0) + 1;
  return counts;
}

/** The raters of each block; those whose group is in no block are left out. */
export function ratersByBlock(blocks: readonly Block[], raters: readonly MixedRater[]): BlockRaters[] {
  return blocks.map((block) => ({
    block,
    raters: raters.filter((rater) => blockOf(blocks, rater.group) === block),
  }));
}

function judgements(questionnaire: Questionnaire, group: RaterGroup, answers: Answers): Map<string, number> {
  const points = questionnaire.scale.labels.length;
  const judged = new Map<string, number>();
  for (const behaviour of behavioursOf(questionnaire)) {
    const point = Object.hasOwn(answers.ratings, behaviour.id) ? answers.ratings[behaviour.id] : undefined;
    if (point === undefined || !behaviour.groups.includes(group)) continue;
    if (Number.isInteger(point) && point >= 1 && point <= points) judged.set(behaviour.id, point);
  }
  return judged;
}
