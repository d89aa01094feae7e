/** The tables an import of people, customers or service records writes, in the order in which rows lean on one another. */
export const undoTables = ['service_record', 'person', 'account', 'department'] as const;
export type UndoTable = (typeof undoTables)[number];

export type Cell = string | number | null;
export type Cells = Readonly<Record<string, Cell>>;

/** What an import did to one row: made it, or changed these cells from before to after. */
export type UndoEntry =
  | { readonly table: UndoTable; readonly id: string; readonly made: Cells }
  | { readonly table: UndoTable; readonly id: string; readonly before: Cells; readonly after: Cells };

/** Why a row, or a part of it, stays as it is. */
export type KeptReason = 'gone' | 'edited' | 'in-use' | 'taken';

export interface UndoFacts {
  /** The rows of the journal as they are now, by id. */
  readonly rows: ReadonlyMap<string, Cells>;
  /** Ids that stand in other tables: cycles, roles, plans and so on. */
  readonly usedElsewhere: ReadonlySet<string>;
  /** Which row of the four tables leans on which, as they are now. */
  readonly leaning: readonly { readonly id: string; readonly column: string; readonly on: string }[];
  /** Whether another row holds this value, which may stand only once. */
  readonly isTaken: (table: UndoTable, column: string, value: Cell, id: string) => boolean;
}

export interface UndoPlan {
  readonly remove: readonly { readonly table: UndoTable; readonly id: string }[];
  readonly restore: readonly { readonly table: UndoTable; readonly id: string; readonly cells: Cells }[];
  readonly kept: readonly { readonly table: UndoTable; readonly id: string; readonly reason: KeptReason }[];
}

const unique = ['emailFolded', 'employeeNumberFolded', 'codeFolded'];
/** A cell and the one it is compared by go together. */
const companions: Readonly<Record<string, string>> = {
  name: 'nameFolded',
  email: 'emailFolded',
  employeeNumber: 'employeeNumberFolded',
  code: 'codeFolded',
};

/**
 * Takes back what one import did and nothing else: rows it made go unless they were edited or are used since; cells it
 * changed return unless somebody edited them since. Rows: as many as the journal has; linear in rows and links.
 */
export function planUndo(journal: readonly UndoEntry[], facts: UndoFacts): UndoPlan {
  const kept: UndoPlan['kept'][number][] = [];
  const restore: UndoPlan['restore'][number][] = [];
  const removable = new Map<string, UndoTable>();
  for (const entry of journal) {
    const { table, id } = entry;
    const now = facts.rows.get(id);
    const keep = (reason: KeptReason): void => void kept.push({ table, id, reason });
    if (!now) {
      if (!('made' in entry)) keep('gone');
    } else if ('made' in entry) {
      if (!isSame(now, entry.made)) keep('edited');
      else if (facts.usedElsewhere.has(id)) keep('in-use');
      else removable.set(id, table);
    } else {
      const { cells, reason } = cellsToRestore(entry, now, facts);
      if (Object.keys(cells).length > 0) restore.push({ table, id, cells });
      if (reason) keep(reason);
    }
  }
  for (const id of stillLeantOn(removable, restore, facts)) {
    kept.push({ table: removable.get(id) ?? 'person', id, reason: 'in-use' });
    removable.delete(id);
  }
  const inOrder = [...removable].map(([id, table]) => ({ table, id }));
  inOrder.sort((one, other) => undoTables.indexOf(one.table) - undoTables.indexOf(other.table));
  return { remove: inOrder, restore, kept };
}

function isSame(now: Cells, then: Cells): boolean {
  return Object.entries(then).every(([column, value]) => now[column] === value);
}

function cellsToRestore(
  { table, id, before, after }: Extract<UndoEntry, { before: Cells }>,
  now: Cells,
  { isTaken }: UndoFacts,
): { cells: Record<string, Cell>; reason: KeptReason | null } {
  const cells: Record<string, Cell> = {};
  let reason: KeptReason | null = null;
  const folded = new Set(Object.values(companions));
  for (const column of Object.keys(before).filter((name) => !folded.has(name) || !hasCompanion(name, before))) {
    const both = [column, companions[column] ?? ''].filter((name) => name in before);
    if (both.some((name) => now[name] !== after[name])) reason = 'edited';
    else if (both.some((name) => unique.includes(name) && isTaken(table, name, before[name] ?? null, id)))
      reason = 'taken';
    else for (const name of both) cells[name] = before[name] ?? null;
  }
  return { cells, reason };
}

function hasCompanion(folded: string, cells: Cells): boolean {
  return Object.entries(companions).some(([column, other]) => other === folded && column in cells);
}

/** Made rows on which something leans that stays: they stay too, and so does what they lean on themselves. */
function stillLeantOn(
  removable: ReadonlyMap<string, UndoTable>,
  restore: UndoPlan['restore'],
  { leaning }: UndoFacts,
): Set<string> {
  const restored = new Map(restore.map(({ id, cells }) => [id, cells]));
  const onto = new Map<string, string[]>();
  const staying: string[] = [];
  const add = (id: string, on: string): void => {
    if (removable.has(id)) onto.set(id, [...(onto.get(id) ?? []), on]);
    else staying.push(on);
  };
  for (const { id, column, on } of leaning) {
    const cells = restored.get(id);
    if (cells && column in cells) continue;
    add(id, on);
  }
  for (const { cells } of restore)
    for (const value of Object.values(cells))
      if (typeof value === 'string' && removable.has(value)) staying.push(value);
  const kept = new Set<string>();
  for (let on = staying.pop(); on !== undefined; on = staying.pop()) {
    if (!removable.has(on) || kept.has(on)) continue;
    kept.add(on);
    staying.push(...(onto.get(on) ?? []));
  }
  return kept;
}
