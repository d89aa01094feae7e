import { describe, expect, it } from '@jest/globals';
import type { OpenedAnswers } from '../../src/domain/answers.js';
import type { RaterGroup } from '../../src/domain/rater-group.js';
import { mixReview } from '../../src/domain/mixing.js';
import { answered, countOf, questionnaireOf, seeded, settings } from '../support/reviews.js';

const form = questionnaireOf([2, 2]);

/** So many people of a group, the first of whom write these texts. */
const people = (group: RaterGroup, size: number, ...texts: string[]): OpenedAnswers[] =>
  Array.from({ length: size }, (_, index) =>
    answered(form, group, [4, 4, 4, 4], texts[index] ? { keep: texts[index] } : {}),
  );

const shown = (opened: OpenedAnswers[], kc = 3): string[] => {
  const thresholds = { ...settings.thresholds, comments: kc };
  return mixReview(form, opened, countOf(opened), { thresholds }, seeded(1))
    .comments.map(({ block, text }) => `${block}: ${text}`)
    .toSorted();
};

describe('comments (R10)', () => {
  it('stand under their block when k_c people answered there and two wrote', () => {
    expect(shown([...people('peer', 4, 'a', 'b'), ...people('customer', 3, 'c', 'd')])).toEqual([
      'customer: c',
      'customer: d',
      'peer: a',
      'peer: b',
    ]);
  });

  it('stand all together when a block’s writer would be alone', () => {
    expect(shown([...people('peer', 4, 'a', 'b'), ...people('customer', 3, 'c')])).toEqual([
      'all: a',
      'all: b',
      'all: c',
    ]);
    expect(shown([...people('peer', 4, 'a'), ...people('customer', 3, 'c')])).toEqual(['all: a', 'all: c']);
  });

  it('or when a block is smaller than k_c', () => {
    expect(shown([...people('peer', 5, 'a', 'b'), ...people('customer', 3, 'c', 'd')], 5)).toEqual([
      'all: a',
      'all: b',
      'all: c',
      'all: d',
    ]);
  });

  it('are kept back without a trace when all together are too few, or only one wrote', () => {
    expect(shown(people('peer', 4, 'a', 'b'), 5)).toEqual([]);
    expect(shown([...people('peer', 4, 'a'), ...people('customer', 3)])).toEqual([]);
    expect(shown(people('peer', 2, 'a', 'b'))).toEqual([]);
  });

  it('of self and manager stand by name whatever the others wrote', () => {
    expect(shown([...people('self', 1, 's'), ...people('manager', 1, 'm'), ...people('peer', 3, 'a')])).toEqual([
      'manager: m',
      'self: s',
    ]);
  });

  it('blank ones do not count as written', () => {
    expect(shown(people('peer', 4, 'a', ' \u200B'))).toEqual([]);
  });

  it('of one question do not open those of another, and examples are judged by who was asked', () => {
    const opened = people('peer', 4, 'a', 'b').map((each, index) =>
      index === 0 ? { ...each, answers: { ...each.answers, examples: { c1: 'once' } } } : each,
    );
    expect(
      mixReview(form, opened, countOf(opened), settings, seeded(1))
        .comments.map(({ text }) => text)
        .toSorted(),
    ).toEqual(['a', 'b']);
  });

  it('come in an order that depends on the random numbers, not on the envelopes', () => {
    const opened = people('peer', 6, 'a', 'b', 'c', 'd', 'e', 'f');
    const orders = new Set(
      Array.from({ length: 40 }, (_, seed) =>
        mixReview(form, opened, countOf(opened), settings, seeded(seed))
          .comments.map(({ text }) => text)
          .join(''),
      ),
    );
    expect(orders.size).toBeGreaterThan(30);
  });
});
