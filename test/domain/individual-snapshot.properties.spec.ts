import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { competenciesOf } from '../../src/domain/questionnaire.js';
import type { MixedReview } from '../../src/domain/tally.js';
import { mixed, questionnaireOf, snapshotOf } from '../support/reviews.js';
import { reviewsOf } from '../support/review-arbitraries.js';

const form = questionnaireOf([3, 2, 3], 1);
const k = 3;
const points = 5;

/** The exact value of a cell, worked out anew from the histogram alone; null when it may not be shown. */
function cellOf(review: MixedReview, block: string, behaviourId: string): number | null | undefined {
  const row = review.tallies.find((tally) => tally.block === block && tally.behaviourId === behaviourId);
  if (!row) return undefined;
  const answers = row.counts.flatMap((count, index) => Array.from({ length: count }, () => index + 1));
  const n = answers.length;
  const sum = answers.reduce((total, answer) => total + answer, 0);
  if (block === 'self' || block === 'manager') return n === 1 ? sum : null;
  if (n < k) return null;
  if (sum === points * n || sum === points * n - 1) return points - 0.5 / n;
  if (sum === n || sum === n + 1) return 1 + 0.5 / n;
  return sum / n;
}

function competencyIn(review: MixedReview, block: string, behaviourIds: readonly string[]): number | null {
  const put = behaviourIds.map((id) => cellOf(review, block, id)).filter((cell) => cell !== undefined);
  const shown = put.filter((cell) => cell !== null);
  return shown.length === 0 || shown.length < put.length / 2 ? null : average(shown);
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function rounded(exact: number): number {
  return Number((Math.sign(exact) * Math.round(Number((Math.abs(exact) * 10).toFixed(8)))) / 10);
}

/** Equal weights: the plain mean over blocks and manager, when at least one block is there. */
function othersFrom(review: MixedReview, value: (block: string) => number | null | undefined): number | null {
  const voices = review.blocks.map(({ key }) => key).filter((key) => key !== 'self');
  const heard = voices.filter((key) => typeof value(key) === 'number');
  return heard.some((key) => key !== 'manager') ? rounded(average(heard.map((key) => value(key) as number))) : null;
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
}

describe('for any review', () => {
  it('every shown figure is recomputed from the exact shown cells alone (R5)', () => {
    fc.assert(
      fc.property(reviewsOf(form), (opened) => {
        const review = mixed(form, opened);
        const { shown } = snapshotOf(form, opened);
        for (const [index, { behaviours }] of competenciesOf(form).entries()) {
          const told = shown.competencies[index]!;
          const ids = behaviours.map(({ id }) => id);
          expect(told.others).toBe(othersFrom(review, (block) => competencyIn(review, block, ids)));
          for (const { key, value } of told.blocks) expect(value).toBe(rounded(competencyIn(review, key, ids)!));
          expect(told.blocks.map(({ key }) => key)).toEqual(
            review.blocks
              .map(({ key }) => key)
              .filter((key) => key !== 'self' && competencyIn(review, key, ids) !== null),
          );
          for (const { id, others, self } of told.behaviours) {
            expect(others).toBe(othersFrom(review, (block) => cellOf(review, block, id)));
            expect(self).toBe(cellOf(review, 'self', id) ?? null);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('no hidden answer changes what is shown, but by the blocks of counts', () => {
    fc.assert(
      fc.property(reviewsOf(form), fc.integer({ min: 1, max: 5 }), (opened, point) => {
        const review = mixed(form, opened);
        const isHidden = (block: string, id: string): boolean => cellOf(review, block, id) === null;
        const turned = {
          ...review,
          tallies: review.tallies.map((row) => {
            const n = row.counts.reduce((sum, count) => sum + count, 0);
            const moved = row.counts.map((_, index) => (index + 1 === point ? n : 0));
            return isHidden(row.block, row.behaviourId) ? { ...row, counts: moved } : row;
          }),
        };
        expect(snapshotOf(form, opened, { review: turned })).toEqual(snapshotOf(form, opened));
      }),
    );
  });

  it('every shown number has at most one decimal and survives JSON (R16)', () => {
    fc.assert(
      fc.property(reviewsOf(form), reviewsOf(form), (earlier, opened) => {
        const { shown } = snapshotOf(form, opened, { previous: snapshotOf(form, earlier) });
        for (const number of numbersIn(shown)) expect(Math.round(number * 10) / 10).toBe(number);
        expect(JSON.parse(JSON.stringify(shown))).toEqual(shown);
      }),
    );
  });

  it('no number under k but of named people: every protected figure rests on k or more', () => {
    fc.assert(
      fc.property(reviewsOf(form), (opened) => {
        const { shown, kept } = snapshotOf(form, opened);
        const isNamed = (key: string): boolean => key === 'self' || key === 'manager';
        const figures = shown.competencies.flatMap(({ blocks, behaviours }) => [
          ...blocks,
          ...behaviours.flatMap((behaviour) => behaviour.blocks),
        ]);
        for (const { key, n } of [...figures, ...shown.blocks]) expect(n).toBeGreaterThanOrEqual(isNamed(key) ? 1 : k);
        for (const { block, n } of kept.samples) expect(n).toBeGreaterThanOrEqual(isNamed(block) ? 1 : k);
        for (const { label, answered } of shown.who.parts)
          if (answered !== null && !isNamed(label)) expect(answered).toBeGreaterThanOrEqual(k);
      }),
    );
  });

  it('a higher answer never lowers a shown figure', () => {
    fc.assert(
      fc.property(reviewsOf(form), fc.nat(), fc.nat(), (opened, rater, behaviour) => {
        if (opened.length === 0) return;
        const at = rater % opened.length;
        const { group, answers } = opened[at]!;
        const ids = Object.keys(answers.ratings).filter((id) => (answers.ratings[id] ?? 5) < 5);
        const id = ids[behaviour % Math.max(1, ids.length)];
        if (id === undefined) return;
        const raised = {
          group,
          answers: { ...answers, ratings: { ...answers.ratings, [id]: answers.ratings[id]! + 1 } },
        };
        const before = snapshotOf(form, opened).shown.competencies;
        const after = snapshotOf(form, opened.with(at, raised)).shown.competencies;
        before.forEach(({ others, self }, index) => {
          if (others !== null) expect(after[index]!.others!).toBeGreaterThanOrEqual(others);
          if (self !== null) expect(after[index]!.self!).toBeGreaterThanOrEqual(self);
        });
      }),
    );
  });

  it('the strongest and the weakest are different behaviours, in order of their shown figures', () => {
    fc.assert(
      fc.property(reviewsOf(form), (opened) => {
        const { strongest, weakest, competencies } = snapshotOf(form, opened).shown;
        const figure = new Map(
          competencies.flatMap(({ behaviours }) => behaviours.map(({ id, others }) => [id, others ?? NaN])),
        );
        const values = (ids: readonly string[]): number[] => ids.map((id) => figure.get(id)!);
        expect(new Set([...strongest, ...weakest]).size).toBe(strongest.length + weakest.length);
        expect(values(strongest)).toEqual(values(strongest).toSorted((a, b) => b - a));
        expect(values(weakest)).toEqual(values(weakest).toSorted((a, b) => a - b));
        if (strongest.length > 0)
          expect(Math.min(...values(strongest))).toBeGreaterThanOrEqual(Math.max(...values(weakest)));
      }),
    );
  });
});
