import { rowProblem, type RowProblem } from './import-problem.js';
import type { FieldRow } from './import-table.js';
import { type Quarter, quartersBetween, readQuarter } from './quarter.js';
import { cleanLine } from './text-cleaning.js';
import { readFigure } from './typed-figure.js';

/** The quarter of a row, of the organisation's calendar and not in the future; null with a problem otherwise. */
export function readPeriod<F extends string>(
  row: FieldRow<F>,
  field: F,
  running: Quarter,
  problems: RowProblem[],
): Quarter | null {
  const typed = cleanLine(row.cells[field] ?? '');
  const quarter = readQuarter(typed);
  const problem = periodProblem(typed, quarter, running);
  if (problem) problems.push(rowProblem(row.row, field, problem, { value: typed.slice(0, 100) }));
  return problem ? null : quarter;
}

function periodProblem(typed: string, quarter: Quarter | null, running: Quarter) {
  if (typed === '') return 'period-missing';
  if (!quarter) return 'period-invalid';
  if (quarter.calendar !== running.calendar) return 'period-other-calendar';
  return quartersBetween(running, quarter) > 0 ? 'period-future' : null;
}

/** A figure in any digits, within bounds if it has any; null when the cell is empty or was refused. */
export function readFigureCell<F extends string>(
  row: FieldRow<F>,
  field: F,
  problems: RowProblem[],
  bounds: readonly [number, number] = [-Infinity, Infinity],
): number | null {
  const typed = cleanLine(row.cells[field] ?? '');
  if (typed === '') return null;
  const value = readFigure(typed);
  const [lowest, highest] = bounds;
  if (value >= lowest && value <= highest) return value;
  const isNumber = !Number.isNaN(value);
  problems.push(
    isNumber
      ? rowProblem(row.row, field, 'figure-out-of-range', { lowest, highest })
      : rowProblem(row.row, field, 'figure-invalid', { value: typed.slice(0, 100) }),
  );
  return null;
}
