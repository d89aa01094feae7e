import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { sampleRankCorrelation } from 'simple-statistics';
import { projectPath } from '../../src/config/project-root.js';
import { type ChainFigure, laggedPairs } from '../../src/domain/chain.js';
import { orderQuarters } from '../../src/domain/order-quarters.js';
import { addQuarters, quarterFrom, quarterKey } from '../../src/domain/quarter.js';

const start = quarterFrom('2024-Q1');
const figure = (unit: number, at: number, metric: ChainFigure['metric'], value: number): ChainFigure => ({
  unit: `u${unit}`,
  quarter: addQuarters(start, at),
  metric,
  value,
});

describe('the service–profit chain', () => {
  it('pairs each unit’s figure with the one so many quarters later', () => {
    const customers = Array.from({ length: 12 }, (_, unit) => (unit * 7) % 12);
    const figures = customers.flatMap((value, unit) => [
      figure(unit, 0, 'csat', value),
      figure(unit, 2, 'revenue', 100 - value ** 2),
      figure(unit, 0, 'employees', unit),
    ]);
    const pairs = laggedPairs(figures);
    const byName = (earlier: string, later: string) =>
      pairs.find((pair) => pair.earlier === earlier && pair.later === later)?.lags;
    const [now, , twoLater, , four] = byName('csat', 'revenue')!;
    expect([now, four]).toEqual([null, null]);
    expect(twoLater).toEqual({ rho: -1, n: 12, interval: null });
    const [same] = byName('employees', 'csat')!;
    expect(same?.rho).toBeCloseTo(
      sampleRankCorrelation(
        customers.map((_, unit) => unit),
        customers,
      ),
      10,
    );
  });

  it('says nothing of fewer than ten units', () => {
    const nine = Array.from({ length: 9 }, (_, unit) => [
      figure(unit, 0, 'csat', unit),
      figure(unit, 0, 'revenue', unit),
    ]).flat();
    expect(laggedPairs(nine)).toEqual([]);
    expect(laggedPairs([...nine, figure(9, 0, 'csat', 1), figure(9, 0, 'revenue', 3)])[0]?.lags[0]?.n).toBe(10);
  });

  it('counts a unit once however many quarters it has, and is blind to the order of figures', () => {
    const value = fc.record({
      unit: fc.nat(13),
      at: fc.nat(6),
      metric: fc.constantFrom('csat', 'revenue', 'employees'),
      value: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(value, { selector: (v) => `${v.unit}|${v.at}|${v.metric}`, maxLength: 200 }),
        (values) => {
          const figures = values.map((v) => figure(v.unit, v.at, v.metric as 'csat', v.value));
          const pairs = laggedPairs(figures);
          for (const { lags } of pairs) for (const lag of lags) if (lag) expect(lag.n >= 10 && lag.n <= 14).toBe(true);
          const again = laggedPairs(figures.toReversed());
          expect(again.map(({ earlier, later }) => [earlier, later])).toEqual(
            pairs.map(({ earlier, later }) => [earlier, later]),
          );
          pairs.forEach(({ lags }, index) =>
            lags.forEach((lag, at) =>
              expect(again[index]?.lags[at]?.rho ?? null).toEqual(lag ? expect.closeTo(lag.rho, 9) : null),
            ),
          );
        },
      ),
    );
  });
});

describe('the orders of Northwind', () => {
  const file = readFileSync(projectPath('test/fixtures/northwind/orders.csv'), 'utf8');
  const orders = parse(file, { columns: true }).map((row: unknown) => {
    const { account_id, ordered_on, required_on, shipped_on, net_amount } = row as Record<string, string>;
    return {
      unit: '',
      account: account_id!,
      orderedOn: ordered_on!,
      requiredOn: required_on || null,
      shippedOn: shipped_on || null,
      amount: Number(net_amount),
    };
  });

  // Computed from the same file with another language's decimal arithmetic: orders, revenue, late of shipped, kept of before.
  const expected = [
    ['1996-Q3', 70, 79728.56, [5, 70], null, null],
    ['1996-Q4', 82, 128355.4, [2, 82], [21, 43], null],
    ['1997-Q1', 92, 138288.9, [5, 92], [36, 45], null],
    ['1997-Q2', 93, 143177.03, [4, 93], [37, 54], null],
    ['1997-Q3', 103, 153937.77, [5, 103], [38, 56], null],
    ['1997-Q4', 120, 181681.43, [8, 120], [38, 56], null],
    ['1998-Q1', 182, 298491.56, [8, 182], [49, 60], null],
    ['1998-Q2', 88, 142132.33, [0, 67], [47, 72], '1998-05-06'],
  ] as const;

  it('add up by quarter to revenue, delay and customers kept', () => {
    const share = (parts: readonly [number, number] | null) =>
      parts === null ? null : (expect.closeTo((100 * parts[0]) / parts[1], 10) as unknown);
    expect(orderQuarters(orders, 'gregorian').map((each) => ({ ...each, quarter: quarterKey(each.quarter) }))).toEqual(
      expected.map(([quarter, count, revenue, late, kept, until]) => ({
        unit: '',
        quarter,
        orders: count,
        revenue,
        late: share(late),
        retention: share(kept),
        until,
      })),
    );
  });

  it('add up to the whole file in either calendar', () => {
    for (const calendar of ['gregorian', 'jalali'] as const) {
      const quarters = orderQuarters(orders, calendar);
      expect(quarters.reduce((sum, each) => sum + each.orders, 0)).toBe(830);
      expect(quarters.reduce((sum, { revenue }) => sum + revenue, 0)).toBeCloseTo(1265792.98, 2);
    }
  });

  it('give no correlations: one unit has trends only', () => {
    const figures = orderQuarters(orders, 'gregorian').flatMap(({ quarter, revenue, retention }) => [
      { unit: '', quarter, metric: 'revenue' as const, value: revenue },
      ...(retention === null ? [] : [{ unit: '', quarter, metric: 'retention' as const, value: retention }]),
    ]);
    expect(laggedPairs(figures)).toEqual([]);
  });
});
