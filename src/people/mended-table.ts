import type { ColumnMapping } from '../domain/column-mapping.js';
import type { ImportTable } from '../domain/import-table.js';

/** The name under which a mended cell is kept: `14:email`. */
export const cellKey = (row: number, field: string): string => `${row}:${field}`;

/** The table as it will be imported: cells mended, rows left out; the file itself stays as it is. */
export function mendedTable(
  table: ImportTable,
  mapping: Pick<ColumnMapping<string>, 'columns'>,
  mended: Readonly<Record<string, string>>,
  leftOut: readonly number[],
): ImportTable {
  const out = new Set(leftOut);
  const byRow = new Map<number, [column: number, value: string][]>();
  for (const [key, value] of Object.entries(mended)) {
    const [row = '', field = ''] = key.split(':');
    const column = mapping.columns[field];
    if (column !== undefined) byRow.set(Number(row), [...(byRow.get(Number(row)) ?? []), [column, value]]);
  }
  const rows = table.rows.filter(({ row }) => !out.has(row));
  return { header: table.header, rows: byRow.size === 0 ? rows : rows.map(mend) };

  function mend({ row, cells }: ImportTable['rows'][number]) {
    const changes = byRow.get(row);
    if (!changes) return { row, cells };
    const changed = [...cells];
    for (const [column, value] of changes) {
      while (changed.length < column) changed.push('');
      changed[column] = value;
    }
    return { row, cells: changed };
  }
}
