import { describe, expect, it } from '@jest/globals';
import { questionnaireOf } from '../support/reviews.js';
import { Dice } from './dice.js';
import { examine, publishAll } from './examination.js';
import { type Form, meanForm, meanOfForms, weighted } from './form.js';
import { leakyRules, type SimpleReview } from './leaky-rules.js';
import { singledOut } from './linear-attack.js';
import { rational } from './rational.js';
import { oneReview, ratersWith } from './small-reviews.js';
import { isAnySetSingledOut } from './subset-attack.js';
import { raterOf } from './truth.js';

const owner = (unknown: string): string[] => [raterOf(unknown)];
const mean = (...raters: string[]): Form => meanForm(raters.map((rater) => `review ${rater} b1`));

describe('the attacker by linear algebra', () => {
  it.each([
    ['one mean of three', [mean('a', 'b', 'c')], null],
    ['one mean of two', [mean('a', 'b')], ['a', 'b']],
    ['a group and a total that holds one more', [mean('a', 'b', 'c'), mean('a', 'b', 'c', 'd')], ['d']],
    ['three means of pairs that add up', [mean('a', 'b', 'c'), mean('c', 'd', 'e')], null],
    ['two groups that overlap but for one', [mean('a', 'b', 'c', 'd'), mean('a', 'b', 'c', 'e')], ['d', 'e']],
    [
      'a mean of means of whole groups',
      [mean('a', 'b', 'c'), meanOfForms([mean('a', 'b', 'c'), mean('d', 'e', 'f')])],
      null,
    ],
    [
      'three overlapping groups, only all of which together leave a pair',
      [mean('a', 'b', 'c', 'd'), mean('c', 'd', 'e', 'f'), mean('e', 'f', 'a', 'b')],
      ['e', 'f'],
    ],
  ])('%s', (_, forms, expected) => {
    expect(singledOut(forms, owner, 3)).toEqual(expected);
    expect(isAnySetSingledOut(forms, owner, 3)).toBe(expected !== null);
  });

  it('sees through weights and several statements of one rater', () => {
    const all = weighted([
      { weight: rational(2), form: mean('a', 'b', 'c') },
      { weight: rational(3), form: meanForm(['review d b1', 'review d b2']) },
    ]);
    expect(singledOut([all], owner, 3)).toBeNull();
    expect(singledOut([all, mean('a', 'b', 'c')], owner, 3)).toEqual(['d']);
  });

  it('a second method, by subsets and ranks over a prime field, agrees on random numbers', () => {
    const outcomes = { leak: 0, safe: 0 };
    for (let seed = 1; seed <= 400; seed++) {
      const dice = new Dice(seed);
      const raters = Array.from({ length: dice.between(3, 6) }, (_, number) => `r${number}`);
      const forms = Array.from({ length: dice.between(1, 4) }, () =>
        meanForm(
          raters.flatMap((rater) => ['b1', 'b2'].flatMap((id) => (dice.chance(0.6) ? [`review ${rater} ${id}`] : []))),
        ),
      );
      const least = dice.between(2, 4);
      const found = singledOut(forms, owner, least);
      expect([seed, found !== null]).toEqual([seed, isAnySetSingledOut(forms, owner, least)]);
      outcomes[found ? 'leak' : 'safe']++;
      if (found) expect(found.length).toBeLessThan(least);
    }
    expect(outcomes.leak).toBeGreaterThan(50);
    expect(outcomes.safe).toBeGreaterThan(50);
  });
});

describe('the four simple ways (anonymity 1)', () => {
  it.each(Object.keys(leakyRules))('"%s" exposes people in most reviews', (name) => {
    let exposed = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const forms = leakyRules[name]!(simpleReview(new Dice(seed)), 3);
      if (singledOut(forms, owner, 3) !== null) exposed++;
    }
    expect(exposed).toBeGreaterThan(30);
  });

  it('exact figures at the ends give single answers away, where the rules do not', () => {
    const cycle = oneReview(questionnaireOf([1]), ratersWith('peer', [5], [5], [5]));
    expect(examine({ cycles: publishAll([cycle]) }).findings).toEqual([]);
  });
});

describe('the table of blocks (anonymity 4, R3)', () => {
  it.each([
    [{ peer: 4, subordinate: 3, customer: 3 }],
    [{ peer: 4, subordinate: 2 }],
    [{ peer: 6, subordinate: 2, customer: 2 }],
    [{ peer: 5, subordinate: 3, customer: 1 }],
    [{ peer: 3, subordinate: 3, customer: 1 }],
    [{ peer: 2, subordinate: 2, customer: 1 }],
    [{ peer: 2, manager: 1, self: 1 }],
  ])('%j passes', (sizes) => {
    const dice = new Dice(5);
    const raters = Object.entries(sizes).flatMap(([group, size]) =>
      ratersWith(group as 'peer', ...Array.from({ length: size }, () => [1, 2, 3].map(() => dice.between(1, 5)))),
    );
    const cycle = oneReview(questionnaireOf([3]), raters);
    const examined = examine({ cycles: publishAll([cycle]) });
    expect(examined.findings).toEqual([]);
    expect(examined.numbers).toBeGreaterThan(2);
  });
});

/** 3 to 6 peers, up to 5 of a team, up to 5 customers, three of four answer, one in ten statements can't be judged. */
function simpleReview(dice: Dice): SimpleReview {
  const behaviours = Array.from({ length: 6 }, (_, number) => `b${number}`);
  const group = (low: number, high: number): Set<string>[] =>
    Array.from({ length: dice.between(low, high) })
      .filter(() => dice.chance(0.75))
      .map(() => new Set(behaviours.filter(() => !dice.chance(0.1))));
  return { groups: [group(3, 6), group(0, 5), group(0, 5)], behaviours };
}
