import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sampleCorrelation, sampleRankCorrelation } from 'simple-statistics';
import { rankCorrelation, ranksOf } from '../../src/domain/rank-correlation.js';

const column = (pairs: readonly (readonly [number, number])[], side: 0 | 1) => pairs.map((pair) => pair[side]);
/** By definition: how many are smaller, and half of those that are equal. */
const ranksByDefinition = (values: readonly number[]) =>
  values.map(
    (value) =>
      values.filter((other) => other < value).length + (values.filter((other) => other === value).length + 1) / 2,
  );

describe('ranks', () => {
  it.each([
    [
      [30, 10, 20],
      [3, 1, 2],
    ],
    [
      [5, 5, 1],
      [2.5, 2.5, 1],
    ],
    [
      [2, 2, 2, 2],
      [2.5, 2.5, 2.5, 2.5],
    ],
    [[], []],
  ])('of %j', (values, ranks) => expect(ranksOf(values)).toEqual(ranks));

  it('are as defined, with any ties', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 })), (values) => {
        expect(ranksOf(values)).toEqual(ranksByDefinition(values));
      }),
    );
  });
});

describe('rank correlation', () => {
  it('is that of IQ and hours of television, the textbook example: −29/165', () => {
    const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
    const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
    const found = rankCorrelation(iq.map((value, index) => [value, hours[index]!]));
    expect(found?.rho).toBeCloseTo(-29 / 165, 12);
    // artanh(−0.17576) = −0.17761; √((1 + 0.03089/2)/7) = 0.38088; ± 1.95996 of it: −0.92412 … 0.56891.
    expect(found?.interval?.low).toBeCloseTo(-0.7279, 3);
    expect(found?.interval?.high).toBeCloseTo(0.5145, 3);
    expect(found?.n).toBe(10);
  });

  it('agrees with simple-statistics where no two values are equal', () => {
    const values = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 4, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.infiniteStream(fc.integer({ min: 0, max: 1e9 })), (xs, stream) => {
        const ys = [...new Set(xs.map(() => stream.next().value as number))];
        fc.pre(ys.length === xs.length);
        const found = rankCorrelation(xs.map((x, index) => [x, ys[index]!]));
        expect(found?.rho).toBeCloseTo(sampleRankCorrelation(xs, ys), 10);
      }),
    );
  });

  it('agrees with the product-moment correlation of ranks by definition where many are equal', () => {
    const pair = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 4, maxLength: 40 }), (pairs) => {
        const found = rankCorrelation(pairs);
        const [xs, ys] = [column(pairs, 0), column(pairs, 1)];
        const isVaried = new Set(xs).size > 1 && new Set(ys).size > 1;
        expect(found === null).toBe(!isVaried);
        if (found) expect(found.rho).toBeCloseTo(sampleCorrelation(ranksByDefinition(xs), ranksByDefinition(ys)), 10);
      }),
    );
  });

  it('is the same for every rising change of scale, and turns with a falling one', () => {
    const pair = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 4, maxLength: 30 }), (pairs) => {
        const rho = rankCorrelation(pairs)?.rho ?? 0;
        expect(rankCorrelation(pairs.map(([x, y]) => [x ** 3 + 7, y]))?.rho ?? 0).toBeCloseTo(rho, 10);
        expect(rankCorrelation(pairs.map(([x, y]) => [-x, y]))?.rho ?? 0).toBeCloseTo(-rho, 10);
        expect(rankCorrelation(pairs.map(([x, y]) => [y, x]))?.rho ?? 0).toBeCloseTo(rho, 10);
      }),
    );
  });

  it('holds its own value in an interval that lies within −1 and 1 and narrows with n', () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 5, maxLength: 30 }), (pairs) => {
        const found = rankCorrelation(pairs);
        fc.pre(found?.interval !== null && found !== null);
        const { rho, interval } = found!;
        expect(interval!.low < rho && rho < interval!.high && interval!.low > -1 && interval!.high < 1).toBe(true);
        const twice = rankCorrelation([...pairs, ...pairs])!;
        expect(twice.rho).toBeCloseTo(rho, 10);
        expect(twice.interval!.high - twice.interval!.low).toBeLessThan(interval!.high - interval!.low);
      }),
    );
  });

  it('gives no interval to complete agreement, and nothing where one side stands still', () => {
    expect(
      rankCorrelation([
        [1, 1],
        [2, 2],
        [3, 3],
        [4, 9],
        [5, 10],
      ]),
    ).toEqual({ rho: 1, n: 5, interval: null });
    expect(
      rankCorrelation([
        [1, 1],
        [2, 1],
        [3, 1],
        [4, 1],
      ]),
    ).toBeNull();
    expect(rankCorrelation([])).toBeNull();
  });
});
