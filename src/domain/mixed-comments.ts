import { isNamed } from './blocks.js';
import { cleanComment } from './comment-text.js';
import type { BlockRaters, MixedRater } from './mixed-rater.js';
import { competenciesOf, type Questionnaire } from './questionnaire.js';
import { shuffled } from './shuffle.js';
import type { CommentTopic, MixedComment } from './tally.js';

interface Pile {
  readonly part: BlockRaters;
  /** People of the block who could have written here. */
  readonly asked: number;
  readonly texts: readonly string[];
}

/**
 * The comments that may ever be shown, in random order: under their block when at least `kc` of its people answered
 * and two wrote; if any block of a question falls short, all of them under 'all' others; if those are too few as
 * well, none. What is kept back leaves no trace. Self and manager stand by name (anonymity R10).
 */
export function mixComments(
  questionnaire: Questionnaire,
  parts: readonly BlockRaters[],
  kc: number,
  random: () => number,
): MixedComment[] {
  const comments = topicsOf(questionnaire).flatMap((topic) => commentsAbout(topic, questionnaire, parts, kc));
  return shuffled(comments, random);
}

function topicsOf(questionnaire: Questionnaire): CommentTopic[] {
  return [
    ...questionnaire.openQuestions.map(({ id }): CommentTopic => ({ kind: 'question', questionId: id })),
    ...competenciesOf(questionnaire).map(({ id }): CommentTopic => ({ kind: 'example', competencyId: id })),
  ];
}

function commentsAbout(
  about: CommentTopic,
  questionnaire: Questionnaire,
  parts: readonly BlockRaters[],
  kc: number,
): MixedComment[] {
  const piles = parts.map((part) => pile(part, about, questionnaire)).filter(({ texts }) => texts.length > 0);
  const named = piles.filter(({ part }) => isNamed(part.block)).flatMap((each) => under(each.part.block.key, [each]));
  const others = piles.filter(({ part }) => !isNamed(part.block));
  // One block's lonely comment under "all others" beside full blocks would point back at its block.
  if (others.every((each) => each.asked >= kc && each.texts.length >= 2))
    return [...named, ...others.flatMap((each) => under(each.part.block.key, [each]))];
  const together = parts.filter(({ block }) => !isNamed(block)).map((part) => pile(part, about, questionnaire));
  const asked = together.reduce((sum, each) => sum + each.asked, 0);
  const wrote = together.reduce((sum, each) => sum + each.texts.length, 0);
  return asked >= kc && wrote >= 2 ? [...named, ...under('all', together)] : named;

  function under(block: MixedComment['block'], from: readonly Pile[]): MixedComment[] {
    return from.flatMap(({ texts }) => texts.map((text) => ({ block, about, text })));
  }
}

function pile(part: BlockRaters, about: CommentTopic, questionnaire: Questionnaire): Pile {
  const asked = part.raters.filter((rater) => isAsked(rater, about, questionnaire));
  return {
    part,
    asked: asked.length,
    texts: asked.map((rater) => written(rater, about)).filter((text) => text !== ''),
  };
}

function isAsked(rater: MixedRater, about: CommentTopic, questionnaire: Questionnaire): boolean {
  if (about.kind === 'question') return true;
  const competency = competenciesOf(questionnaire).find(({ id }) => id === about.competencyId);
  return competency?.behaviours.some(({ groups }) => groups.includes(rater.group)) ?? false;
}

function written({ answers }: MixedRater, about: CommentTopic): string {
  const [texts, id] =
    about.kind === 'question' ? [answers.comments, about.questionId] : [answers.examples, about.competencyId];
  return Object.hasOwn(texts, id) ? cleanComment(texts[id] ?? '') : '';
}
