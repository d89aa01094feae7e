import { describe, expect, it } from '@jest/globals';
import type { BlockLabel } from '../../src/domain/blocks.js';
import { isNamed } from '../../src/domain/blocks.js';
import type { IndividualSnapshot } from '../../src/domain/individual-snapshot.js';
import { withoutBlock } from '../../src/domain/withheld-block.js';
import { questionnaireOf } from '../support/reviews.js';
import { Dice } from './dice.js';
import { forcedAnswers, type Telling, tellingOf } from './forced-answers.js';
import { buildOne, mixOne } from './pipeline.js';
import { randomCycle } from './random-cycle.js';
import { oneReview, ratersWith } from './small-reviews.js';
import type { TrueCycle, TrueReview } from './truth.js';

type Correct = (cycle: TrueCycle, review: TrueReview, whole: IndividualSnapshot, key: BlockLabel) => IndividualSnapshot;

const build = (cycle: TrueCycle, review: TrueReview): IndividualSnapshot =>
  buildOne(cycle, review, mixOne(cycle, review), { norms: null, previous: null });

/** As HR's page does it. */
const product: Correct = (_cycle, _review, whole, key) => withoutBlock(whole, key);

/** As it would be if a single rater's answers could be taken out. */
const withoutLastRater: Correct = (cycle, review, _whole, key) => {
  const last = review.raters.findLast(({ group }) => group === key);
  return build(cycle, { ...review, raters: review.raters.filter((rater) => rater !== last) });
};

/** What somebody knows who kept the PDF of the old version and reads the new one beside it. */
const bothVersions =
  (cycle: TrueCycle, key: BlockLabel, correct: Correct): Telling =>
  (review) => {
    const whole = build(cycle, review);
    return tellingOf(whole.shown) + tellingOf(correct(cycle, review, whole, key).shown);
  };

const forcedBy = (cycle: TrueCycle, key: BlockLabel, correct: Correct, patience?: number) => {
  const k = cycle.settings.thresholds.ratings;
  return forcedAnswers(cycle, cycle.reviews[0]!, bothVersions(cycle, key, correct), k, patience);
};

describe('a report with a block withheld, beside the version before', () => {
  const small = oneReview(questionnaireOf([1]), [
    ...ratersWith('peer', [4], [5], [3], [4]),
    ...ratersWith('subordinate', [1], [2], [2], [3], [3], [4], [4], [4], [5], [5], [2], [3]),
  ]);

  it('would give an answer away if one rater alone could be taken out', () => {
    const forced = forcedBy(small, 'peer', withoutLastRater, 200);
    expect(forced.map(({ raterId }) => raterId)).toEqual(['peer-3']);
  });

  it('forces no answer, in that review and in random ones, whichever block is withheld', () => {
    expect(forcedBy(small, 'peer', product)).toEqual([]);
    let tried = 0;
    for (let seed = 1; seed <= 8; seed++) {
      const cycle = randomCycle(new Dice(seed));
      const keys = build(cycle, cycle.reviews[0]!).shown.blocks.filter((block) => !isNamed(block));
      for (const { key } of keys) {
        expect([seed, key, forcedBy(cycle, key, product)]).toEqual([seed, key, []]);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(8);
  });
});
