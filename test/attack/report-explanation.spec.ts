import { describe, expect, it } from '@jest/globals';
import type { ShownReport } from '../../src/domain/shown-report.js';
import { quadrantPoints } from '../../src/reports/charts/quadrant.js';
import { answered, questionnaireOf, snapshotOf } from '../support/reviews.js';
import { unexplainedNumbers } from './report-explanation.js';

const form = questionnaireOf([1]);
const { shown } = snapshotOf(
  form,
  Array.from({ length: 4 }, () => answered(form, 'peer', [3])),
);
const tenths = Array.from({ length: 41 }, (_, index) => (10 + index) / 10);

/** A report with one point on its map of views. */
function withPoint(self: number, others: number, norm: number): ShownReport {
  const [competency] = shown.competencies;
  const [behaviour] = competency!.behaviours;
  return {
    ...shown,
    norm: { ...shown.norm, value: norm },
    competencies: [{ ...competency!, behaviours: [{ ...behaviour!, self, others }] }],
  };
}

describe('what a report explains of its page', () => {
  // In a run of ten thousand cycles a mark of the map stood at 62.38 for 62.375, and the attacker expected 62.37.
  it('explains a place that lies just between two hundredths', () => {
    const unexplained: string[] = [];
    for (const norm of tenths.filter((_, index) => index % 2 === 0))
      for (const self of tenths)
        for (const others of tenths.filter((_, index) => index % 3 === 0)) {
          const [point] = quadrantPoints([{ id: 'b', self, others, number: null }], norm, false);
          const numbers = [point!.x, point!.y].map((text) => ({
            kind: 'place' as const,
            value: Number.parseFloat(text),
            text,
            where: 'map',
          }));
          for (const { text } of unexplainedNumbers(numbers, withPoint(self, others, norm)))
            unexplained.push(`${self} ${others} around ${norm}: ${text}`);
        }
    expect(unexplained).toEqual([]);
  });

  it('does not explain a place between two tenths', () => {
    const number = { kind: 'place' as const, value: 51.3, text: '51.3%', where: 'map' };
    expect(unexplainedNumbers([number], withPoint(3.2, 3.4, 3))).toEqual([number]);
  });
});
