interface Unit {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
}

export interface Branch {
  readonly id: string;
  readonly name: string;
  readonly children: readonly Branch[];
}

/** Departments under their parents; one whose parent is missing stands at the top, and a loop is cut. */
export function departmentTree(units: readonly Unit[]): Branch[] {
  const known = new Set(units.map(({ id }) => id));
  const placed = new Set<string>();
  const branch = ({ id, name }: Unit): Branch => {
    placed.add(id);
    const children = units.filter((unit) => unit.parentId === id && !placed.has(unit.id));
    return { id, name, children: children.map(branch) };
  };
  const tops = units.filter(({ parentId }) => parentId === null || !known.has(parentId)).map(branch);
  const caught = units.filter(({ id }) => !placed.has(id));
  return [...tops, ...caught.flatMap((unit) => (placed.has(unit.id) ? [] : [branch(unit)]))];
}

/** Whether `id` is `top` or lies somewhere below it. */
export function isWithin(units: readonly Unit[], id: string, top: string): boolean {
  const parents = new Map(units.map((unit) => [unit.id, unit.parentId]));
  const seen = new Set<string>();
  for (let next: string | null | undefined = id; next && !seen.has(next); next = parents.get(next)) {
    if (next === top) return true;
    seen.add(next);
  }
  return false;
}
