import { describe, expect, it } from '@jest/globals';
import { questionnaireOf } from '../support/reviews.js';
import { Dice } from './dice.js';
import { forcedByEnumeration } from './enumeration.js';
import { forcedAnswers, type Telling, tellingOf } from './forced-answers.js';
import { buildOne, mixOne } from './pipeline.js';
import { oneReview, ratersWith } from './small-reviews.js';
import type { TrueCycle, TrueReview } from './truth.js';

/** Everything the product shows, and the same with what the end-coding hides. */
const product =
  (cycle: TrueCycle): Telling =>
  (review) =>
    tellingOf(buildOne(cycle, review, mixOne(cycle, review), { norms: null, previous: null }).shown);

const withSums =
  (cycle: TrueCycle): Telling =>
  (review) =>
    product(cycle)(review) + JSON.stringify(mixOne(cycle, review).tallies.map(({ counts }) => sumOf(counts)));

/** As a report was that drew its bars from bare histograms and left out those within one band. */
const withBareBars =
  (cycle: TrueCycle): Telling =>
  (review) => {
    const rows = mixOne(cycle, review).tallies.filter(({ block }) => block === 'peer');
    return withSums(cycle)(review) + rows.map(({ counts }) => upperBand(counts)).join();
  };

const names = (forced: readonly { raterId: string; behaviourId: string }[]): string[] =>
  forced.map(({ raterId, behaviourId }) => `${raterId} ${behaviourId}`).sort();

describe('an answer is forced', () => {
  const unanimous = oneReview(questionnaireOf([1]), ratersWith('peer', [5], [5], [5]));
  const [review] = unanimous.reviews as [TrueReview];

  it('when the exact sum is n times the end of the scale', () => {
    expect(forcedAnswers(unanimous, review, withSums(unanimous), 3)).toHaveLength(3);
    expect(forcedAnswers(unanimous, review, product(unanimous), 3)).toEqual([]);
  });

  it('when a bar says that a whole mean lies in one band', () => {
    const cycle = oneReview(questionnaireOf([1]), ratersWith('peer', ...Array.from({ length: 4 }, () => [4])));
    const [own] = cycle.reviews as [TrueReview];
    expect(forcedAnswers(cycle, own, withBareBars(cycle), 3)).toHaveLength(4);
    expect(forcedAnswers(cycle, own, product(cycle), 3)).toEqual([]);
  });
});

describe('a second method, which writes out all answers, agrees', () => {
  it.each([
    ['the product', product],
    ['exact sums told', withSums],
    ['exact sums and bare bars told', withBareBars],
  ])('%s', (_, tellingFor) => {
    let forced = 0;
    for (let seed = 1; seed <= 8; seed++) {
      const cycle = smallCycle(new Dice(seed));
      const [review] = cycle.reviews as [TrueReview];
      const tell = tellingFor(cycle);
      const exact = names(forcedByEnumeration(cycle, review, tell));
      expect([seed, names(forcedAnswers(cycle, review, tell, 3, 600))]).toEqual([seed, exact]);
      forced += exact.length;
    }
    if (tellingFor === product) expect(forced).toBe(0);
    else expect(forced).toBeGreaterThan(10);
  });
});

/** Three or four peers on one or two statements, often of one mind, with self and manager; few points where many answers. */
function smallCycle(dice: Dice): TrueCycle {
  const size = dice.between(1, 2);
  const points = size === 1 ? 5 : 3;
  const base = dice.between(1, points);
  const row = (): number[] => Array.from({ length: size }, () => (dice.chance(0.75) ? base : dice.between(1, points)));
  const named = [...ratersWith('self', row()), ...ratersWith('manager', row())];
  const form = questionnaireOf([size]);
  const scale = { ...form.scale, labels: form.scale.labels.slice(0, points) };
  const people = size === 1 ? dice.between(3, 4) : 3;
  const peers = ratersWith('peer', ...Array.from({ length: people }, row));
  return oneReview({ ...form, scale }, [...named, ...peers]);
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count, index) => sum + count * (index + 1), 0);
}

function upperBand(counts: readonly number[]): number {
  return counts.slice(Math.ceil(counts.length / 2)).reduce((sum, count) => sum + count, 0);
}
