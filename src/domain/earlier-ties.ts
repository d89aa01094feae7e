import type { ColumnMapping } from './column-mapping.js';
import type { ForeignScale } from './earlier-results.js';
import type { EarlierField } from './import-fields.js';
import { rowsByField, type ImportTable } from './import-table.js';
import { foldForSearch } from './search-folding.js';
import { cleanLine } from './text-cleaning.js';

/** What somebody said about a file: which competency each foreign one means (null: none), and each cycle's scale. */
export interface EarlierTies {
  /** Folded foreign name → competency id. */
  readonly competencies: Readonly<Record<string, string | null>>;
  /** Folded name of the cycle → its scale. */
  readonly scales: Readonly<Record<string, ForeignScale>>;
}

/** The foreign names a file holds, each once, as it is first written. */
export interface ForeignNames {
  readonly competencies: readonly string[];
  readonly cycles: readonly string[];
}

/** More than this can be tied by nobody. */
export const tieLimits = { competencies: 100, cycles: 20 } as const;

/** A name for comparison: case, accents and spaces make no difference. */
export function nameKey(name: string): string {
  return foldForSearch(name);
}

/** The names of competencies and cycles in a file, in the order of its rows. */
export function foreignNames(table: ImportTable, mapping: ColumnMapping<EarlierField>): ForeignNames {
  const competencies = new Map<string, string>();
  const cycles = new Map<string, string>();
  const keep = (names: Map<string, string>, cell: string | undefined): void => {
    const name = cleanLine(cell ?? '').slice(0, 100);
    if (name !== '' && !names.has(nameKey(name))) names.set(nameKey(name), name);
  };
  for (const { cells } of rowsByField(table, mapping)) {
    keep(competencies, cells.competency);
    keep(cycles, cells.cycle);
  }
  return { competencies: [...competencies.values()], cycles: [...cycles.values()] };
}

/** The competency whose name in any language is the foreign one, or null: a first guess that somebody confirms. */
export function guessCompetency(
  foreign: string,
  known: readonly { readonly id: string; readonly names: readonly string[] }[],
): string | null {
  const key = nameKey(foreign);
  return known.find(({ names }) => names.some((name) => nameKey(name) === key))?.id ?? null;
}
