import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type EarlierFigure, earlierCycles, onFivePoints } from '../../src/domain/earlier-results.js';
import { raterGroups } from '../../src/domain/rater-group.js';

const figure = (values: Partial<EarlierFigure>): EarlierFigure => ({
  cycleName: 'Spring 2024',
  endedOn: '2024-05-31',
  competencyId: 'reach',
  competencyName: 'Accessibility',
  group: 'peer',
  n: 5,
  mean: 3.5,
  scale: { from: 1, to: 5 },
  ...values,
});

describe('figures of another tool', () => {
  it.each([
    [0, 0, 10, 1],
    [10, 0, 10, 5],
    [5, 0, 10, 3],
    [4, 1, 7, 3],
    [3.7, 1, 5, 3.7],
    [2, 6, 1, 4.2],
  ])('carries %d of %d to %d over to %d', (value, from, to, expected) => {
    expect(onFivePoints(value, { from, to })).toBeCloseTo(expected, 12);
  });

  it('keeps order and distances, whatever the scale', () => {
    const number = fc.integer({ min: -100, max: 100 });
    fc.assert(
      fc.property(number, number, fc.double({ min: 0, max: 1, noNaN: true }), (from, to, share) => {
        fc.pre(from !== to);
        expect(onFivePoints(from + share * (to - from), { from, to })).toBeCloseTo(1 + 4 * share, 9);
      }),
    );
  });

  it('are told per cycle from the oldest, with everyone else from the points of view that are shown', () => {
    const cycles = earlierCycles([
      figure({ cycleName: 'Autumn 2024', endedOn: '2024-11-30', mean: 4.04 }),
      figure({ mean: 3 }),
      figure({ group: 'manager', n: 1, mean: 4 }),
      figure({ group: 'self', n: 1, mean: 5 }),
      figure({ group: 'customer', n: 8, mean: 2.5 }),
    ]);
    expect(cycles.map(({ cycleName }) => cycleName)).toEqual(['Spring 2024', 'Autumn 2024']);
    expect(cycles[0]).toEqual({
      cycleName: 'Spring 2024',
      endedOn: '2024-05-31',
      isImported: true,
      scale: { from: 1, to: 5 },
      competencies: [
        {
          competencyId: 'reach',
          importedAs: 'Accessibility',
          others: 3.2,
          groups: [
            { group: 'self', value: 5, n: 1 },
            { group: 'manager', value: 4, n: 1 },
            { group: 'peer', value: 3, n: 5 },
            { group: 'customer', value: 2.5, n: 8 },
          ],
        },
      ],
    });
    expect(cycles[1]?.competencies[0]?.groups[0]?.value).toBe(4);
  });

  it('leave out protected groups under the k of the cycle that shows them, also from everyone else', () => {
    const figures = [figure({ mean: 2 }), figure({ group: 'customer', n: 4, mean: 4 })];
    expect(earlierCycles(figures)[0]?.competencies[0]?.others).toBe(3);
    expect(earlierCycles(figures, 5)[0]?.competencies[0]).toMatchObject({ others: 2, groups: [{ group: 'peer' }] });
    expect(earlierCycles([figure({ n: 2 })], 2)).toEqual([]);
    expect(earlierCycles(figures, 6)).toEqual([]);
  });

  it('never tell that everybody in a protected group gave the same end of the scale', () => {
    const at = (mean: number) =>
      earlierCycles([figure({ n: 3, mean, scale: { from: 0, to: 10 } })])[0]?.competencies[0]?.groups[0]?.value;
    expect([at(10), at(9.7), at(9.3)]).toEqual([4.8, 4.8, 4.8]);
    expect([at(0), at(0.8)]).toEqual([1.2, 1.2]);
    expect(at(9)).toBe(4.6);
  });

  it('stay on 1 to 5 with one decimal, and no group twice', () => {
    const arbitrary = fc.record({
      group: fc.constantFrom(...raterGroups),
      competencyId: fc.constantFrom('reach', 'clear'),
      n: fc.integer({ min: 1, max: 40 }),
      mean: fc.double({ min: 0, max: 10, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(arbitrary), (rows) => {
        const cycles = earlierCycles(rows.map((row) => figure({ ...row, scale: { from: 0, to: 10 } })));
        for (const { others, groups } of cycles.flatMap(({ competencies }) => competencies)) {
          for (const value of [others ?? 3, ...groups.map((each) => each.value)]) {
            expect(value).toBeGreaterThanOrEqual(1);
            expect(value).toBeLessThanOrEqual(5);
            expect(Math.abs(value * 10 - Math.round(value * 10))).toBeLessThan(1e-9);
          }
          expect(new Set(groups.map(({ group }) => group)).size).toBe(groups.length);
        }
      }),
    );
  });
});
