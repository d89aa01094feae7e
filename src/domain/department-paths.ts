import { rowProblem, type RowProblem } from './import-problem.js';
import type { EmployeeField } from './import-fields.js';
import { readText } from './import-cells.js';
import type { FieldRow } from './import-table.js';
import { foldForSearch } from './search-folding.js';

/** Between the names of a path; with the spaces, so that a name may hold the sign itself. */
const separator = ' > ';

export interface DepartmentReader {
  /** The path of a row's department; undefined without such a column, null when empty. */
  read(row: FieldRow<EmployeeField>, problems: RowProblem[]): string | null | undefined;
  /** Paths read so far that do not exist yet, parents before children. */
  created(): string[];
}

/** Finds departments by path or by their own name when only one has it; what is unknown will be created. */
export function departmentReader(existing: readonly string[]): DepartmentReader {
  const paths = new Map(existing.map((path) => [foldForSearch(path), path]));
  const byLeaf = new Map<string, string[]>();
  for (const path of existing) addLeaf(byLeaf, path);
  const created = new Set<string>();
  const create = (names: readonly string[]): string => {
    const parent = names.length > 1 ? create(names.slice(0, -1)) : null;
    const path = parent ? parent + separator + (names.at(-1) ?? '') : (names[0] ?? '');
    const known = paths.get(foldForSearch(path));
    if (known) return known;
    paths.set(foldForSearch(path), path);
    created.add(path);
    return path;
  };
  return {
    read(row, problems) {
      const text = readText(row, 'department', problems);
      if (text === undefined) return undefined;
      const names = text
        .split(separator)
        .map((name) => name.trim())
        .filter((name) => name !== '');
      if (names.length === 0) return null;
      const whole = paths.get(foldForSearch(names.join(separator)));
      const leaves = names.length === 1 ? (byLeaf.get(foldForSearch(names[0] ?? '')) ?? []) : [];
      if (whole) return whole;
      if (leaves.length > 1) {
        problems.push(
          rowProblem(row.row, 'department', 'department-ambiguous', {
            first: leaves[0] ?? '',
            second: leaves[1] ?? '',
          }),
        );
      }
      return leaves[0] ?? create(names);
    },
    created: () => [...created],
  };
}

function addLeaf(byLeaf: Map<string, string[]>, path: string): void {
  const leaf = foldForSearch(path.split(separator).at(-1) ?? '');
  byLeaf.set(leaf, [...(byLeaf.get(leaf) ?? []), path]);
}
