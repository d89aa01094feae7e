import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fewestAnswers, importanceCell, importanceValue } from '../../src/domain/importance-cells.js';
import { type Audience, audiences, importanceForm } from '../../src/domain/importance-form.js';
import { importanceDifference, importanceResult, type OpenedImportance } from '../../src/domain/importance-result.js';
import { importancePicture } from '../../src/domain/importance-picture.js';
import type { ShownGroup } from '../../src/domain/shown-group.js';
import { questionnaireOf } from '../support/reviews.js';

const questionnaire = questionnaireOf([3, 2], 1);
const points = fc.integer({ min: 1, max: 5 });
const audience = fc.constantFrom(...audiences);
const minimum = fc.integer({ min: 3, max: 10 });
const histogram = (answers: readonly number[]): number[] =>
  [1, 2, 3, 4, 5].map((point) => answers.filter((answer) => answer === point).length);
const sum = (answers: readonly number[]): number => answers.reduce((total, answer) => total + answer, 0);

describe('what each audience is asked', () => {
  const asked = (who: Audience) =>
    importanceForm(questionnaire, who).map(({ aspect, items }) => [aspect, items.length]);

  it('is every behaviour, for customers their short form, and one question of its own for staff', () => {
    expect(asked('leader')).toEqual([
      ['staff', 5],
      ['customers', 2],
    ]);
    expect(asked('employee')).toEqual([
      ['staff', 5],
      ['company', 2],
    ]);
    expect(asked('customer')).toEqual([['staff', 2]]);
  });
});

describe('a figure of importance', () => {
  it('rests on enough people, whatever they answered', () => {
    fc.assert(
      fc.property(fc.array(points, { maxLength: 14 }), audience, minimum, (answers, who, k) => {
        const cell = importanceCell(histogram(answers), who, k);
        expect(cell !== null).toBe(answers.length >= fewestAnswers(who, k));
      }),
    );
  });

  it('leaves no answer forced for a reader who answered in the same audience', () => {
    fc.assert(
      fc.property(
        fc.array(points, { minLength: 4, maxLength: 30 }),
        fc.constantFrom('leader', 'employee'),
        (answers, who) => {
          const cell = importanceCell(histogram(answers), who as Audience, 3)!;
          if (cell.endCode !== null) return;
          const others = answers.length - 1;
          for (const own of answers) {
            // Taken as if the exact sum were known: rounding is no protection.
            const rest = sum(answers) - own;
            expect(rest).toBeGreaterThan(others + 1);
            expect(rest).toBeLessThan(others * 5 - 1);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('says near an end only how many answered', () => {
    fc.assert(
      fc.property(fc.array(points, { minLength: 4, maxLength: 30 }), audience, (answers, who) => {
        const cell = importanceCell(histogram(answers), who, 3)!;
        const exact = sum(answers) / answers.length;
        if (cell.endCode === null) expect(Math.abs(cell.value - exact)).toBeLessThanOrEqual(0.05 + 1e-9);
        else {
          const same = importanceCell(histogram(answers.map(() => (cell.endCode === 'top' ? 5 : 1))), who, 3)!;
          expect(cell).toEqual(same);
          expect(importanceValue(cell, who)).toBe(importanceValue(same, who));
          expect(cell.endCode === 'top' ? exact >= cell.value - 1e-9 : exact <= cell.value + 1e-9).toBe(true);
        }
      }),
    );
  });
});

const opened = (who: Audience, people: number, point: (person: number, index: number) => number): OpenedImportance[] =>
  Array.from({ length: people }, (_, person) => ({
    audience: who,
    answers: Object.fromEntries(
      importanceForm(questionnaire, who)
        .flatMap(({ items }) => items)
        .map(({ key }, index) => [key, point(person, index)]),
    ),
  }));

describe('the result of a survey', () => {
  const spread = (base: number) => (person: number) => Math.min(5, Math.max(1, base + (person % 3) - 1));

  it('shows nothing of an audience that is too small, and nobody counts who judged nothing', () => {
    const silent: OpenedImportance = { audience: 'customer', answers: {} };
    const answers = [...opened('leader', 3, spread(3)), ...opened('customer', 2, spread(3)), silent];
    const shown = importanceResult(questionnaire, answers, { leader: 5, customer: 3 }, 3);
    expect(shown.audiences).toEqual([
      { audience: 'leader', invited: 5, answered: null },
      { audience: 'customer', invited: 3, answered: null },
    ]);
    expect(shown.items.flatMap(({ cells }) => Object.keys(cells))).toEqual([]);
  });

  it('compares audiences from shown figures only and never adds them up', () => {
    const answers = [...opened('leader', 6, spread(3)), ...opened('customer', 6, spread(4))];
    const shown = importanceResult(questionnaire, answers, { leader: 6, customer: 6 }, 3);
    const [item] = shown.items;
    expect(importanceDifference(item!, 'leader', 'customer')).toBe(-1);
    expect(importanceDifference(item!, 'leader', 'employee')).toBeNull();
    expect(JSON.stringify(shown)).not.toMatch(/total/);
    expect(new Set(shown.items.flatMap(({ cells }) => Object.keys(cells)))).toEqual(new Set(['leader', 'customer']));
  });

  it('is the same in whatever order the answers come', () => {
    const answers = [
      ...opened('employee', 8, (person, index) => 1 + ((person + index) % 5)),
      ...opened('customer', 5, spread(2)),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(answers, { minLength: answers.length }), (shuffled) => {
        const invited = { employee: 8, customer: 5 };
        expect(importanceResult(questionnaire, shuffled, invited, 3)).toEqual(
          importanceResult(questionnaire, answers, invited, 3),
        );
      }),
    );
  });

  it('puts importance beside what is seen, for the behaviours both know', () => {
    const answers = opened('employee', 8, (person, index) => [4, 3, 4, 2, 3][index % 5]! + (person % 2));
    const shown = importanceResult(questionnaire, answers, { employee: 8 }, 3);
    const seen = { c1b1: 2.5, c1b2: 3.5, c1b3: 4.2, c2b1: 3.9 };
    const behaviours = Object.fromEntries(
      Object.entries(seen).map(([id, value]) => [id, { others: { value, subjects: 6 } }]),
    );
    const group = { company: { behaviours } } as unknown as ShownGroup;
    const picture = importancePicture(shown, group, 'employee')!;
    expect(picture.points.map(({ id }) => id)).toEqual(['c1b1', 'c1b2', 'c1b3', 'c2b1']);
    expect(picture.points.filter(({ isFirst }) => isFirst).map(({ id }) => id)).toEqual(['c1b1']);
    expect(importancePicture(shown, group, 'customer')).toBeNull();
  });
});
