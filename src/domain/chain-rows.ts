import type { IsoDate } from './calendar.js';
import type { ChainMetric } from './chain.js';
import type { ColumnMapping } from './column-mapping.js';
import { readFigureCell, readPeriod } from './figure-cells.js';
import { readText } from './import-cells.js';
import type { ChainField } from './import-fields.js';
import { rowProblem, type RowProblem } from './import-problem.js';
import { type FieldRow, type ImportTable, rowsByField } from './import-table.js';
import { type Quarter, quarterKey, type QuarterKey } from './quarter.js';
import { repeatedRows } from './repeated-rows.js';
import { foldForSearch } from './search-folding.js';
import { finish, inSteps, type Steps } from './steps.js';

/** A metric that comes by file. */
export type BroughtMetric = Exclude<ChainMetric, 'behaviour' | 'behaviour-customers'>;

/** Where a figure belongs; the unit '' is the whole organisation. */
export interface ChainPlace {
  readonly unit: string;
  readonly period: QuarterKey;
  readonly metric: BroughtMetric;
}

export interface ChainCell extends ChainPlace {
  readonly unitName: string;
  readonly value: number;
  /** The last day the figure reaches to when its quarter was not over in the file, else null. */
  readonly until: IsoDate | null;
}

export interface ChainRow {
  readonly row: number;
  readonly cells: readonly ChainCell[];
}

export interface ChainPlan {
  readonly toCreate: readonly ChainRow[];
  readonly toUpdate: readonly ChainRow[];
  readonly unchanged: readonly ChainRow[];
  readonly problems: readonly RowProblem[];
}

export interface ChainBefore {
  /** By chainKey. */
  readonly figures: ReadonlyMap<string, number>;
  readonly running: Quarter;
}

const percent = [0, 100] as const;

/** What a file may bring, and the bounds of its figures; per cents are 0 to 100. */
export const broughtMetrics: Readonly<Record<BroughtMetric, readonly [number, number]>> = {
  employees: [-1000, 1000],
  csat: percent,
  nps: [-100, 100],
  retention: percent,
  late: percent,
  revenue: [-1e12, 1e12],
  margin: [-1000, 100],
};

export const unitNameLimit = 100;

export function chainKey({ unit, period, metric }: ChainPlace): string {
  return `${period} ${metric} ${unit}`;
}

/** Units are the same however they are typed. */
export function unitKey(name: string): string {
  return foldForSearch(name);
}

/** Checks a table of units and quarters; empty cells leave what stands, the same file again changes nothing. */
export function planChain(table: ImportTable, mapping: ColumnMapping<ChainField>, before: ChainBefore): ChainPlan {
  return finish(planChainInSteps(table, mapping, before));
}

export function* planChainInSteps(
  table: ImportTable,
  mapping: ColumnMapping<ChainField>,
  before: ChainBefore,
): Steps<ChainPlan> {
  const problems: RowProblem[] = [];
  const rows = yield* inSteps(rowsByField(table, mapping), (row) => readChainRow(row, before.running, problems));
  problems.push(...repeatedRows(rows, ({ cells }) => placeOf(cells), 'period', 'duplicate-row'));
  return { ...sortedOut(rows, before.figures), problems: problems.sort((one, other) => one.row - other.row) };
}

/** Rows that bring something new, that change what stands, and that change nothing. */
export function sortedOut(
  rows: readonly ChainRow[],
  figures: ReadonlyMap<string, number>,
): Pick<ChainPlan, 'toCreate' | 'toUpdate' | 'unchanged'> {
  const differing = (cell: ChainCell) => figures.get(chainKey(cell)) !== cell.value;
  const isNew = ({ cells }: ChainRow) => cells.every((cell) => !figures.has(chainKey(cell)));
  const isSame = ({ cells }: ChainRow) => !cells.some(differing);
  return {
    toCreate: rows.filter((row) => isNew(row)),
    toUpdate: rows.filter((row) => !isNew(row) && !isSame(row)),
    unchanged: rows.filter((row) => !isNew(row) && isSame(row)),
  };
}

function readChainRow(row: FieldRow<ChainField>, running: Quarter, problems: RowProblem[]): ChainRow | null {
  const unitName = readText(row, 'unit', problems, unitNameLimit) ?? '';
  const period = readPeriod(row, 'period', running, problems);
  const before = problems.length;
  const found = (Object.keys(broughtMetrics) as BroughtMetric[]).map((metric) => ({
    metric,
    value: readFigureCell(row, metric, problems, broughtMetrics[metric]),
  }));
  const told = found.filter((cell): cell is { metric: BroughtMetric; value: number } => cell.value !== null);
  if (told.length === 0 && problems.length === before) problems.push(rowProblem(row.row, '', 'figure-missing'));
  if (!period || told.length === 0) return null;
  const place = { unit: unitKey(unitName), unitName, period: quarterKey(period), until: null };
  return { row: row.row, cells: told.map((cell) => ({ ...place, ...cell })) };
}

function placeOf([cell]: readonly ChainCell[]): string {
  return cell ? `${cell.period} ${cell.unit}` : '';
}
