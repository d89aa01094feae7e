import type { IsoDate } from './calendar.js';
import {
  type BroughtMetric,
  type ChainBefore,
  type ChainCell,
  type ChainPlan,
  sortedOut,
  unitKey,
  unitNameLimit,
} from './chain-rows.js';
import type { ColumnMapping } from './column-mapping.js';
import { readAmount, readOptionalDate, readPastDate, readText } from './import-cells.js';
import type { OrderField } from './import-fields.js';
import { rowProblem, type RowProblem } from './import-problem.js';
import { type FieldRow, type ImportTable, rowsByField } from './import-table.js';
import { foldNumber } from './known-people.js';
import { type Order, type OrderQuarter, orderQuarters } from './order-quarters.js';
import { quarterKey, quarterOf } from './quarter.js';
import { repeatedRows } from './repeated-rows.js';
import { finish, inSteps, type Steps } from './steps.js';

interface OrderRow {
  readonly row: number;
  readonly reference: string;
  readonly unitName: string;
  readonly order: Order;
}

export interface OrdersBefore extends ChainBefore {
  readonly today: IsoDate;
}

/** A file of orders, added up to revenue, delay and customers kept by unit and quarter; single orders are not kept. */
export function planOrders(table: ImportTable, mapping: ColumnMapping<OrderField>, before: OrdersBefore): OrderPlan {
  return finish(planOrdersInSteps(table, mapping, before));
}

export interface OrderPlan extends ChainPlan {
  /** How many quarters of how many units the orders add up to. */
  readonly quarters: number;
}

export function* planOrdersInSteps(
  table: ImportTable,
  mapping: ColumnMapping<OrderField>,
  before: OrdersBefore,
): Steps<OrderPlan> {
  const problems: RowProblem[] = [];
  const rows = yield* inSteps(rowsByField(table, mapping), (row) => readOrder(row, before.today, problems));
  problems.push(...repeatedRows(rows, ({ reference }) => foldNumber(reference), 'reference', 'duplicate-row'));
  const names = new Map(rows.map(({ order, unitName }) => [order.unit, unitName]));
  const { calendar } = before.running;
  const quarters = orderQuarters(
    rows.map(({ order }) => order),
    calendar,
  );
  const cells = new Map(quarters.map((each) => [placeKey(each.unit, quarterKey(each.quarter)), cellsOf(each, names)]));
  const placed = rows.map(({ row, order }) => ({
    row,
    cells: cells.get(placeKey(order.unit, quarterKey(quarterOf(order.orderedOn, calendar)))) ?? [],
  }));
  return {
    ...sortedOut(placed, before.figures),
    problems: problems.sort((one, other) => one.row - other.row),
    quarters: quarters.length,
  };
}

function cellsOf(sums: OrderQuarter, names: ReadonlyMap<string, string>): ChainCell[] {
  const { unit, quarter, until, revenue, late, retention } = sums;
  const place = { unit, unitName: names.get(unit) ?? '', period: quarterKey(quarter), until };
  const found: Partial<Record<BroughtMetric, number | null>> = { revenue, late, retention };
  return Object.entries(found).flatMap(([metric, value]) =>
    value === null ? [] : [{ ...place, metric: metric as BroughtMetric, value }],
  );
}

function readOrder(row: FieldRow<OrderField>, today: IsoDate, problems: RowProblem[]): OrderRow | null {
  const account = readText(row, 'account', problems) ?? '';
  if (account === '') problems.push(rowProblem(row.row, 'account', 'account-missing'));
  const unitName = readText(row, 'unit', problems, unitNameLimit) ?? '';
  const orderedOn = readPastDate(row, 'orderedOn', today, problems);
  const requiredOn = readOptionalDate(row, 'requiredOn', problems);
  const shippedOn = readOptionalDate(row, 'shippedOn', problems);
  const before = problems.length;
  const amount = readAmount(row, 'amount', problems);
  if (amount === null && problems.length === before) problems.push(rowProblem(row.row, 'amount', 'amount-missing'));
  const reference = readText(row, 'reference', problems, 50) ?? '';
  if (account === '' || !orderedOn || requiredOn === undefined || shippedOn === undefined || amount === null)
    return null;
  const order = { unit: unitKey(unitName), account: foldNumber(account), orderedOn, requiredOn, shippedOn, amount };
  return { row: row.row, reference, unitName, order };
}

function placeKey(unit: string, period: string): string {
  return `${period} ${unit}`;
}
