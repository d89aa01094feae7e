import type { IsoDate } from './calendar.js';
import { addQuarters, lastDay, type Quarter, quarterFrom, quarterKey, type QuarterKey, quarterOf } from './quarter.js';
import type { ReaderCalendar } from './typed-date.js';

/** One order of one customer; who served it plays no part here. */
export interface Order {
  readonly unit: string;
  readonly account: string;
  readonly orderedOn: IsoDate;
  readonly requiredOn: IsoDate | null;
  readonly shippedOn: IsoDate | null;
  readonly amount: number;
}

/** What a unit's orders of one quarter add up to. */
export interface OrderQuarter {
  readonly unit: string;
  readonly quarter: Quarter;
  readonly orders: number;
  /** Sum of the amounts, to the hundredth. */
  readonly revenue: number;
  /** Per cent of the orders with both days that were shipped after the day required; null without any. */
  readonly late: number | null;
  /** Per cent of the customers of the quarter before who ordered again in this one; null for the first quarter. */
  readonly retention: number | null;
  /** The last day the figures reach to when the file ends inside the quarter, else null. */
  readonly until: IsoDate | null;
}

/** Orders by unit and quarter of the day they were placed, in order of time. */
export function orderQuarters(orders: readonly Order[], calendar: ReaderCalendar): OrderQuarter[] {
  const byUnit = grouped(orders, ({ unit }) => unit);
  return [...byUnit].flatMap(([unit, own]) => quartersOf(unit, own, calendar));
}

function quartersOf(unit: string, orders: readonly Order[], calendar: ReaderCalendar): OrderQuarter[] {
  const byQuarter = grouped(orders, ({ orderedOn }) => quarterKey(quarterOf(orderedOn, calendar)));
  const lastOrder = orders.reduce((last, { orderedOn }) => (orderedOn > last ? orderedOn : last), '');
  return [...byQuarter]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, own]) => {
      const quarter = quarterFrom(key);
      const judged = own.filter(({ requiredOn, shippedOn }) => requiredOn !== null && shippedOn !== null);
      const late = judged.filter(({ requiredOn, shippedOn }) => (shippedOn ?? '') > (requiredOn ?? ''));
      const isLast = key === quarterKey(quarterOf(lastOrder, calendar));
      return {
        unit,
        quarter,
        orders: own.length,
        revenue: Math.round(own.reduce((sum, { amount }) => sum + amount, 0) * 100) / 100,
        late: judged.length === 0 ? null : (late.length / judged.length) * 100,
        retention: kept(byQuarter, quarter, own),
        until: isLast && lastOrder < lastDay(quarter) ? lastOrder : null,
      };
    });
}

function kept(byQuarter: ReadonlyMap<QuarterKey, readonly Order[]>, quarter: Quarter, own: readonly Order[]) {
  const before = new Set(byQuarter.get(quarterKey(addQuarters(quarter, -1)))?.map(({ account }) => account));
  if (before.size === 0) return null;
  const again = new Set(own.map(({ account }) => account).filter((account) => before.has(account)));
  return (again.size / before.size) * 100;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
