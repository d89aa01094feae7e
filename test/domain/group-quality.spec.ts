import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { meanOf, rwgJ, varianceOf } from '../../src/domain/agreement.js';
import type { OpenedAnswers } from '../../src/domain/answers.js';
import { blockAgreements } from '../../src/domain/block-agreement.js';
import { groupAgreement } from '../../src/domain/group-agreement.js';
import { groupQuality, type Request, responseRates, type SubjectQuality } from '../../src/domain/group-quality.js';
import { cronbachAlpha, groupSums, intraclass } from '../../src/domain/reliability.js';
import { mean } from '../../src/domain/scoring.js';
import type { GroupFigures } from '../../src/domain/shown-group.js';
import { answered, mixed, questionnaireOf } from '../support/reviews.js';

const form = questionnaireOf([4, 4]);
const nothing: GroupFigures = { subjects: 0, raters: 0, overall: {}, competencies: {}, values: {}, behaviours: {} };
const enough = () => 99;

const subject = (subjectId: string, opened: OpenedAnswers[]): SubjectQuality => {
  const review = mixed(form, opened);
  return { subjectId, quality: review.quality, agreement: blockAgreements(form, review, 3) };
};
const peers = (...rows: number[][]): OpenedAnswers[] => rows.map((points) => answered(form, 'peer', points));
const five = (opened: OpenedAnswers[]): SubjectQuality[] =>
  Array.from({ length: 5 }, (_, index) => subject(`s${index}`, opened));

describe('care, as rates of a group (measurement 7)', () => {
  const lined = [4, 4, 4, 4, 4, 4, 4, 4];
  const little = [4, 3, 5, 0, 0, 0, 0, 0];
  const subjects = five(peers(lined, lined, little, little));

  it('is told per group, never under ten raters, ten different people or five subjects', () => {
    expect(groupQuality(subjects, nothing, 5, enough)).toMatchObject([
      { group: 'peer', raters: 20, subjects: 5, straightLined: 50, tooLittle: 50, leniency: null },
    ]);
    expect(groupQuality(subjects.slice(1), nothing, 5, enough)).toEqual([]);
    expect(groupQuality(subjects, nothing, 5, () => 9)).toEqual([]);
  });

  it('leniency is a group’s mean against that of the other groups', () => {
    const both = five([
      ...peers(lined, lined, lined),
      ...Array.from({ length: 3 }, () => answered(form, 'customer', lined)),
    ]);
    const cells = {
      peer: { value: 3, subjects: 5 },
      customer: { value: 2, subjects: 5 },
      self: { value: 5, subjects: 5 },
    };
    const rows = groupQuality(both, { ...nothing, competencies: { c1: cells } }, 5, enough);
    expect(rows.map(({ group, leniency }) => [group, leniency])).toEqual([
      ['peer', 1],
      ['customer', -1],
    ]);
  });

  it('groups shown together count as mixed; self and manager have no agreement', () => {
    const opened = [
      ...peers(lined, little),
      ...[1, 2].map(() => answered(form, 'customer', lined)),
      answered(form, 'manager', lined),
    ];
    const ten = [...five(opened), ...five(opened).map((each) => ({ ...each, subjectId: `${each.subjectId}'` }))];
    const rows = groupQuality(ten, nothing, 5, enough);
    expect(rows.map(({ group, raters, agreement }) => [group, raters, agreement === null])).toEqual([
      ['manager', 10, true],
      ['mixed', 40, false],
    ]);
  });
});

describe('response rates', () => {
  const asked = (people: number, subjects: number, part = 1): Request[] =>
    Array.from({ length: people * subjects }, (_, index) => ({
      subjectId: `s${index % subjects}`,
      raterId: `r${Math.floor(index / subjects)}`,
      group: 'peer' as const,
      isAnswered: index < people * subjects * part,
    }));

  it('count every request, from ten different people asked about five subjects', () => {
    expect(responseRates(asked(10, 5, 0.8), 5)).toEqual([{ group: 'peer', subjects: 5, asked: 50, answered: 40 }]);
    expect(responseRates(asked(9, 5), 5)).toEqual([]);
    expect(responseRates(asked(10, 4), 5)).toEqual([]);
  });
});

