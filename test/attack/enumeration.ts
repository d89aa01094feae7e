import { isProtected } from '../../src/domain/rater-group.js';
import type { ForcedAnswer, Telling } from './forced-answers.js';
import { withAnswers } from './forced-answers.js';
import type { TrueCycle, TrueReview } from './truth.js';

/**
 * A second way to forced answers that shares nothing with the first: writes out every combination of answers the
 * protected raters could have given to what they judged, keeps those that show the same, and looks which answer is the
 * same in all of them. Exact, for small reviews only.
 */
export function forcedByEnumeration(cycle: TrueCycle, review: TrueReview, tell: Telling): ForcedAnswer[] {
  const points = cycle.questionnaire.scale.labels.length;
  const places = review.raters
    .filter(({ group }) => isProtected(group))
    .flatMap(({ raterId, answers }) => Object.keys(answers.ratings).map((behaviourId) => ({ raterId, behaviourId })));
  const told = tell(review);
  const seen = places.map(() => new Set<number>());
  for (let number = 0; number < points ** places.length; number++) {
    const digits = places.map((_, index) => (Math.floor(number / points ** index) % points) + 1);
    // Nothing new to learn from a combination whose every answer was seen before.
    if (digits.every((digit, index) => seen[index]!.has(digit))) continue;
    const other = withAnswers(
      review,
      places.map((place, index) => ({ ...place, point: digits[index]! })),
    );
    if (tell(other) === told) digits.forEach((digit, index) => seen[index]!.add(digit));
  }
  return places.filter((_, index) => seen[index]!.size === 1);
}
