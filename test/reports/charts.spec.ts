import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { axisFor, placeOf, pointsOn } from '../../src/reports/charts/axis.js';
import { bandBar } from '../../src/reports/charts/band-bar.js';
import { dotPlotRow } from '../../src/reports/charts/dot-plot.js';
import { lanesFor } from '../../src/reports/charts/lanes.js';
import { quadrantPoints } from '../../src/reports/charts/quadrant.js';
import { trendAxis, trendLine } from '../../src/reports/charts/trend-line.js';

const percent = (text: string): number => Number(text.replace('%', ''));

describe('the axis', () => {
  it.each([
    [
      [3.9, 4.6],
      [3, 4, 5],
    ],
    [[2.4], [2, 3, 4, 5]],
    [
      [1.0, 5.0],
      [1, 2, 3, 4, 5],
    ],
    [[], [3, 4, 5]],
  ])('of %j shows the points %j', (figures, points) => {
    expect(pointsOn(axisFor(figures, 5, false))).toEqual(points);
  });

  it('is mirrored exactly for languages from the right', () => {
    const figure = fc.integer({ min: 10, max: 50 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(figure, (value) => {
        const here = placeOf(value, axisFor([1], 5, false));
        expect(here + placeOf(value, axisFor([1], 5, true))).toBeCloseTo(100, 9);
        expect(here).toBeGreaterThanOrEqual(7);
        expect(here).toBeLessThanOrEqual(93);
      }),
    );
  });
});

describe('a row of the dot plot', () => {
  const axis = axisFor([2], 5, false);
  const write = (figure: number): string => figure.toFixed(1);

  it('puts the words away from each other', () => {
    const { bar, upper } = dotPlotRow(4.3, 3.0, [], axis, write);
    expect(upper.map(({ mark, text, anchor }) => [mark, text, anchor])).toEqual([
      ['others', '3.0', 'end'],
      ['self', '4.3', 'start'],
    ]);
    expect(percent(bar!.from)).toBeGreaterThan(percent(bar!.to));
  });

  it('draws no bar where one of the two is missing', () => {
    expect(dotPlotRow(null, 3, [], axis, write).bar).toBeNull();
    expect(dotPlotRow(4, null, [], axis, write).upper.map(({ mark }) => mark)).toEqual(['self']);
  });

  it('keeps marks of one place apart by lanes', () => {
    const groups = ['manager', 'peer', 'customer'].map((mark) => ({ mark, value: 4 }));
    const { lower } = dotPlotRow(null, null, groups, axis, write);
    expect(new Set(lower.map(({ y }) => y)).size).toBe(3);
    expect(new Set(lower.map(({ x }) => x)).size).toBe(1);
  });
});

describe('lanes', () => {
  it('use the first that is free', () => {
    expect(lanesFor([10, 12, 30, 31, 32], [1, 2, 3])).toEqual([1, 2, 1, 2, 3]);
  });
});

describe('the quadrant', () => {
  it('crosses at the norm, own rating upwards, others across', () => {
    const [known, blind] = quadrantPoints(
      [
        { id: 'known', self: 4.5, others: 4.5, number: null },
        { id: 'blind', self: 5, others: 2, number: null },
      ],
      3.5,
      false,
    );
    expect([percent(known!.x) > 50, percent(known!.y) < 50]).toEqual([true, true]);
    expect([percent(blind!.x) < 50, percent(blind!.y) < 50]).toEqual([true, true]);
  });

  it('never covers the name of a corner, on a phone or a wide page', () => {
    const point = fc.record({
      self: fc.integer({ min: 1, max: 5 }),
      others: fc.integer({ min: 10, max: 50 }).map((tenths) => tenths / 10),
      number: fc.option(fc.integer({ min: 1, max: 9 })),
    });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 18 }), fc.boolean(), (figures, isMirrored) => {
        const points = figures.map((each, index) => ({ id: String(index), ...each }));
        for (const { y, dy, number } of quadrantPoints(points, 3.5, isMirrored)) {
          for (const size of [280, 320, 360, 400, 432]) {
            const [centre, radius] = [(percent(y) / 100) * size + dy, number === null ? 5.5 : 12];
            // Letters of 13 px on lines at 6 % and 97 % of the height.
            expect(centre - radius).toBeGreaterThan(0.06 * size + 4);
            expect(centre + radius).toBeLessThan(0.97 * size - 11);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('tells nothing but the figures: places depend on them alone, and never touch when they coincide', () => {
    const point = fc.record({
      self: fc.integer({ min: 1, max: 5 }),
      others: fc.integer({ min: 10, max: 50 }).map((tenths) => tenths / 10),
    });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 18 }), fc.boolean(), (figures, isMirrored) => {
        const points = figures.map((each, index) => ({ id: String(index), number: null, ...each }));
        const placed = quadrantPoints(points, 3.5, isMirrored);
        for (const { id, x, y } of placed) {
          const alike = placed.filter((other) => points[Number(other.id)]!.self === points[Number(id)]!.self);
          expect(new Set(alike.map((each) => each.y))).toEqual(new Set([y]));
          expect(percent(x)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

describe('bands and lines', () => {
  it('fill the bar in reading order, without the empty band', () => {
    const parts = [
      { name: '1', percent: 0 },
      { name: '3', percent: 6 },
      { name: '5', percent: 94 },
    ];
    const write = (value: number): string => `${value}%`;
    expect(bandBar(parts, false, write)).toEqual([
      { name: '3', x: '0%', width: '6%', text: '' },
      { name: '5', x: '6%', width: '94%', text: '94%' },
    ]);
    expect(bandBar(parts, true, write).map(({ x }) => x)).toEqual(['94%', '0%']);
  });

  it('fill exactly the bar when rounded parts add up to more than a hundred', () => {
    const parts = [
      { name: '3', percent: 3 },
      { name: '5', percent: 98 },
    ];
    const bars = bandBar(parts, false, (value) => `${value}%`);
    expect(bars.map(({ text }) => text)).toEqual(['', '98%']);
    expect(percent(bars[1]!.x) + percent(bars[1]!.width)).toBeCloseTo(100, 1);
  });

  it('rise when the figure rises, and run leftwards in a page from the right', () => {
    const points = [
      { cycle: 0, value: 3 },
      { cycle: 1, value: 3.4 },
      { cycle: 2, value: 4 },
    ];
    const cycles = [{ isImported: true }, { isImported: false }, { isImported: false }];
    const { marks, stretches } = trendLine(points, cycles, trendAxis([3, 4], 5), true);
    expect(marks.map(({ x, kind }) => [x, kind])).toEqual([
      ['88%', 'imported'],
      ['50%', 'before'],
      ['12%', 'now'],
    ]);
    expect(marks[2]!.y).toBeLessThan(marks[1]!.y);
    expect(stretches.map(({ kind }) => kind)).toEqual(['imported', 'own']);
  });
});
