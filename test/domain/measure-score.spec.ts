import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { measureScore, rollUp, type Weighted } from '../../src/domain/measure-score.js';

describe('the score of a measure', () => {
  it.each([
    ['in the middle of its range', 72, { worst: 60, best: 80 }, 60],
    ['where lower is better', 9, { worst: 12, best: 6 }, 50],
    ['three quarters of the way, not the band below', 9000, { worst: 0, best: 12000 }, 75],
    ['beyond its best', 90, { worst: 60, best: 80 }, 100],
    ['beyond its worst, where lower is better', 14, { worst: 12, best: 6 }, 0],
    ['below nothing', -5, { worst: -10, best: 10 }, 25],
  ])('%s', (_, actual, range, score) => {
    expect(measureScore(actual, range)).toBeCloseTo(score, 12);
  });

  it('never leaves 0 to 100, and grows towards the better end', () => {
    const figure = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(figure, figure, figure, figure, (one, other, worst, best) => {
        fc.pre(worst !== best);
        const scores = [one, other].map((actual) => measureScore(actual, { worst, best })) as [number, number];
        for (const score of scores) expect(score >= 0 && score <= 100).toBe(true);
        const isCloser = best > worst ? one >= other : one <= other;
        expect(isCloser ? scores[0] >= scores[1] : scores[0] <= scores[1]).toBe(true);
      }),
    );
  });
});

const leaf = (score: number | null, weight: number): Weighted => ({ score, weight, coverage: score === null ? 0 : 1 });

describe('a total', () => {
  it('is the weighted mean of what has a figure, with the share of weight behind it', () => {
    expect(rollUp([leaf(60, 25), leaf(50, 75)])).toEqual({ score: 52.5, coverage: 1 });
    expect(rollUp([leaf(60, 1), leaf(90, 1), leaf(null, 1)])).toEqual({ score: 75, coverage: 2 / 3 });
  });

  it('is not given under 60 % of the weight, and is at 60 %', () => {
    expect(rollUp([leaf(60, 59), leaf(null, 41)])).toEqual({ score: null, coverage: 0.59 });
    expect(rollUp([leaf(60, 60), leaf(null, 40)])).toEqual({ score: 60, coverage: 0.6 });
    // 0.1 + 0.2 + 0.3 is a hair short of 0.6 of 1.0 in binary fractions.
    expect(rollUp([leaf(60, 0.1), leaf(60, 0.2), leaf(60, 0.3), leaf(null, 0.4)]).score).toBeCloseTo(60);
    expect(rollUp([])).toEqual({ score: null, coverage: 0 });
  });

  it('counts what is out of date in the coverage of all levels above: 92 % in the example of four perspectives', () => {
    const process = rollUp([leaf(40, 1), leaf(62, 1), leaf(null, 1)]);
    const total = rollUp([leaf(64, 25), leaf(57, 30), { ...process, weight: 25 }, leaf(75, 20)]);
    expect(process).toEqual({ score: 51, coverage: 2 / 3 });
    expect(total.coverage).toBeCloseTo(0.9167, 4);
    expect(total.score).toBeCloseTo(60.85, 10);
  });

  it('takes nothing from a child without a total of its own', () => {
    const thin = rollUp([leaf(80, 1), leaf(null, 1)]);
    expect(thin).toEqual({ score: null, coverage: 0.5 });
    expect(rollUp([{ ...thin, weight: 1 }, leaf(20, 3)])).toEqual({ score: 20, coverage: 0.75 });
  });

  it('lies between its lowest and highest child, whatever the weights', () => {
    const child = fc.record({
      score: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
      weight: fc.double({ min: 0.01, max: 1000, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(child, { minLength: 1 }), (children) => {
        const { score, coverage } = rollUp(children.map((each) => leaf(each.score, each.weight)));
        expect(coverage >= 0 && coverage <= 1 + 1e-9).toBe(true);
        const told = children.flatMap((each) => (each.score === null ? [] : [each.score]));
        if (score === null) return;
        expect(score >= Math.min(...told) - 1e-9 && score <= Math.max(...told) + 1e-9).toBe(true);
      }),
    );
  });
});
