import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  assess,
  byDisagreement,
  maturityOf,
  type Points,
  points,
  questions,
  questionsOf,
  pillars,
  type QuestionStanding,
  spreadOf,
  unanimous,
} from '../../src/domain/assessment.js';
import { customerAnswers, daysTogether, monthsListening } from '../../src/domain/assessment-evidence.js';

const standing = (question: number, agreed: Points | null, given: Points[] = []): QuestionStanding => ({
  question,
  agreed,
  given,
});
const point = fc.constantFrom<Points>(...points);

describe('the twenty questions', () => {
  it('are twenty in seven pillars, each in one', () => {
    expect(questions).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(pillars).toHaveLength(7);
  });

  it.each([
    [0, 'starting'],
    [39, 'starting'],
    [40, 'aware'],
    [59, 'aware'],
    [60, 'managed'],
    [79, 'managed'],
    [80, 'embedded'],
    [100, 'embedded'],
  ])('%i of 100 is %s', (score, word) => {
    expect(maturityOf(score)).toBe(word);
  });

  it('a pillar is the mean of its questions, the total the mean of pillars, rounded once', () => {
    const all = questions.map((question) => standing(question, questionsOf.attention.includes(question) ? 4 : 1));
    const { pillars: scored, total, maturity } = assess(all, false);
    expect(scored.map(({ score }) => score)).toEqual([100, 25, 25, 25, 25, 25, 25]);
    // (100 + 6 × 25) / 7 = 35.7
    expect([total, maturity]).toEqual([36, 'starting']);
  });

  it('counts what was given only while leaders still talk, and nothing that nobody answered', () => {
    const all = [standing(1, 2, [0, 4]), standing(2, null, [4, 4, 1]), standing(3, null)];
    expect(assess(all, true).pillars[0]).toEqual({ pillar: 'attention', score: 63, counted: 2 });
    expect(assess(all, false).pillars[0]).toEqual({ pillar: 'attention', score: 50, counted: 1 });
    expect(assess(all, false).pillars[1]).toEqual({ pillar: 'listening', score: null, counted: 0 });
    expect(assess([], false)).toMatchObject({ total: null, maturity: null });
  });

  it('tells the range from two answers on, the deviation from five', () => {
    expect(spreadOf([3])).toEqual({ range: null, deviation: null });
    expect(spreadOf([0, 3])).toEqual({ range: 3, deviation: null });
    expect(spreadOf([0, 1, 2, 3, 4])).toEqual({ range: 4, deviation: Math.sqrt(2.5) });
    expect([unanimous({ given: [2, 2] }), unanimous({ given: [2] }), unanimous({ given: [2, 3] })]).toEqual([
      2,
      null,
      null,
    ]);
  });

  it('puts the widest disagreement first, then the lowest', () => {
    const rows = [
      standing(1, null, [3, 3]),
      standing(2, null, [1, 1]),
      standing(3, null, [0, 4]),
      standing(4, null, [2, 4]),
    ];
    expect(byDisagreement(rows).map(({ question }) => question)).toEqual([3, 4, 2, 1]);
  });

  it('any answers: scores stay within 0 and 100 and rise when an agreed answer rises', () => {
    const round = fc.array(fc.record({ agreed: fc.option(point), given: fc.array(point, { maxLength: 6 }) }), {
      minLength: 20,
      maxLength: 20,
    });
    fc.assert(
      fc.property(round, fc.boolean(), (rows, isOpen) => {
        const all = rows.map((row, index) => ({ question: index + 1, ...row }));
        const { total, pillars: scored } = assess(all, isOpen);
        for (const score of [total, ...scored.map((each) => each.score)]) {
          expect(score === null || (score >= 0 && score <= 100 && Number.isInteger(score))).toBe(true);
        }
        const raised = all.map((row) =>
          row.agreed !== null && row.agreed < 4 ? { ...row, agreed: (row.agreed + 1) as Points } : row,
        );
        const after = assess(raised, isOpen);
        expect((after.total ?? 0) >= (total ?? 0)).toBe(true);
        expect(
          byDisagreement(all)
            .map(({ question }) => question)
            .toSorted((a, b) => a - b),
        ).toEqual(questions);
      }),
      { numRuns: 200 },
    );
  });
});

describe('evidence from periods', () => {
  const periods = [
    { from: '2026-09-20', until: '2026-10-10', customers: 40, employees: 90 },
    { from: '2026-10-01', until: '2026-10-20', customers: 3, employees: 50 },
    { from: '2025-01-05', until: '2025-01-20', customers: 70, employees: 60 },
  ];
  const today = '2026-11-02';

  it('adds up customers’ answers of the last twelve months', () => {
    expect(customerAnswers(periods, today)).toBe(43);
    expect(customerAnswers([], today)).toBe(0);
  });

  it('counts months with enough answers once', () => {
    expect(monthsListening(periods, today, 5)).toBe(2);
    expect(monthsListening([...periods, periods[0]!], today, 5)).toBe(2);
    expect(monthsListening(periods, today, 50)).toBe(0);
  });

  it('counts days on which both were asked once', () => {
    expect(daysTogether(periods, today, 5)).toBe(21);
    expect(daysTogether([...periods, periods[0]!], today, 5)).toBe(21);
    expect(daysTogether(periods, today, 41)).toBe(0);
  });
});
