import type { ColumnMapping } from './column-mapping.js';
import { readFigureCell, readPeriod } from './figure-cells.js';
import type { ActualField } from './import-fields.js';
import { rowProblem, type ImportProblem, type RowProblem } from './import-problem.js';
import { type FieldRow, type ImportTable, rowsByField } from './import-table.js';
import { type Quarter, quarterKey, type QuarterKey } from './quarter.js';
import { repeatedRows } from './repeated-rows.js';
import { foldForSearch } from './search-folding.js';
import { finish, inSteps, type Steps } from './steps.js';
import { cleanLine } from './text-cleaning.js';

export interface NamedMeasure {
  readonly id: string;
  readonly name: string;
  /** Its figures come from the product itself; none can be brought. */
  readonly isComputed: boolean;
}

/** One figure of a measure, in the measure's own unit. */
export interface BroughtActual {
  readonly row: number;
  readonly measureId: string;
  readonly period: QuarterKey;
  readonly value: number;
}

export interface ActualPlan {
  readonly toCreate: readonly BroughtActual[];
  readonly toUpdate: readonly BroughtActual[];
  readonly unchanged: readonly BroughtActual[];
  readonly problems: readonly RowProblem[];
}

export interface ActualsBefore {
  readonly measures: readonly NamedMeasure[];
  /** `measure id period` → the figure that stands. */
  readonly actuals: ReadonlyMap<string, number>;
  readonly running: Quarter;
}

export function actualKey(measureId: string, period: QuarterKey): string {
  return `${measureId} ${period}`;
}

/** Checks a file of figures against the measures there are; the same file again changes nothing. */
export function planActuals(
  table: ImportTable,
  mapping: ColumnMapping<ActualField>,
  before: ActualsBefore,
): ActualPlan {
  return finish(planActualsInSteps(table, mapping, before));
}

export function* planActualsInSteps(
  table: ImportTable,
  mapping: ColumnMapping<ActualField>,
  before: ActualsBefore,
): Steps<ActualPlan> {
  const problems: RowProblem[] = [];
  const rows = yield* inSteps(rowsByField(table, mapping), (row) => readActual(row, before, problems));
  problems.push(
    ...repeatedRows(rows, ({ measureId, period }) => actualKey(measureId, period), 'period', 'duplicate-row'),
  );
  const standing = (row: BroughtActual) => before.actuals.get(actualKey(row.measureId, row.period));
  return {
    toCreate: rows.filter((row) => standing(row) === undefined),
    toUpdate: rows.filter((row) => standing(row) !== undefined && standing(row) !== row.value),
    unchanged: rows.filter((row) => standing(row) === row.value),
    problems: problems.sort((one, other) => one.row - other.row),
  };
}

function readActual(
  row: FieldRow<ActualField>,
  { measures, running }: ActualsBefore,
  problems: RowProblem[],
): BroughtActual | null {
  const typed = cleanLine(row.cells.measure ?? '');
  const found = measures.filter(({ name }) => foldForSearch(name) === foldForSearch(typed));
  const problem = measureProblem(typed, found);
  if (problem) problems.push(rowProblem(row.row, 'measure', problem, { value: typed.slice(0, 100) }));
  const period = readPeriod(row, 'period', running, problems);
  const before = problems.length;
  const value = readFigureCell(row, 'figure', problems);
  if (value === null && problems.length === before) problems.push(rowProblem(row.row, 'figure', 'figure-missing'));
  const [measure] = found;
  if (problem || !measure || !period || value === null) return null;
  return { row: row.row, measureId: measure.id, period: quarterKey(period), value };
}

function measureProblem(typed: string, found: readonly NamedMeasure[]): ImportProblem | null {
  if (typed === '') return 'measure-missing';
  if (found.length === 0) return 'measure-unknown';
  if (found.length > 1) return 'measure-several';
  return found[0]?.isComputed ? 'measure-computed' : null;
}
