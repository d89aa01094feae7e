import { gunzipSync, gzipSync } from 'node:zlib';
import type { Cell, Cells, UndoEntry, UndoTable } from '../domain/import-undo.js';

/** What one import does to the tables, written down while it happens, so that it can be taken back for a day. */
export class ImportJournal {
  private readonly entries: UndoEntry[] = [];

  made(table: UndoTable, rows: readonly object[]): void {
    for (const row of rows) this.entries.push({ table, id: idOf(row), made: cellsOf(row) });
  }

  /** Only cells that differ are kept; rows that do not differ at all are no change. */
  changed(table: UndoTable, before: readonly object[], after: readonly object[], columns: readonly string[]): void {
    const old = new Map(before.map((row) => [idOf(row), cellsOf(row)]));
    for (const row of after) {
      const id = idOf(row);
      const [was, is] = [old.get(id) ?? {}, cellsOf(row)];
      const differing = columns.filter((column) => was[column] !== is[column]);
      if (differing.length === 0) continue;
      this.entries.push({ table, id, before: picked(was, differing), after: picked(is, differing) });
    }
  }

  get isEmpty(): boolean {
    return this.entries.length === 0;
  }

  pack(): Buffer {
    return gzipSync(JSON.stringify(this.entries));
  }

  static unpack(packed: Buffer): UndoEntry[] {
    return JSON.parse(gunzipSync(packed).toString()) as UndoEntry[];
  }
}

/** A row as it is compared and kept: dates as text, nothing else than plain values. */
export function cellsOf(row: object): Cells {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value instanceof Date ? value.toISOString() : ((value ?? null) as Cell),
    ]),
  );
}

function idOf(row: object): string {
  return (row as { id: string }).id;
}

function picked(cells: Cells, columns: readonly string[]): Cells {
  return Object.fromEntries(columns.map((column) => [column, cells[column] ?? null]));
}
