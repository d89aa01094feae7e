import { BadRequestException } from '@nestjs/common';
import { headerNames, type ImportKind } from '../domain/import-fields.js';
import { importLimits } from '../domain/import-table.js';
import { listOf } from '../web/forms.js';
import type { ImportFileEntity } from './import-file.entity.js';
import { cellKey } from './mended-table.js';

type Kept = Pick<ImportFileEntity, 'mended' | 'leftOut'>;

/** What stands in the preview's form, added to what was mended before; fields no page of ours sends answer 400. */
export function readCorrections(body: unknown, file: Kept & { readonly kind: ImportKind }): Kept {
  const mended = new Map(Object.entries(file.mended));
  let shown: number[] = [];
  let out: number[] = [];
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    if (name === '_csrf' || name === 'leave') continue;
    const cell = /^cell-(\d{1,6})-([a-zA-Z]{1,20})$/.exec(name);
    if (name === 'shown') shown = rowsIn(listOf(value).flatMap((list) => list.split(',')));
    else if (name === 'out') out = rowsIn(listOf(value));
    else if (cell && Object.hasOwn(headerNames[file.kind], cell[2] ?? '') && typeof value === 'string') {
      mended.set(cellKey(Number(cell[1]), cell[2] ?? ''), value.slice(0, 1_000));
    } else throw new BadRequestException('unknown field');
  }
  const leftOut = new Set(file.leftOut);
  for (const row of shown) leftOut.delete(row);
  for (const row of out) leftOut.add(row);
  return { mended: Object.fromEntries(mended), leftOut: [...leftOut].sort((a, b) => a - b) };
}

/** Whether the button that leaves out every row in trouble was pressed. */
export function leavesAll(body: unknown): boolean {
  return (body as { leave?: unknown } | null)?.leave === 'all';
}

function rowsIn(texts: readonly string[]): number[] {
  const rows = texts.filter((text) => text !== '').map(Number);
  // Blank lines count, so the last row of a file may have a higher number than there are rows.
  if (rows.some((row) => !Number.isInteger(row) || row < 1 || row > importLimits.rows * 5)) {
    throw new BadRequestException('no such row');
  }
  return rows;
}
