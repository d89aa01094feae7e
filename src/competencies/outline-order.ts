import type { EntityTarget } from 'typeorm';
import type { Database } from '../database/database.js';
import { NotFound } from '../domain/errors.js';

interface Placed {
  readonly id: string;
  readonly position: number;
}

export type Direction = 'up' | 'down';

/** Moves one row past its neighbour; at either end it stays. */
export async function moveAmong(
  database: Database,
  entity: EntityTarget<Placed>,
  siblings: readonly Placed[],
  id: string,
  direction: Direction,
): Promise<void> {
  const ids = [...siblings].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)).map((row) => row.id);
  const from = ids.indexOf(id);
  if (from < 0) throw new NotFound();
  const to = from + (direction === 'up' ? -1 : 1);
  if (to < 0 || to >= ids.length) return;
  [ids[from], ids[to]] = [ids[to] ?? '', ids[from] ?? ''];
  for (const [position, rowId] of ids.entries()) await database.of(entity).update(rowId, { position });
}

/** The place after the last of the rows. */
export function nextPosition(siblings: readonly Placed[]): number {
  return Math.max(-1, ...siblings.map((row) => row.position)) + 1;
}
