import type { FieldsOf, ImportKind } from '../domain/import-fields.js';
import type { RowProblem } from '../domain/import-problem.js';
import type { ImportRow } from '../domain/import-table.js';
import { cleanLine } from '../domain/text-cleaning.js';
import type { Texts } from '../i18n/texts.js';
import type { FileMapping } from './import-check.service.js';
import { fieldLabel, sideBySide, told } from './import-words.js';

export const rowsShown = 100;

/** By what a row is recognised, and what stands beside its number. */
const titles: { readonly [K in ImportKind]: readonly [FieldsOf[K], FieldsOf[K]] } = {
  employees: ['name', 'department'],
  customers: ['name', 'account'],
  services: ['reference', 'account'],
  nominations: ['subject', 'rater'],
  earlier: ['person', 'competency'],
  actuals: ['measure', 'period'],
  chain: ['unit', 'period'],
  orders: ['reference', 'account'],
  consents: ['email', 'agreedOn'],
};

interface ShownRow {
  readonly row: number;
  readonly title: string;
  readonly where: string;
  readonly message: string;
  readonly cells: readonly ShownCell[];
}

interface ShownCell {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly dir: 'ltr' | 'auto';
  readonly error: string;
}

/** The problems of each row, in the order of the file. */
export function problemsByRow(problems: readonly RowProblem[]): Map<number, RowProblem[]> {
  const byRow = new Map<number, RowProblem[]>();
  for (const problem of problems) {
    if (problem.row > 0) byRow.set(problem.row, [...(byRow.get(problem.row) ?? []), problem]);
  }
  return new Map([...byRow].sort(([a], [b]) => a - b));
}

export function rowTitle(row: ImportRow, kind: ImportKind, mapping: FileMapping): string {
  return textOf(row, titles[kind][0], mapping);
}

/** One row with what is wrong in it: a cell to mend for each field in trouble, and what concerns the row as a whole. */
export function presentRow(
  row: ImportRow,
  problems: readonly RowProblem[],
  kind: ImportKind,
  mapping: FileMapping,
  texts: Texts,
): ShownRow {
  const columns: Readonly<Partial<Record<string, number>>> = mapping.columns;
  const isWhole = problems.some(({ field }) => field === '');
  const relevant = isWhole ? problems.filter(({ field }) => field === '') : problems;
  const fields = [...new Set(relevant.map(({ field }) => field))].filter((field) => columns[field] !== undefined);
  const messages = (field: string) =>
    relevant.filter((problem) => problem.field === field).map((problem) => told(problem, texts));
  const number = texts.t('import.row', { row: row.row });
  const title = rowTitle(row, kind, mapping);
  const beside = textOf(row, titles[kind][1], mapping);
  return {
    row: row.row,
    title: title || number,
    where: sideBySide([title ? number : '', beside], texts),
    message: relevant
      .filter(({ field }) => !fields.includes(field))
      .map((problem) => told(problem, texts))
      .join(' '),
    cells: fields.map((field) => ({
      name: `cell-${row.row}-${field}`,
      label: fieldLabel(field, texts),
      // A text field holds one line: whoever checks again has thereby taken the line breaks out.
      value: (row.cells[columns[field] ?? 0] ?? '').replace(/[\r\n\u2028\u2029]+/g, ' '),
      dir: ['email', 'manager', 'employee', 'person', 'subject', 'rater'].includes(field) ? 'ltr' : 'auto',
      error: messages(field).join(' '),
    })),
  };
}

function textOf(row: ImportRow, field: string, mapping: FileMapping): string {
  const column = (mapping.columns as Partial<Record<string, number>>)[field];
  return column === undefined ? '' : cleanLine(row.cells[column] ?? '').slice(0, 100);
}
