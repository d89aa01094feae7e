import { describe, expect, it } from '@jest/globals';
import { closeBlockers, isInTime, isPastDeadline } from '../../src/domain/cycle-closing.js';
import { cycleDateProblems, deadlineMoveProblem, deadlineOf } from '../../src/domain/cycle-dates.js';
import { cycleStates, isFrozen, isOver, mayMove, takesAnswers } from '../../src/domain/cycle-lifecycle.js';
import { scaleProblems } from '../../src/domain/scale-rules.js';
import { readThreshold, thresholdProblems } from '../../src/domain/threshold-rules.js';

describe('life of a cycle', () => {
  it('allows exactly these moves', () => {
    const moves = cycleStates.flatMap((from) =>
      cycleStates.filter((to) => mayMove(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(moves).toEqual([
      'draft → nominating',
      'draft → launching',
      'nominating → launching',
      'launching → open',
      'open → mixing',
      'mixing → closed',
      'closed → released',
      'released → archived',
    ]);
  });

  it('takes answers only while open, is frozen from launching on, and over from mixing on', () => {
    expect(cycleStates.filter(takesAnswers)).toEqual(['open']);
    expect(cycleStates.filter((state) => !isFrozen(state))).toEqual(['draft', 'nominating']);
    expect(cycleStates.filter(isOver)).toEqual(['mixing', 'closed', 'released', 'archived']);
  });
});

const dates = { opensOn: '2026-11-02', closesOn: '2026-11-29', zone: 'Asia/Tehran' };
const deadline = new Date('2026-11-29T20:30:00Z');

describe('dates of a cycle', () => {
  it.each([
    ['2026-11-02T00:00:00Z', dates, []],
    ['2026-11-02T20:29:00Z', dates, []],
    ['2026-11-02T20:30:00Z', dates, ['opens-in-past']],
    ['2026-12-01T00:00:00Z', dates, ['opens-in-past', 'closes-in-past']],
    ['2026-10-01T00:00:00Z', { ...dates, closesOn: '2026-11-01' }, ['closes-before-opens']],
    ['2026-10-01T00:00:00Z', { ...dates, closesOn: '2026-11-02' }, []],
  ])('at %s, %j has %j', (now, given, expected) =>
    expect(cycleDateProblems(given, new Date(now)).map(({ key }) => key)).toEqual(
      expected.map((rule) => `cycle.problem.${rule}`),
    ),
  );

  it('moves a deadline later, never earlier, and not into the past', () => {
    const now = new Date('2026-11-20T08:00:00Z');
    expect(deadlineMoveProblem(dates, '2026-11-30', now)).toBeNull();
    expect(deadlineMoveProblem(dates, '2026-11-29', now)?.key).toBe('cycle.problem.deadline-not-later');
    expect(deadlineMoveProblem(dates, '2026-11-28', now)?.key).toBe('cycle.problem.deadline-not-later');
    expect(deadlineMoveProblem(dates, '2026-11-30', new Date('2026-12-05T08:00:00Z'))?.key).toBe(
      'cycle.problem.closes-in-past',
    );
  });
});

describe('closing', () => {
  const at = (ms: number): Date => new Date(deadline.getTime() + ms);

  it('ends with the last day in the zone; an answer counts for a minute more, and the closing job waits for it', () => {
    expect(deadlineOf(dates)).toEqual(deadline);
    for (const ms of [-1, 0, 59_999, 60_000, 60_001]) {
      expect(isInTime(dates, at(ms))).toBe(ms < 60_000);
      expect(isPastDeadline(dates, at(ms))).toBe(!isInTime(dates, at(ms)));
    }
  });

  it('lets HR close early only when nobody is left to answer', () => {
    const facts = { ...dates, state: 'open', open: 2, now: at(-86_400_000) } as const;
    expect(closeBlockers(facts)).toEqual([
      { key: 'cycle.blocker.still-to-answer', params: { count: 2, date: '2026-11-29' } },
    ]);
    expect(closeBlockers({ ...facts, open: 0 })).toEqual([]);
    expect(closeBlockers({ ...facts, now: at(60_000) })).toEqual([]);
    expect(closeBlockers({ ...facts, now: at(59_999) })).toHaveLength(1);
    expect(closeBlockers({ ...facts, state: 'mixing', open: 0 })).toMatchObject([{ key: 'cycle.blocker.not-open' }]);
  });
});

describe('thresholds', () => {
  it.each(['0', '1', '2', '-3', '2.5', 'three', '1000', '11', '', '3e0', '0x3', ' '])('refuses %j', (typed) =>
    expect(readThreshold(typed)).toBeNull(),
  );
  it.each([
    ['3', 3],
    ['10', 10],
    [' ۵ ', 5],
    ['٧', 7],
  ])('takes %j', (typed, value) => expect(readThreshold(typed)).toBe(value));

  it('names every field outside its range', () => {
    const fine = { ratings: 3, comments: 10, groupSubjects: 5, groupRaters: 50 };
    expect(thresholdProblems(fine)).toEqual([]);
    expect(
      thresholdProblems({ ratings: 2, comments: 3.5, groupSubjects: 4, groupRaters: Number.NaN }).map(
        ({ field }) => field,
      ),
    ).toEqual(Object.keys(fine));
    expect(thresholdProblems({ ...fine, ratings: 11 })).toMatchObject([
      { key: 'cycle.problem.threshold-range', params: { minimum: 3, maximum: 10 } },
    ]);
  });
});

describe('scale', () => {
  const scale = (...labels: string[]): Parameters<typeof scaleProblems>[0] => ({
    labels: labels.map((en) => ({ en, fa: `${en}fa` })),
    cannotJudge: { en: '-' },
  });
  const keys = (...labels: string[]): string[] =>
    scaleProblems(scale(...labels), ['en', 'fa']).map(({ key }) => key.replace('cycle.problem.', ''));

  it('has 2 to 10 points with different words in every language', () => {
    expect(keys('Never', 'Always')).toEqual([]);
    expect(keys('Never')).toEqual(['scale-points']);
    expect(keys(...Array.from({ length: 101 }, (_, point) => `P${point}`))).toEqual(['scale-points']);
    expect(keys('Often', 'often ')).toEqual(['scale-label-twice']);
    expect(scaleProblems(scale('A', 'B'), ['en', 'ar'])).toMatchObject([
      { key: 'cycle.problem.scale-label-missing', params: { locale: 'ar' } },
    ]);
  });
});