describe('agreement and reliability of a group', () => {
  const point = fc.integer({ min: 1, max: 5 });
  const whole = fc.array(fc.array(point, { minLength: 8, maxLength: 8 }), { minLength: 3, maxLength: 6 });
  const cycle = fc.array(whole, { minLength: 5, maxLength: 7 });
  const first = (row: readonly number[]): number[] => row.slice(0, 4);
  const second = (row: readonly number[]): number[] => row.slice(4);

  it('are those computed from the single answers, though only counts and sums were kept', () => {
    fc.assert(
      fc.property(cycle, (reviews) => {
        const rows = reviews.flatMap((answers, index) =>
          blockAgreements(form, mixed(form, peers(...answers)), 3).map((row) => ({ subjectId: `s${index}`, ...row })),
        );
        const told = groupAgreement(rows, 5, 10);
        const parts = [first, second];
        const indices = parts.flatMap((part) =>
          reviews.map((answers) =>
            rwgJ(
              [0, 1, 2, 3].map((item) => varianceOf(answers.map((row) => part(row)[item]!))),
              5,
            ),
          ),
        );
        const near = (value: number | null, expected: number | null | undefined): void => {
          if (value === null || expected === null || expected === undefined)
            return expect(value ?? null).toBe(expected ?? null);
          expect(Math.abs(value - expected)).toBeLessThan(0.005 + 1e-9);
        };
        near(told.rwgJ, meanOf(indices));
        const iccs = parts.flatMap(
          (part) => intraclass(reviews.map((answers) => groupSums(answers.map((row) => meanOf(part(row)))))) ?? [],
        );
        near(told.icc1, mean(iccs.map(({ single }) => single)));
        near(told.icc2, mean(iccs.map(({ average }) => average)));
        near(told.alpha, mean(parts.flatMap((part) => cronbachAlpha(reviews.flat().map(part)) ?? [])));
      }),
      { numRuns: 60 },
    );
  });

  it('are silent where fewer than ten raters or five subjects stand behind a figure', () => {
    const rows = five(peers([5, 5, 5, 5, 1, 2, 3, 4], [5, 5, 4, 4, 2, 2, 3, 3], [5, 4, 5, 4, 1, 3, 3, 4])).flatMap(
      ({ subjectId, agreement }) => agreement.map((row) => ({ subjectId, ...row })),
    );
    expect(groupAgreement(rows, 5, 10).rwgJ).not.toBeNull();
    const silent = { rwgJ: null, adM: null, awg: null, icc1: null, icc2: null, alpha: null };
    expect(groupAgreement(rows, 6, 10)).toEqual(silent);
    expect(groupAgreement(rows, 5, 16)).toEqual(silent);
  });

  it('a_wg speaks of behaviours near an end alone', () => {
    const middle = five(peers([3, 3, 3, 3, 3, 3, 3, 3], [2, 3, 3, 3, 3, 3, 3, 3], [4, 3, 3, 3, 3, 3, 3, 3]));
    const high = five(peers([5, 5, 5, 5, 5, 5, 5, 5], [5, 5, 4, 5, 5, 5, 4, 5], [5, 5, 5, 4, 5, 5, 5, 5]));
    const awgOf = (subjects: SubjectQuality[]): number | null | undefined =>
      groupQuality(subjects, nothing, 5, enough)[0]?.agreement?.awg;
    expect(awgOf(middle)).toBeNull();
    // One of three one step under the top: M = 4⅔, s² = ⅓, 1 − 2·⅓ / (1.2222·1.5) for each such behaviour.
    expect(awgOf(high)).toBe(0.64);
  });
});
