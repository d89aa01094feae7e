import type { AnsweredRow } from './agreement-analysis.js';
import { cleanLine } from './text-cleaning.js';

/** A file of answers as read: each row with its line in the file. */
export interface AnswerTable {
  readonly header: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** Where the subject and the answers stand, and how many points the scale has. */
export interface AnswerColumns {
  readonly subject: string;
  readonly items: readonly string[];
  readonly points: number;
}

/** One thing that keeps the file from being read; line null means its header or the file as a whole. */
export interface AnswerFault {
  readonly line: number | null;
  readonly column: string | null;
  readonly kind: 'no-rows' | 'column-missing' | 'column-twice' | 'row-width' | 'gap' | 'text' | 'off-scale';
  readonly value: string;
}

/** Whole points of the scale for every item of every row, or every fault there is, in the order of the file. */
export function readAnswers(
  table: AnswerTable,
  columns: AnswerColumns,
): { readonly rows: readonly AnsweredRow[]; readonly faults: readonly AnswerFault[] } {
  const header = table.header.map(cleanLine);
  const faults = [columns.subject, ...columns.items].flatMap((column) => columnFault(column, header) ?? []);
  if (table.rows.length === 0) faults.push({ line: null, column: null, kind: 'no-rows', value: '' });
  if (faults.length > 0) return { rows: [], faults };
  const rows = table.rows.map(({ line, cells }) => {
    const cell = (column: string): string => cleanLine(cells[header.indexOf(column)] ?? '');
    const found: AnswerFault[] = [];
    if (cells.length !== header.length) found.push({ line, column: null, kind: 'row-width', value: `${cells.length}` });
    else {
      if (cell(columns.subject) === '') found.push({ line, column: columns.subject, kind: 'gap', value: '' });
      found.push(...columns.items.flatMap((column) => cellFault(line, column, cell(column), columns.points) ?? []));
    }
    faults.push(...found);
    return { subject: cell(columns.subject), answers: columns.items.map((column) => Number(cell(column))) };
  });
  return { rows, faults };
}

function columnFault(column: string, header: readonly string[]): AnswerFault | null {
  const found = header.filter((title) => title === column).length;
  if (found === 1) return null;
  return { line: null, column, kind: found === 0 ? 'column-missing' : 'column-twice', value: '' };
}

function cellFault(line: number, column: string, value: string, points: number): AnswerFault | null {
  if (value === '') return { line, column, kind: 'gap', value };
  if (!/^[+-]?\d+(\.\d+)?$/.test(value)) return { line, column, kind: 'text', value };
  const point = Number(value);
  return Number.isInteger(point) && point >= 1 && point <= points ? null : { line, column, kind: 'off-scale', value };
}
