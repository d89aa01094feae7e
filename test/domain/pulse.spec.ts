import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  fewestAsked,
  nearestPulseLabel,
  pulseQuestionnaire,
  pulseResult,
  pulseSettings,
} from '../../src/domain/pulse.js';
import { promiseDetails, promisesTo } from '../../src/domain/promises.js';
import { snapshotOf, answered } from '../support/reviews.js';

const questionnaire = pulseQuestionnaire([
  { id: 'b1', statement: { en: 'Replies on the same day.' } },
  { id: 'b2', statement: { en: 'Says what comes next.' } },
]);
const shownOf = (points: readonly (readonly number[])[], k = 3) =>
  snapshotOf(
    questionnaire,
    points.map((each) => answered(questionnaire, 'peer', each)),
    { settings: pulseSettings(k, '2026-11-02') },
  ).shown;

describe('a pulse', () => {
  it('asks two more than the minimum, and five at least', () => {
    expect([3, 4, 10].map(fewestAsked)).toEqual([5, 6, 12]);
  });

  it('tells −3 … +3 from the shown figure, by the rules of every report', () => {
    const result = pulseResult(
      shownOf([
        [5, 4],
        [6, 4],
        [5, 0],
        [4, 0],
        [5, 7],
      ]),
    );
    expect(result.map(({ figure }) => figure)).toEqual([
      { value: 1, endCode: null, n: 5 },
      { value: 1, endCode: null, n: 3 },
    ]);
    expect(nearestPulseLabel(1).en).toBe('A little more often');
    expect(nearestPulseLabel(-3).en).toBe('Much less often');
  });

  it('tells a unanimous end as a bound only (R6), and nothing below k (R4)', () => {
    const [first, second] = pulseResult(
      shownOf([
        [7, 4],
        [7, 4],
        [7, 0],
      ]),
    );
    expect(first?.figure).toEqual({ value: 2.6, endCode: 'top', n: 3 });
    expect(second?.figure).toBeNull();
    expect(
      pulseResult(
        shownOf([
          [5, 5],
          [5, 5],
        ]),
      ).map(({ figure }) => figure),
    ).toEqual([null, null]);
  });

  it('never tells a figure of fewer than k people, whatever they answer', () => {
    const points = fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 }));
    fc.assert(
      fc.property(fc.array(points, { maxLength: 12 }), fc.integer({ min: 3, max: 6 }), (people, k) => {
        for (const { figure } of pulseResult(shownOf(people, k))) {
          if (figure) expect(figure.n).toBeGreaterThanOrEqual(k);
          if (figure) expect(Math.abs(figure.value)).toBeLessThan(3);
        }
      }),
    );
  });

  it('promises what is true of it, and speaks of no comments or reports', () => {
    const settings = pulseSettings(3, '2026-11-02');
    const keys = [...promisesTo('peer', settings, '2026-12-01'), ...promiseDetails('peer', settings)];
    expect(keys.map(({ key }) => key)).toEqual(['promises.combined', 'promises.after-close', 'promises.pulse-reader']);
  });
});
