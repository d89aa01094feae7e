import fc from 'fast-check';
import type { OpenedAnswers } from '../../src/domain/answers.js';
import { behavioursOf, competenciesOf, type Questionnaire } from '../../src/domain/questionnaire.js';
import type { RaterGroup } from '../../src/domain/rater-group.js';
import { answered } from './reviews.js';

/** The envelopes of any review: at most one self and manager, up to seven people of each other group. */
export function reviewsOf(questionnaire: Questionnaire): fc.Arbitrary<OpenedAnswers[]> {
  return fc
    .tuple(
      envelopes(questionnaire, 'self', 1),
      envelopes(questionnaire, 'manager', 1),
      envelopes(questionnaire, 'peer', 7),
      envelopes(questionnaire, 'subordinate', 7),
      envelopes(questionnaire, 'customer', 7),
    )
    .map((groups) => groups.flat());
}

function envelopes(questionnaire: Questionnaire, group: RaterGroup, most: number): fc.Arbitrary<OpenedAnswers[]> {
  const size = behavioursOf(questionnaire).length;
  const point = fc.oneof(
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 5 }) },
  );
  const words = fc.option(fc.constantFrom('Good.', 'Calls back.', 'می‌آید', ' '), { nil: '' });
  const envelope = fc
    .record({
      points: fc.array(point, { minLength: size, maxLength: size }),
      keep: words,
      change: words,
      example: words,
    })
    .map(({ points, keep, change, example }) =>
      answered(
        questionnaire,
        group,
        points,
        { keep, change },
        { [competenciesOf(questionnaire)[0]?.id ?? '']: example },
      ),
    );
  return fc.array(envelope, { maxLength: most });
}
