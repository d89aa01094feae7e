import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { balancedDraw, type Demand } from '../../src/domain/balanced-draw.js';
import { seeded } from './cycle-fixtures.js';

function demand(subjectId: string, ask: number, ...ids: string[]): Demand {
  return { subjectId, ask, candidates: ids.map((id) => ({ id, spread: [] })) };
}

const draw = (demands: Demand[], maximum = 99, load = new Map<string, number>(), seed = 1): Map<string, string[]> =>
  balancedDraw(demands, { load, maximum }, seeded(seed));

function loadsOf(drawn: ReadonlyMap<string, string[]>): Map<string, number> {
  const loads = new Map<string, number>();
  for (const id of [...drawn.values()].flat()) loads.set(id, (loads.get(id) ?? 0) + 1);
  return loads;
}

const anyDemands = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 5 }), fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 8 })),
  { maxLength: 8 },
);
const asDemands = (list: [number, number[]][]): Demand[] =>
  list.map(([ask, ids], index) => demand(`s${index}`, ask, ...ids.map((id) => `c${id}`)));

/** The most requests that can be met when nobody is asked more than `cap` times: plain depth-first matching, one request at a time. */
function mostWithin(demands: readonly Demand[], cap: number): number {
  const held = new Map<string, Set<Demand>>();
  const place = (taker: Demand, seen: Set<string>): boolean =>
    taker.candidates.some(({ id }) => {
      const holders = held.get(id) ?? new Set<Demand>();
      if (seen.has(id) || holders.has(taker)) return false;
      seen.add(id);
      const leaving = holders.size < cap ? null : [...holders].find((holder) => place(holder, seen));
      if (leaving === undefined) return false;
      if (leaving) holders.delete(leaving);
      held.set(id, holders.add(taker));
      return true;
    });
  return demands
    .flatMap((taker) => Array.from({ length: taker.ask }, () => taker))
    .filter((taker) => place(taker, new Set())).length;
}

describe('balanced draw', () => {
  it('asks nobody twice when another choice leaves everyone once', () => {
    const drawn = draw([
      demand('a', 1, 'x', 'y'),
      demand('b', 1, 'x'),
      demand('c', 1, 'y', 'z'),
      demand('d', 1, 'z', 'w'),
    ]);
    expect([...loadsOf(drawn).values()]).toEqual([1, 1, 1, 1]);
    expect(drawn.get('b')).toEqual(['x']);
  });

  it('goes round those with fewer requests first, and never above the maximum', () => {
    expect(
      draw(
        [demand('a', 2, 'x', 'y', 'z')],
        99,
        new Map([
          ['x', 3],
          ['y', 1],
        ]),
      )
        .get('a')
        ?.sort(),
    ).toEqual(['y', 'z']);
    expect(
      draw([demand('a', 3, 'x', 'y', 'z')], 3, new Map([['x', 3]]))
        .get('a')
        ?.sort(),
    ).toEqual(['y', 'z']);
  });

  it('spreads a subject over accounts, then segments', () => {
    const candidates = ['a1', 'a2', 'a3', 'b1', 'c1', 'd1'].map((id) => ({
      id,
      spread: [id.slice(0, 1), id === 'd1' ? 'B' : 'A'],
    }));
    for (let seed = 0; seed < 30; seed += 1) {
      const drawn =
        balancedDraw([{ subjectId: 's', ask: 4, candidates }], { load: new Map(), maximum: 9 }, seeded(seed)).get(
          's',
        ) ?? [];
      expect(drawn.map((id) => id.slice(0, 1)).sort()).toEqual(['a', 'b', 'c', 'd']);
      const two =
        balancedDraw([{ subjectId: 's', ask: 2, candidates }], { load: new Map(), maximum: 9 }, seeded(seed)).get(
          's',
        ) ?? [];
      expect(two).toContain('d1');
    }
  });

  it('is random: everyone is drawn in some run', () => {
    const ids = ['u', 'v', 'w', 'x', 'y', 'z'];
    const drawn = Array.from(
      { length: 60 },
      (_, seed) => draw([demand('a', 1, ...ids)], 9, new Map(), seed).get('a')?.[0],
    );
    expect(new Set(drawn)).toEqual(new Set(ids));
  });

  it('gives each subject different candidates of theirs, as many as asked or as there are', () => {
    fc.assert(
      fc.property(anyDemands, fc.integer(), (list, seed) => {
        const demands = asDemands(list);
        const drawn = draw(demands, 99, new Map(), seed);
        for (const { subjectId, ask, candidates } of demands) {
          const raters = drawn.get(subjectId) ?? [];
          expect(raters).toHaveLength(Math.min(ask, candidates.length));
          expect(new Set(raters).size).toBe(raters.length);
          expect(candidates.map(({ id }) => id)).toEqual(expect.arrayContaining(raters));
        }
      }),
    );
  });

  it('keeps the heaviest load as low as any other draw could, at every level', () => {
    fc.assert(
      fc.property(anyDemands, fc.integer(), (list, seed) => {
        const demands = asDemands(list);
        for (const maximum of [1, 2, 3]) {
          const loads = [...loadsOf(draw(demands, maximum, new Map(), seed)).values()];
          expect(Math.max(0, ...loads)).toBeLessThanOrEqual(maximum);
          expect(loads.reduce((sum, load) => sum + load, 0)).toBe(mostWithin(demands, maximum));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('draws for 5,000 subjects within seconds', () => {
    const random = seeded(7);
    const demands = Array.from({ length: 5000 }, (_, subject) =>
      demand(`s${subject}`, 6, ...new Set(Array.from({ length: 40 }, () => `c${Math.floor(random() * 20_000)}`))),
    );
    const started = performance.now();
    const drawn = draw(demands, 10);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect([...drawn.values()].every((raters) => raters.length === 6)).toBe(true);
    expect(Math.max(...loadsOf(drawn).values())).toBe(2);
  });
});
