import type { ColumnMapping } from './column-mapping.js';
import { rowProblem, type RowProblem } from './import-problem.js';

/** A file as read: its header and its rows, each with its number in the file (the header is row 1 or later). */
export interface ImportTable {
  readonly header: readonly string[];
  readonly rows: readonly ImportRow[];
}

export interface ImportRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** A row whose cells have found their fields; a field without a column is absent, an empty cell is ''. */
export interface FieldRow<F extends string> {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<F, string>>>;
}

/** What one import may hold (I10, I11). */
export const importLimits = { bytes: 10 * 1024 * 1024, rows: 50_000, columns: 200 } as const;

/** What is wrong with the file as a whole (I9, I11) or with the number of cells in a row. */
export function tableProblems(table: ImportTable): RowProblem[] {
  const { header, rows } = table;
  if (header.length > importLimits.columns) {
    return [rowProblem(0, '', 'columns-too-many', { count: header.length, maximum: importLimits.columns })];
  }
  if (rows.length > importLimits.rows) {
    return [rowProblem(0, '', 'rows-too-many', { count: rows.length, maximum: importLimits.rows })];
  }
  if (!rows.some((row) => !isBlank(row))) return [rowProblem(0, '', 'no-rows')];
  return rows
    .filter((row) => row.cells.slice(header.length).some((cell) => cell.trim() !== ''))
    .map(({ row, cells }) => rowProblem(row, '', 'row-width', { cells: cells.length, columns: header.length }));
}

/** The rows by field name; rows without any text are left out. */
export function rowsByField<F extends string>(table: ImportTable, mapping: ColumnMapping<F>): FieldRow<F>[] {
  const columns = Object.entries(mapping.columns) as [F, number][];
  const rows: FieldRow<F>[] = [];
  for (const row of table.rows) {
    if (isBlank(row)) continue;
    const cells: Partial<Record<F, string>> = {};
    for (const [field, column] of columns) cells[field] = row.cells[column] ?? '';
    rows.push({ row: row.row, cells });
  }
  return rows;
}

function isBlank(row: ImportRow): boolean {
  return row.cells.every((cell) => cell.trim() === '');
}
