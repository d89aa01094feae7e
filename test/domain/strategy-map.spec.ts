import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  leadsUpwards,
  loopThrough,
  mapOrder,
  perspectives,
  strategyMap,
  type CauseEffect,
  type MapObjective,
} from '../../src/domain/strategy-map.js';

const objective = (id: string, perspective: MapObjective['perspective']): MapObjective => ({ id, perspective });
const link = (from: string, to: string): CauseEffect => ({ from, to });

describe('a strategy map', () => {
  const objectives = [
    objective('learn', 'learning'),
    objective('quick', 'customer'),
    objective('stay', 'customer'),
    objective('grow', 'financial'),
  ];
  const links = [link('quick', 'stay'), link('stay', 'grow'), link('learn', 'quick'), link('learn', 'grow')];

  it('has results on top and every effect above its causes', () => {
    expect(mapOrder(objectives, links).map(({ id }) => id)).toEqual(['grow', 'stay', 'quick', 'learn']);
  });

  it('draws one rail per effect down to its lowest cause, and joins the causes to it', () => {
    const map = strategyMap(objectives, links);
    expect(map.lanes).toBe(3);
    expect(map.rows).toEqual([
      { id: 'grow', dot: 0, rails: [{ lane: 0, part: 'down' }], joins: [] },
      {
        id: 'stay',
        dot: 1,
        rails: [
          { lane: 0, part: 'through' },
          { lane: 1, part: 'down' },
        ],
        joins: [0],
      },
      {
        id: 'quick',
        dot: 2,
        rails: [
          { lane: 0, part: 'through' },
          { lane: 1, part: 'up' },
          { lane: 2, part: 'down' },
        ],
        joins: [1],
      },
      {
        id: 'learn',
        dot: 0,
        rails: [
          { lane: 0, part: 'up' },
          { lane: 2, part: 'up' },
        ],
        joins: [2],
      },
    ]);
  });

  it('stands without links, and with none at all', () => {
    expect(strategyMap(objectives, []).rows.map(({ rails, dot }) => [rails, dot])).toEqual(
      objectives.map(() => [[], 0]),
    );
    expect(strategyMap([], links)).toEqual({ lanes: 1, rows: [] });
  });

  it('finds the loop a link would close', () => {
    expect(loopThrough(links, link('grow', 'learn'))).toEqual(['grow', 'learn', 'quick', 'stay', 'grow']);
    expect(loopThrough(links, link('learn', 'stay'))).toBeNull();
    expect(loopThrough([], link('grow', 'grow'))).toEqual(['grow', 'grow']);
  });

  it('lets nothing lead from results down to what brings them about', () => {
    expect(leadsUpwards('learning', 'financial')).toBe(true);
    expect(leadsUpwards('customer', 'customer')).toBe(true);
    expect(leadsUpwards('financial', 'customer')).toBe(false);
  });

  it('never lets two rails share a lane in one row, and ends every rail at its effect and a cause', () => {
    const graph = fc.array(fc.constantFrom(...perspectives), { minLength: 1, maxLength: 12 }).chain((places) => {
      const ids = places.map((_, index) => `o${index}`);
      const pair = fc.tuple(fc.nat(ids.length - 1), fc.nat(ids.length - 1)).filter(([from, to]) => from > to);
      const none: fc.Arbitrary<[number, number][]> = fc.constant([]);
      return fc.tuple(fc.constant(places), ids.length > 1 ? fc.array(pair, { maxLength: 20 }) : none);
    });
    fc.assert(
      fc.property(graph, ([places, pairs]) => {
        const all = places.map((place, index) => objective(`o${index}`, place));
        const given = pairs
          .filter(([from, to]) => leadsUpwards(places[from]!, places[to]!))
          .map(([from, to]) => link(`o${from}`, `o${to}`));
        const { rows, lanes } = strategyMap(all, given);
        for (const { rails } of rows) expect(new Set(rails.map(({ lane }) => lane)).size).toBe(rails.length);
        const row = (id: string) => rows.findIndex((each) => each.id === id);
        for (const { from, to } of given) {
          expect(row(from)).toBeGreaterThan(row(to));
          const lane = rows[row(to)]!.rails.find(({ part }) => part === 'down')?.lane;
          const cause = rows[row(from)]!;
          expect(cause.dot === lane || cause.joins.includes(lane!)).toBe(true);
          expect(cause.rails.some((rail) => rail.lane === lane)).toBe(true);
        }
        for (const { dot, joins } of rows) expect(Math.max(dot, ...joins)).toBeLessThan(lanes);
      }),
    );
  });
});
