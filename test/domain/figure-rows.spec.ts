import { describe, expect, it } from '@jest/globals';
import { actualKey, type ActualsBefore, planActuals } from '../../src/domain/actual-rows.js';
import { chainKey, type ChainCell, planChain } from '../../src/domain/chain-rows.js';
import { mapColumns } from '../../src/domain/column-mapping.js';
import type { ImportTable } from '../../src/domain/import-table.js';
import { type OrdersBefore, planOrders } from '../../src/domain/order-rows.js';
import { quarterFrom } from '../../src/domain/quarter.js';
import { northwindTable, table } from './northwind-files.js';

interface Plan {
  readonly toCreate: readonly { readonly row: number }[];
  readonly toUpdate: readonly { readonly row: number }[];
  readonly unchanged: readonly { readonly row: number }[];
  readonly problems: readonly { readonly row: number; readonly field: string; readonly key: string }[];
}

const told = ({ problems }: Plan) =>
  problems.map(({ row, field, key }) => `${row} ${field} ${key.replace('import.problem.', '')}`);
const counts = ({ toCreate, toUpdate, unchanged }: Plan) => [toCreate.length, toUpdate.length, unchanged.length];

describe('figures of measures by file', () => {
  const measures = [
    { id: 'renew', name: 'Customers who renew', isComputed: false },
    { id: 'quick', name: 'Quick to respond', isComputed: true },
    { id: 'one', name: 'Twice', isComputed: false },
    { id: 'two', name: 'twice', isComputed: false },
    { id: 'fa', name: 'تمدید قرارداد', isComputed: false },
  ];
  const plan = (file: ImportTable, before: Partial<ActualsBefore> = {}) =>
    planActuals(file, mapColumns('actuals', file.header), {
      measures,
      actuals: new Map(),
      running: quarterFrom('2026-Q4'),
      ...before,
    });

  it('are read in any digits and the same file again changes nothing', () => {
    const file = table('Measure,Quarter,Value', 'customers who RENEW,2026-Q3,84%', 'تمديد قرارداد,۲۰۲۶-Q4,۸٫۵');
    const first = plan(file);
    expect(first.toCreate).toEqual([
      { row: 2, measureId: 'renew', period: '2026-Q3', value: 84 },
      { row: 3, measureId: 'fa', period: '2026-Q4', value: 8.5 },
    ]);
    const actuals = new Map(first.toCreate.map((row) => [actualKey(row.measureId, row.period), row.value]));
    expect(counts(plan(file, { actuals }))).toEqual([0, 0, 2]);
    expect(counts(plan(table('Measure,Quarter,Value', 'Customers who renew,2026-Q3,85'), { actuals }))).toEqual([
      0, 1, 0,
    ]);
  });

  it.each([
    ['Unknown,2026-Q3,1', '2 measure measure-unknown'],
    [',2026-Q3,1', '2 measure measure-missing'],
    ['Quick to respond,2026-Q3,1', '2 measure measure-computed'],
    ['Twice,2026-Q3,1', '2 measure measure-several'],
    ['Customers who renew,,1', '2 period period-missing'],
    ['Customers who renew,last year,1', '2 period period-invalid'],
    ['Customers who renew,2027-Q1,1', '2 period period-future'],
    ['Customers who renew,1405-Q2,1', '2 period period-other-calendar'],
    ['Customers who renew,2026-Q3,', '2 figure figure-missing'],
    ['Customers who renew,2026-Q3,many', '2 figure figure-invalid'],
  ])('%s: %s', (row, problem) => expect(told(plan(table('measure,period,figure', row)))).toEqual([problem]));

  it('are not taken twice for one quarter', () => {
    const row = 'Customers who renew,2026-Q3,84';
    expect(told(plan(table('measure,period,figure', row, row)))).toEqual(['3 period duplicate-row']);
  });
});

const running = quarterFrom('2026-Q4');
const standing = (rows: readonly { cells: readonly ChainCell[] }[]) =>
  new Map(rows.flatMap(({ cells }) => cells.map((cell) => [chainKey(cell), cell.value] as const)));

