import { headerNames, requiredFields, type FieldsOf, type ImportKind } from './import-fields.js';
import { rowProblem, type RowProblem } from './import-problem.js';
import { foldForSearch } from './search-folding.js';
import { cleanLine } from './text-cleaning.js';

/** Which column (from 0) holds which field, which columns nobody asked for, and what keeps the file from being read. */
export interface ColumnMapping<F extends string> {
  readonly columns: Readonly<Partial<Record<F, number>>>;
  /** Headers without a field: ignored, and said so. */
  readonly unknown: readonly string[];
  readonly problems: readonly RowProblem[];
}

/** What a person chose on the mapping page: the column of a field, or null for "not in this file". */
export type ChosenColumns<F extends string> = Readonly<Partial<Record<F, number | null>>>;

/** Finds the fields of a file by the names of its columns in four languages; what a person chose goes first (I8). */
export function mapColumns<K extends ImportKind>(
  kind: K,
  header: readonly string[],
  chosen: ChosenColumns<FieldsOf[K]> | null = null,
): ColumnMapping<FieldsOf[K]> {
  const choice = Object.entries<number | null | undefined>(chosen ?? {});
  const decided = new Map(choice);
  const problems = duplicates(header, [...decided.values()]);
  const keys = header.map(headerKey);
  const columns: Partial<Record<string, number>> = {};
  const taken = new Set<number>();
  for (const [field, column] of choice) {
    if (typeof column === 'number' && column in header && !taken.has(column)) taken.add((columns[field] = column));
  }
  for (const [field, known] of namesByField(kind)) {
    if (decided.has(field)) continue;
    const found = known.map((key) => keys.findIndex((title, index) => title === key && !taken.has(index)));
    const column = found.find((index) => index >= 0);
    if (column !== undefined) taken.add((columns[field] = column));
  }
  for (const oneOf of requiredFields[kind] as readonly (readonly string[])[]) {
    if (!oneOf.some((field) => field in columns))
      problems.push(rowProblem(0, oneOf[0] ?? '', 'column-missing', { field: oneOf[0] ?? '' }));
  }
  const unknown = header.flatMap((title, index) => (taken.has(index) ? [] : [cleanLine(title)]));
  return { columns: columns as ColumnMapping<FieldsOf[K]>['columns'], unknown, problems };
}

/** A header without case, accents, punctuation and spaces. */
function headerKey(title: string): string {
  return foldForSearch(title).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The names of each field, the likeliest first: it wins when a file has columns for several of them. */
function namesByField(kind: ImportKind): [string, string[]][] {
  return Object.entries<string>(headerNames[kind]).map(([field, list]) => [
    field,
    [field, ...list.split(',')].map(headerKey),
  ]);
}

function duplicates(header: readonly string[], chosen: readonly (number | null | undefined)[]): RowProblem[] {
  const seen = new Map<string, number[]>();
  header.forEach((title, index) => seen.set(headerKey(title), [...(seen.get(headerKey(title)) ?? []), index]));
  return [...seen]
    .filter(([key, columns]) => key !== '' && columns.length > 1 && !columns.some((column) => chosen.includes(column)))
    .map(([, columns]) => rowProblem(0, '', 'column-duplicate', { name: cleanLine(header[columns[0] ?? 0] ?? '') }));
}
