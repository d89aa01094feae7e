/** A department as of the cycle's launch; a parent outside the list makes it a top one. */
export interface UnitDepartment {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
}

export interface UnitMember {
  readonly subjectId: string;
  readonly departmentId: string | null;
}

/** Departments shown together, large enough to be a group; named by every department that is in it. */
export interface Unit {
  readonly key: string;
  readonly departmentIds: readonly string[];
  readonly names: readonly string[];
  readonly subjectIds: readonly string[];
}

interface Part {
  readonly id: string;
  readonly name: string;
  readonly subjectIds: readonly string[];
}

interface Branch {
  readonly units: readonly (readonly Part[])[];
  /** People of the branch that are in no unit yet. */
  readonly rest: readonly Part[];
}

/**
 * The units of a cycle, every subject in exactly one: a department that is too small joins its parent's rest, a rest
 * that is too small the smallest unit beside it; no units at all when everybody together is too few (anonymity R11).
 */
export function unitsOf(
  departments: readonly UnitDepartment[],
  members: readonly UnitMember[],
  isLarge: (subjectIds: readonly string[]) => boolean,
): Unit[] {
  const ids = new Set(departments.map(({ id }) => id));
  const top = departments.filter(({ parentId }) => parentId === null || !ids.has(parentId));
  const homeless = members.filter(({ departmentId }) => departmentId === null || !ids.has(departmentId));
  const order = new Map(departments.map(({ id }, index) => [id, index]));
  const { units } = settle(
    { id: '', name: '', subjectIds: homeless.map(({ subjectId }) => subjectId) },
    top.map((department) => branchOf(department)),
    isLarge,
  );
  return units.map((parts) => unitOf(parts, order));

  function branchOf(department: UnitDepartment): Branch {
    const own = members.filter(({ departmentId }) => departmentId === department.id);
    const children = departments.filter(({ parentId }) => parentId === department.id);
    return settle(
      { id: department.id, name: department.name, subjectIds: own.map(({ subjectId }) => subjectId) },
      children.map(branchOf),
      isLarge,
    );
  }
}

/** Whether a manager may see a unit: enough subjects besides himself and those whose reports he may open (anonymity R11). */
export function mayOpenUnit(
  subjectIds: readonly string[],
  ownId: string,
  openableIds: readonly string[],
  groupSubjects: number,
): boolean {
  const strangers = subjectIds.filter((id) => id !== ownId && !openableIds.includes(id));
  return strangers.length >= groupSubjects;
}

function settle(own: Part, children: readonly Branch[], isLarge: (subjectIds: readonly string[]) => boolean): Branch {
  const units = children.flatMap((child) => child.units);
  const rest = [own, ...children.flatMap((child) => child.rest)].filter(({ subjectIds }) => subjectIds.length > 0);
  if (rest.length === 0) return { units, rest };
  if (isLarge(subjectsOf(rest))) return { units: [...units, rest], rest: [] };
  if (units.length === 0) return { units, rest };
  const smallest = units.reduce((least, unit) => (subjectsOf(unit).length < subjectsOf(least).length ? unit : least));
  return { units: units.map((unit) => (unit === smallest ? [...unit, ...rest] : unit)), rest: [] };
}

function subjectsOf(parts: readonly Part[]): string[] {
  return parts.flatMap(({ subjectIds }) => [...subjectIds]);
}

function unitOf(parts: readonly Part[], order: ReadonlyMap<string, number>): Unit {
  const named = parts.filter(({ id }) => id !== '').toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  return {
    key: named.map(({ id }) => id).join('+') || 'none',
    departmentIds: named.map(({ id }) => id),
    names: named.map(({ name }) => name),
    subjectIds: subjectsOf(parts),
  };
}
