import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { reminderFor } from '../../src/domain/commitment-reminder.js';
import { lowestFindings } from '../../src/domain/finding.js';
import {
  funnelOf,
  isLate,
  isStuck,
  loopSteps,
  provenSteps,
  standingOf,
  waitingDays,
} from '../../src/domain/loop-steps.js';
import type { ShownGroup } from '../../src/domain/shown-group.js';

describe('where an item stands in the loop', () => {
  it('is as far as proofs reach without a gap', () => {
    fc.assert(
      fc.property(fc.subarray([...provenSteps]), (steps) => {
        const proofs = steps.map((step) => ({ step, happenedOn: '2026-11-05' }));
        const { step, next } = standingOf('2026-11-01', proofs);
        const reached = loopSteps.indexOf(step);
        expect(provenSteps.slice(0, reached).every((each) => steps.includes(each))).toBe(true);
        expect(next).toBe(provenSteps[reached] ?? null);
        if (next !== null) expect(steps).not.toContain(next);
      }),
    );
  });

  it('is stuck after two weeks or past its day, and never when done', () => {
    const waiting = standingOf('2026-11-01', [{ step: 'informed', happenedOn: '2026-11-03' }]);
    expect(waitingDays(waiting, '2026-11-16')).toBe(13);
    expect([isStuck(waiting, null, '2026-11-16'), isStuck(waiting, null, '2026-11-17')]).toEqual([false, true]);
    expect([isLate(waiting, '2026-11-10', '2026-11-10'), isLate(waiting, '2026-11-10', '2026-11-11')]).toEqual([
      false,
      true,
    ]);
    const done = standingOf(
      '2026-11-01',
      provenSteps.map((step) => ({ step, happenedOn: '2026-11-03' })),
    );
    expect([done.next, isStuck(done, '2026-11-04', '2027-01-01')]).toEqual([null, false]);
  });

  it('makes a funnel that only narrows, beside the surveyed one', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...loopSteps), { maxLength: 30 }), (steps) => {
        const funnel = funnelOf(steps.map((step) => ({ step })));
        expect(funnel.map(({ surveyed }) => surveyed)).toEqual([95, 50, 30, 10, 5]);
        expect(funnel[0]!.reached).toBe(steps.length);
        for (const [index, { reached }] of funnel.entries()) {
          expect(reached).toBeLessThanOrEqual(funnel[index - 1]?.reached ?? steps.length);
        }
      }),
    );
    expect(funnelOf([]).every(({ share }) => share === 0)).toBe(true);
  });

  it('asks the owner a week before, on the day, and a week later', () => {
    const on = (today: string) => reminderFor('2026-11-20', today);
    expect([on('2026-11-12'), on('2026-11-13'), on('2026-11-20'), on('2026-11-26'), on('2026-11-27')]).toEqual([
      null,
      'week',
      'day',
      'day',
      'late',
    ]);
  });
});

describe('the lowest cells', () => {
  const cells = (others: number, subjects: number) => ({ others: { value: others, subjects } });
  const group = {
    cycle: { id: 'cycle', name: 'Autumn', closedOn: '2026-10-31' },
    scale: { points: 5, labels: [] },
    framework: [{ competencies: ['a', 'b'].map((id) => ({ id, name: { en: id }, behaviours: [] })) }],
    company: { competencies: { a: cells(1, 50), b: cells(1, 50) } },
    units: [
      { key: 'one', names: ['One'], competencies: { a: cells(3.2, 6), b: cells(2.1, 4) } },
      { key: 'two', names: ['Two'], competencies: { a: cells(3.2, 5), b: cells(3.9, 9) } },
    ],
  } as unknown as ShownGroup;

  it('are of units with at least five people, equal ones in their order', () => {
    expect(lowestFindings(group, 3).map(({ unitKey, competencyId, value }) => [unitKey, competencyId, value])).toEqual([
      ['one', 'a', 3.2],
      ['two', 'a', 3.2],
      ['two', 'b', 3.9],
    ]);
  });

  it('are none where nothing is shown', () => {
    expect(lowestFindings({ ...group, units: [] }, 3)).toEqual([]);
  });
});
