import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { figureValue, shownCell } from '../../src/domain/disclosure.js';

const peers = { label: 'peer' } as const;

describe('a behaviour’s figure in a block', () => {
  it('needs k people who judged it (R4)', () => {
    expect(shownCell(peers, [0, 0, 1, 1, 0], 3)).toBeNull();
    expect(shownCell(peers, [0, 0, 1, 2, 0], 3)?.figure).toEqual({ value: 3.7, endCode: null, n: 3 });
    expect(shownCell(peers, [0, 0, 2, 2, 0], 5)).toBeNull();
  });

  it('histogram [0,0,1,2,1] is 4.0 of four people (measurement 1)', () => {
    expect(shownCell(peers, [0, 0, 1, 2, 1], 3)).toMatchObject({ exact: 4, figure: { value: 4, n: 4 } });
  });

  it.each([
    [[0, 0, 0, 0, 3], 4.6, 'top', 29 / 6],
    [[0, 0, 0, 1, 2], 4.6, 'top', 29 / 6],
    [[0, 0, 0, 2, 1], 4.3, null, 13 / 3],
    [[0, 0, 0, 1, 3], 4.7, 'top', 4.875],
    [[0, 0, 0, 1, 4], 4.8, 'top', 4.9],
    [[3, 0, 0, 0, 0], 1.4, 'bottom', 7 / 6],
    [[2, 1, 0, 0, 0], 1.4, 'bottom', 7 / 6],
    [[5, 1, 0, 0, 0], 1.2, 'bottom', 1 + 1 / 12],
    [[2, 0, 1, 0, 0], 1.7, null, 5 / 3],
  ] as const)('%j is told as %d, %s (R6)', (counts, value, endCode, exact) => {
    const cell = shownCell(peers, counts, 3);
    expect(cell?.figure).toMatchObject({ value, endCode });
    expect(cell?.exact).toBeCloseTo(exact, 12);
  });

  it('of one named person is told as it is', () => {
    expect(shownCell({ label: 'manager' }, [0, 0, 0, 0, 1], 3)?.figure).toEqual({ value: 5, endCode: null, n: 1 });
    expect(shownCell({ label: 'self' }, [0, 0, 0, 0, 0], 3)).toBeNull();
  });

  it('never tells apart the histograms of one end, in value, in use or in spread', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 12 }), fc.boolean(), (n, atTop) => {
        const turned = (counts: number[]): number[] => (atTop ? counts : counts.toReversed());
        expect(shownCell(peers, turned([0, 0, 0, 0, n]), 3)).toEqual(shownCell(peers, turned([0, 0, 0, 1, n - 1]), 3));
      }),
    );
  });

  it('holds the truth within its bound, and stands for its counts', () => {
    const histogram = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(histogram, (counts) => {
        const cell = shownCell(peers, counts, 3);
        const n = counts.reduce((sum, count) => sum + count, 0);
        if (n < 3) return expect(cell).toBeNull();
        const truth = counts.reduce((sum, count, index) => sum + count * (index + 1), 0) / n;
        const { value, endCode } = cell!.figure;
        if (endCode === 'top') expect(truth).toBeGreaterThanOrEqual(value - 1e-9);
        else if (endCode === 'bottom') expect(truth).toBeLessThanOrEqual(value + 1e-9);
        else expect(Math.abs(truth - value)).toBeLessThanOrEqual(0.05 + 1e-9);
        const told = cell!.counts.reduce((sum, count, index) => sum + count * (index + 1), 0) / n;
        expect(told).toBeCloseTo(cell!.exact, 10);
        if (endCode) expect(figureValue(cell!.figure, 5)).toBe(cell!.exact);
      }),
    );
  });
});
