import { addSums, cellsFrom, meanCells, type GroupSums } from './group-cells.js';
import { groupChange, type GroupItem } from './group-change.js';
import { competencyKey, openKept, overallKey, totalOf, valueKey, type ItemSums, type KeptSums } from './group-sums.js';
import { roundToTenth } from './rounding.js';
import type { Change } from './shown-change.js';
import type { GroupCells, GroupFigures, GroupFilter, ShownGroup } from './shown-group.js';

/** 1: half a point or more below the company … 3: close to it … 5: half a point or more above. */
export type Shade = 1 | 2 | 3 | 4 | 5;

export interface HeatCell {
  readonly value: number;
  readonly subjects: number;
  /** Null where there is nothing to compare with: the company's own row. */
  readonly shade: Shade | null;
  /** Null on the first cycle. */
  readonly change: Change | null;
}

export interface HeatRow {
  /** Unit key; 'company' and 'together' for the two rows that are sums. */
  readonly key: string;
  readonly names: readonly string[];
  readonly subjects: number;
  readonly raters: number | null;
  /** In the order of the columns. */
  readonly cells: readonly (HeatCell | null)[];
  readonly overall: HeatCell | null;
}

export interface HeatMap {
  readonly competencyIds: readonly string[];
  readonly company: HeatRow;
  /** The chosen units as one, null when none or a single one is chosen. */
  readonly together: HeatRow | null;
  /** Chosen units, all when none is chosen; highest overall first, ties in the order of departments (anonymity R17). */
  readonly units: readonly HeatRow[];
}

/** One cycle's frozen group results with what was kept beside them, by unit. */
export interface GroupCycle {
  readonly shown: ShownGroup;
  readonly sums: Readonly<Record<string, KeptSums>>;
}

interface Row {
  readonly key: string;
  readonly names: readonly string[];
  readonly subjects: number;
  readonly raters: number | null;
  readonly overall: GroupCells;
  readonly competencies: Readonly<Record<string, GroupCells>>;
  readonly sums: ItemSums;
}

const nothing: GroupCells = {};

/** Units × competencies in one view, shaded against the company; unknown unit keys are left out (anonymity R11). */
export function heatMap(
  now: GroupCycle,
  before: GroupCycle | null,
  filter: GroupFilter,
  chosen: readonly string[] = [],
): HeatMap {
  const { shown } = now;
  const competencyIds = shown.framework.flatMap(({ competencies }) => competencies.map(({ id }) => id));
  const company = companyRow(now);
  const finish = (row: Row, earlier: Row | null, average: Row | null): HeatRow => {
    const against = { filter, average, changeOf: changeIn(now, before, row, earlier, filter) };
    return {
      key: row.key,
      names: row.names,
      subjects: row.subjects,
      raters: row.raters,
      cells: competencyIds.map((id) => cellOf({ kind: 'competency', id }, row, against)),
      overall: cellOf({ kind: 'overall' }, row, against),
    };
  };
  const wanted = shown.units.filter(({ key }) => chosen.length === 0 || chosen.includes(key));
  const keys = wanted.map(({ key }) => key);
  const rows = wanted.map(({ key }) => finish(unitRow(now, key)!, before && unitRow(before, key), company));
  return {
    competencyIds,
    company: finish(company, before && companyRow(before), null),
    together:
      chosen.length > 0 && wanted.length > 1
        ? finish(togetherRow(now, keys), before && togetherBefore(before, keys), company)
        : null,
    units: rows.toSorted((a, b) => (b.overall?.value ?? 0) - (a.overall?.value ?? 0)),
  };
}

interface Against {
  readonly filter: GroupFilter;
  /** The row that shades are told from; none for that row itself. */
  readonly average: Row | null;
  readonly changeOf: (item: GroupItem) => Change | null;
}

function cellOf(item: GroupItem, row: Row, { filter, average, changeOf }: Against): HeatCell | null {
  const figure = cellsOf(item, row)[filter];
  if (!figure) return null;
  const mean = average && cellsOf(item, average)[filter];
  return { ...figure, shade: mean ? shadeOf(figure.value, mean.value) : null, change: changeOf(item) };
}

