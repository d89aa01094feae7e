import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OpenedAnswers } from '../../src/domain/answers.js';
import { meanAndVariance } from '../../src/domain/moments.js';
import { mixReview } from '../../src/domain/mixing.js';
import { countAndSum } from '../../src/domain/tally.js';
import { answered, mixed, questionnaireOf, seeded, settings } from '../support/reviews.js';
import { reviewsOf } from '../support/review-arbitraries.js';

const form = questionnaireOf([3, 2], 1);
const peer = (...points: number[]): OpenedAnswers => answered(form, 'peer', points);
const customer = (...points: number[]): OpenedAnswers => answered(form, 'customer', points);

describe('mixing a review', () => {
  it('keeps a histogram per block and behaviour put to it', () => {
    const { blocks, tallies } = mixed(form, [peer(4, 5, 3, 0, 1), peer(4, 4, 0, 0, 2), peer(5, 4, 3, 0, 3)]);
    expect(blocks).toEqual([{ key: 'peer', label: 'peer', groups: ['peer'], n: 3 }]);
    expect(tallies.map(({ behaviourId, counts }) => `${behaviourId} ${counts.join('')}`)).toEqual([
      'c1b1 00021',
      'c1b2 00021',
      'c1b3 00200',
      'c2b1 00000',
      'c2b2 11100',
    ]);
  });

  it('counts only people who judged a statement that was put to them (R2)', () => {
    const blind = answered(form, 'peer', [0, 0, 0, 0, 0], { keep: 'Nice.' });
    const notAsked = answered(form, 'customer', [0, 5, 0, 0, 0]);
    const review = mixed(form, [peer(4), peer(4), blind, notAsked, customer(3)]);
    expect(review.blocks).toEqual([{ key: 'others', label: 'others', groups: ['peer', 'customer'], n: 3 }]);
    expect(review.comments).toEqual([]);
    expect(review.answers).toEqual({ opened: 4, tallied: 3, leftOut: 1 });
  });

  it('takes no answer that is not a point of the scale', () => {
    const odd = [0.5, 6, -1, NaN, '5', null].map((point): OpenedAnswers => ({
      group: 'peer',
      answers: { ratings: { c1b1: point as number, c1b2: 4 }, examples: {}, comments: {} },
    }));
    const { tallies } = mixed(form, odd);
    expect(tallies.find(({ behaviourId }) => behaviourId === 'c1b1')?.counts).toEqual([0, 0, 0, 0, 0]);
    expect(tallies.find(({ behaviourId }) => behaviourId === 'c1b2')?.counts).toEqual([0, 0, 0, 6, 0]);
  });

  it('in a merged block a behaviour counts as put only when k of its raters were asked', () => {
    const two = [peer(4, 4, 4), peer(4, 4, 4), customer(4), customer(5)];
    expect(mixed(form, two).tallies.map(({ behaviourId }) => behaviourId)).toEqual(['c1b1', 'c2b1']);
    const three = [...two, peer(3, 3, 3)];
    expect(mixed(form, three).blocks[0]).toMatchObject({ key: 'peer-and-others', n: 5 });
    expect(mixed(form, three).tallies).toHaveLength(5);
  });

  it('leaves nothing of protected raters who are too few', () => {
    const review = mixed(form, [
      answered(form, 'peer', [1, 1, 1, 1, 1], { keep: 'Secret.' }),
      answered(form, 'peer', [1, 1, 1, 1, 1], { keep: 'Secret too.' }),
      answered(form, 'manager', [4, 4, 4, 4, 4], { keep: 'From the manager.' }),
      answered(form, 'self', [5, 5, 5, 5, 5]),
    ]);
    expect(review.blocks.map(({ key }) => key)).toEqual(['self', 'manager']);
    expect(review.tallies.every(({ block }) => block === 'self' || block === 'manager')).toBe(true);
    expect(review.comments.map(({ text }) => text)).toEqual(['From the manager.']);
    expect(review.moments).toEqual([]);
  });
});

describe('moments (measurement 6)', () => {
  it('of raters with at least half of the shown behaviours put to them', () => {
    const { moments } = mixed(form, [peer(4, 5, 3), peer(4, 4, 0), peer(5, 4, 4), peer(2, 0, 0), peer(4, 3, 2)]);
    const [first] = moments.filter(({ competencyId }) => competencyId === 'c1');
    expect(first).toMatchObject({ block: 'peer', n: 4 });
    expect(meanAndVariance(first!).mean).toBeCloseTo((4 + 4 + 13 / 3 + 3) / 4, 12);
    expect(first?.complete).toEqual({ n: 3, behaviours: 3, sum: 34, sumSquares: 144 + 169 + 81, itemSquares: 136 });
  });

  it('only over behaviours that k people judged, so that no sum can hold a hidden cell', () => {
    const { moments } = mixed(form, [peer(4, 1), peer(4, 1), peer(4, 0, 3), peer(3, 0, 3)]);
    expect(moments).toHaveLength(1);
    expect(moments[0]).toMatchObject({ n: 4, sum: 15, sumSquares: 57 });
  });

  it('not of fewer than k people, and not of named ones', () => {
    const half = [peer(4, 4, 0), peer(4, 0, 4), peer(0, 4, 4), peer(0, 0, 4), peer(0, 4, 0), peer(4, 0, 0)];
    const row = mixed(form, half).moments[0];
    expect(row?.n).toBe(3);
    expect(row?.complete).toBeNull();
    const third = half.slice(3);
    expect(mixed(form, [...third, ...third, ...third]).moments).toEqual([]);
    expect(mixed(form, [answered(form, 'manager', [1, 2, 3])]).moments).toEqual([]);
  });
});

describe('for any envelopes', () => {
  it('every answer that is tallied was opened, and none is in two places', () => {
    fc.assert(
      fc.property(reviewsOf(form), (opened) => {
        const { answers, tallies, blocks, quality } = mixed(form, opened);
        expect(answers.tallied + answers.leftOut).toBe(answers.opened);
        for (const { block, counts } of tallies)
          expect(countAndSum(counts).n).toBeLessThanOrEqual(blocks.find(({ key }) => key === block)!.n);
        for (const { block, raters, straightLined, tooLittle } of quality) {
          expect(raters).toBe(blocks.find(({ key }) => key === block)?.n);
          expect(Math.max(straightLined, tooLittle)).toBeLessThanOrEqual(raters);
        }
      }),
    );
  });

  it('the order of the envelopes changes nothing but the order of comments', () => {
    fc.assert(
      fc.property(reviewsOf(form), fc.integer(), (opened, seed) => {
        const order = seeded(seed);
        const other = opened.map((each) => ({ each, at: order() })).toSorted((a, b) => a.at - b.at);
        const one = mixed(form, opened);
        const two = mixReview(
          form,
          other.map(({ each }) => each),
          {},
          settings,
          seeded(9),
        );
        const sorted = (list: readonly object[]): string[] => list.map((row) => JSON.stringify(row)).toSorted();
        expect({ ...two, comments: sorted(two.comments), blocks: [] }).toEqual({
          ...one,
          comments: sorted(one.comments),
          blocks: [],
        });
      }),
    );
  });
});
