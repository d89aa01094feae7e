import type { DepartmentEntity } from './department.entity.js';

type Unit = Pick<DepartmentEntity, 'id' | 'name' | 'parentId'>;

/** Each department with its path from the top, `Sales > North`; a loop in stored rows ends where it began. */
export function departmentPaths(units: readonly Unit[]): Map<string, string> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return new Map(units.map((unit) => [unit.id, pathOf(unit, byId)]));
}

function pathOf(unit: Unit, byId: ReadonlyMap<string, Unit>): string {
  const names: string[] = [];
  const seen = new Set<string>();
  let next: Unit | undefined = unit;
  while (next && !seen.has(next.id)) {
    seen.add(next.id);
    names.unshift(next.name);
    next = next.parentId ? byId.get(next.parentId) : undefined;
  }
  return names.join(' > ');
}