/** Units that were not the same in the earlier cycle are compared with nothing. */
function changeIn(
  now: GroupCycle,
  before: GroupCycle | null,
  row: Row,
  earlier: Row | null,
  filter: GroupFilter,
): Against['changeOf'] {
  if (!before) return () => null;
  if (!earlier) return () => ({ kind: 'broken', reason: 'groups' });
  return (item) =>
    groupChange(
      item,
      filter,
      { shown: before.shown, sums: earlier.sums, cells: cellsOf(item, earlier) },
      { shown: now.shown, sums: row.sums, cells: cellsOf(item, row) },
    );
}

/** By the shown figures: half a point, and two tenths, are told apart. */
export function shadeOf(value: number, company: number): Shade {
  const difference = roundToTenth(value - company);
  if (difference <= -0.5) return 1;
  if (difference <= -0.2) return 2;
  if (difference < 0.2) return 3;
  return difference < 0.5 ? 4 : 5;
}

/** The lowest cells of units, of so many; the figure decides, then the order of units and competencies (anonymity R17). */
export function lowestCells(
  { units, competencyIds }: Pick<HeatMap, 'units' | 'competencyIds'>,
  number: number,
): { readonly row: HeatRow; readonly competencyId: string; readonly cell: HeatCell }[] {
  return units
    .flatMap((row) =>
      row.cells.flatMap((cell, index) => (cell ? [{ row, competencyId: competencyIds[index] ?? '', cell }] : [])),
    )
    .toSorted((a, b) => a.cell.value - b.cell.value)
    .slice(0, number);
}

function cellsOf(item: GroupItem, row: Row): GroupCells {
  if (item.kind === 'overall') return row.overall;
  return row.competencies[item.id] ?? nothing;
}

function companyRow({ shown, sums }: GroupCycle): Row {
  const { subjects, raters, overall, competencies } = shown.company;
  const total = totalOf(Object.values(sums).map(openKept));
  return { key: 'company', names: [], subjects, raters, overall, competencies, sums: total };
}

function unitRow({ shown, sums }: GroupCycle, unitKey: string): Row | null {
  const unit = shown.units.find(({ key }) => key === unitKey);
  if (!unit) return null;
  const { key, names, subjects, raters, overall, competencies } = unit;
  return { key, names, subjects, raters, overall, competencies, sums: openKept(sums[key] ?? {}) };
}

/** A union of fixed units: the sum of what each of them shows, rounded once. */
function togetherRow({ shown, sums }: GroupCycle, keys: readonly string[]): Row {
  const units = shown.units.filter(({ key }) => keys.includes(key));
  const parts = units.map((unit) => shownSums(unit, openKept(sums[unit.key] ?? {})));
  const of = (id: string): GroupSums => addSums(parts.map((part) => part.get(competencyKey(id)) ?? new Map()));
  const ids = shown.framework.flatMap(({ competencies }) => competencies.map(({ id }) => id));
  return {
    key: 'together',
    names: units.flatMap(({ names }) => names),
    subjects: units.reduce((sum, unit) => sum + unit.subjects, 0),
    // People may answer in several units; how many they are together is not known any more.
    raters: null,
    overall: meanCells(ids.map(of)),
    competencies: Object.fromEntries(ids.map((id) => [id, cellsFrom(of(id))])),
    sums: totalOf(parts),
  };
}

/** Sums of what a row shows; a reader of reports may be shown less than was published (anonymity R18). */
function shownSums({ overall, competencies, values }: GroupFigures, sums: ItemSums): ItemSums {
  const cellsBehind = new Map<string, GroupCells>([
    [overallKey, overall],
    ...Object.entries(competencies).map(([id, cells]): [string, GroupCells] => [competencyKey(id), cells]),
    ...Object.entries(values).map(([id, cells]): [string, GroupCells] => [valueKey(id), cells]),
  ]);
  return new Map(
    [...sums].map(([key, views]) => [
      key,
      new Map([...views].filter(([filter]) => cellsBehind.get(key)?.[filter] !== undefined)),
    ]),
  );
}

/** The same units together in the earlier cycle, if they all were units then. */
function togetherBefore(before: GroupCycle, keys: readonly string[]): Row | null {
  const known = before.shown.units.map(({ key }) => key);
  return keys.every((key) => known.includes(key)) ? togetherRow(before, keys) : null;
}