describe('a table of units and quarters', () => {
  const plan = (file: ImportTable, figures: ReadonlyMap<string, number> = new Map()) =>
    planChain(file, mapColumns('chain', file.header), { figures, running });
  const header = 'Department,Quarter,Sales,NPS,Satisfied customers';

  it('keeps a figure for each filled cell; an empty cell leaves what stands', () => {
    const first = plan(table(header, 'Sales,2026-Q3,12000,32,', ',2026-Q3,50000,,81.5'));
    expect(first.problems).toEqual([]);
    expect(first.toCreate[0]?.cells).toEqual([
      { unit: 'sales', unitName: 'Sales', period: '2026-Q3', until: null, metric: 'nps', value: 32 },
      { unit: 'sales', unitName: 'Sales', period: '2026-Q3', until: null, metric: 'revenue', value: 12000 },
    ]);
    expect(first.toCreate[1]?.cells.map(({ unit, metric, value }) => [unit, metric, value])).toEqual([
      ['', 'csat', 81.5],
      ['', 'revenue', 50000],
    ]);
    const figures = standing(first.toCreate);
    expect(counts(plan(table(header, 'SALES,Q3 2026,12000,,', ',2026-Q3,50000,,81.5'), figures))).toEqual([0, 0, 2]);
    expect(counts(plan(table(header, 'Sales,2026-Q3,12000,33,'), figures))).toEqual([0, 1, 0]);
  });

  it.each([
    ['Sales,2026-Q3,,,', '2  figure-missing'],
    ['Sales,2026-Q3,1,101,', '2 nps figure-out-of-range'],
    ['Sales,2026-Q3,1,,-1', '2 csat figure-out-of-range'],
    ['Sales,2026-Q3,a lot,,', '2 revenue figure-invalid'],
    ['Sales,2027-Q1,1,,', '2 period period-future'],
    [`${'x'.repeat(101)},2026-Q3,1,,`, '2 unit text-too-long'],
  ])('%s: %s', (row, problem) => expect(told(plan(table(header, row)))).toEqual([problem]));

  it('is refused without any figure, and with a unit twice in one quarter', () => {
    expect(mapColumns('chain', ['Unit', 'Quarter']).problems).toHaveLength(1);
    expect(told(plan(table(header, 'Sales,2026-Q3,1,,', 'sales,2026/3,2,,')))).toEqual(['3 period duplicate-row']);
  });
});

describe('orders by file', () => {
  const plan = (file: ImportTable, before: Partial<OrdersBefore> = {}) =>
    planOrders(file, mapColumns('orders', file.header), {
      figures: new Map(),
      running,
      today: '2026-10-24',
      ...before,
    });

  it('of Northwind add up to eight quarters of one unit, never to an employee, and again change nothing', () => {
    const first = plan(northwindTable('orders'));
    expect(first.problems).toEqual([]);
    expect([first.quarters, ...counts(first)]).toEqual([8, 830, 0, 0]);
    const cells = first.toCreate.flatMap((row) => row.cells);
    expect(new Set(cells.map(({ unit }) => unit))).toEqual(new Set(['']));
    expect(new Set(cells.map((cell) => chainKey(cell))).size).toBe(8 + 8 + 7);
    expect(counts(plan(northwindTable('orders'), { figures: standing(first.toCreate) }))).toEqual([0, 0, 830]);
  });

  it('of a file that begins later leave the customers kept of its first quarter as they are', () => {
    const orders = northwindTable('orders');
    const later = { ...orders, rows: orders.rows.filter(({ cells }) => (cells[3] ?? '') >= '1998') };
    const figures = standing(plan(orders).toCreate);
    expect(counts(plan(later, { figures }))).toEqual([0, 0, 270]);
  });

  it.each([
    ['1,,2026-09-01,10', '2 account account-missing'],
    ['1,A,,10', '2 orderedOn date-missing'],
    ['1,A,2026-10-25,10', '2 orderedOn date-in-future'],
    ['1,A,2026-09-01,', '2 amount amount-missing'],
    ['1,A,2026-09-01,ten', '2 amount amount-invalid'],
  ])('%s: %s', (row, problem) =>
    expect(told(plan(table('order id,customer,order date,amount', row)))).toEqual([problem]),
  );
});
