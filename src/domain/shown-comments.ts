import type { BlockLabel } from './blocks.js';
import { competenciesOf, type Questionnaire } from './questionnaire.js';
import type { CommentPart, ShownComments } from './shown-report.js';
import { shuffled } from './shuffle.js';
import type { CommentTopic, MixedComment } from './tally.js';

/** A mixed comment under the random id it is stored by. */
export interface StoredComment extends MixedComment {
  readonly id: string;
}

/** The comments of a report by question, then by competency, in a new random order each time (anonymity R10). */
export function shownComments(
  questionnaire: Questionnaire,
  comments: readonly StoredComment[],
  random: () => number,
): ShownComments[] {
  const questions = questionnaire.openQuestions.map(({ id, text, selfText }): ShownComments => ({
    about: { kind: 'question', questionId: id },
    question: { text, selfText },
    parts: [],
  }));
  const examples = competenciesOf(questionnaire).map(({ id }): ShownComments => ({
    about: { kind: 'example', competencyId: id },
    question: null,
    parts: [],
  }));
  return [...questions, ...examples]
    .map((topic) => ({
      ...topic,
      parts: partsOf(
        comments.filter((each) => isAbout(each, topic.about)),
        random,
      ),
    }))
    .filter(({ parts }) => parts.length > 0);
}

const order: readonly (BlockLabel | 'all')[] = [
  'peer',
  'peer-and-others',
  'subordinate',
  'subordinate-and-others',
  'customer',
  'customer-and-others',
  'others',
  'all',
  'manager',
  'self',
];

function partsOf(comments: readonly StoredComment[], random: () => number): CommentPart[] {
  return order
    .map((block) => ({ block, own: comments.filter((comment) => comment.block === block) }))
    .filter(({ own }) => own.length > 0)
    .map(({ block, own }) => ({ block, items: shuffled(own, random).map(({ id, text }) => ({ id, text })) }));
}

function isAbout(comment: StoredComment, topic: CommentTopic): boolean {
  return topicKey(comment.about) === topicKey(topic);
}

function topicKey(topic: CommentTopic): string {
  return topic.kind === 'question' ? `question ${topic.questionId}` : `example ${topic.competencyId}`;
}
