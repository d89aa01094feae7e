import type { Form } from './form.js';
import { isZero, keyOf, minus, over, type Rational, times, zero } from './rational.js';

/** Whom an unknown belongs to: the raters (or subjects) a number depends on when it holds the unknown. */
export type OwnersOf = (unknown: string) => readonly string[];

/** Unknowns that no combination can tell apart: their columns are multiples of each other. */
interface Column {
  /** Row → factor; rows that are absent hold 0. */
  readonly factors: ReadonlyMap<number, Rational>;
  readonly owners: ReadonlySet<string>;
}

/**
 * Linear algebra over the rationals: is there any combination of these numbers that depends on at least one but fewer
 * than `least` owners? Null when there is none, which is a proof; else the owners singled out.
 */
export function singledOut(forms: readonly Form[], ownersOf: OwnersOf, least: number): string[] | null {
  const columns = columnsOf(forms, ownersOf);
  if (columns.every(({ owners }) => owners.size >= least)) return null;
  for (const part of partsOf(columns)) {
    const found = singledOutIn(part, least);
    if (found) return found;
  }
  return null;
}

function singledOutIn(columns: readonly Column[], least: number): string[] | null {
  const large = columns.filter(({ owners }) => owners.size >= least);
  const small = columns.filter(({ owners }) => owners.size < least);
  if (small.length === 0) return null;
  const rows = [...new Set(columns.flatMap(({ factors }) => [...factors.keys()]))].sort((a, b) => a - b);
  // Combinations in which everything owned by many has cancelled out.
  const cancelling = leftKernel(matrixOf(large, rows));
  const left = reducedRows(multiplied(cancelling, matrixOf(small, rows)));
  return left.length === 0 ? null : fewestOwners(left, small, least);
}

function columnsOf(forms: readonly Form[], ownersOf: OwnersOf): Column[] {
  const unknowns = new Map<string, Map<number, Rational>>();
  forms.forEach(({ terms }, row) => {
    for (const [unknown, factor] of terms) {
      const column = unknowns.get(unknown) ?? new Map<number, Rational>();
      column.set(row, factor);
      unknowns.set(unknown, column);
    }
  });
  const columns = new Map<string, { factors: ReadonlyMap<number, Rational>; owners: Set<string> }>();
  for (const [unknown, factors] of unknowns) {
    const key = direction(factors);
    const column = columns.get(key) ?? { factors, owners: new Set<string>() };
    for (const owner of ownersOf(unknown)) column.owners.add(owner);
    columns.set(key, column);
  }
  return [...columns.values()];
}

function direction(factors: ReadonlyMap<number, Rational>): string {
  const [first = zero] = factors.values();
  return [...factors].map(([row, factor]) => `${row}:${keyOf(over(factor, first))}`).join(' ');
}

/** Columns that share no number have nothing to do with each other. */
function partsOf(columns: readonly Column[]): Column[][] {
  const parts: { rows: Set<number>; columns: Column[] }[] = [];
  for (const column of columns) {
    const rows = [...column.factors.keys()];
    const touching = parts.filter((part) => rows.some((row) => part.rows.has(row)));
    const joined = { rows: new Set(rows), columns: [column] };
    for (const part of touching) {
      for (const row of part.rows) joined.rows.add(row);
      joined.columns.push(...part.columns);
      parts.splice(parts.indexOf(part), 1);
    }
    parts.push(joined);
  }
  return parts.map((part) => part.columns);
}

function matrixOf(columns: readonly Column[], rows: readonly number[]): Rational[][] {
  return rows.map((row) => columns.map(({ factors }) => factors.get(row) ?? zero));
}

/** A basis of all row vectors x with x·matrix = 0. */
function leftKernel(matrix: readonly Rational[][]): Rational[][] {
  const width = matrix[0]?.length ?? 0;
  const joined = matrix.map((row, index) => [...row, ...unit(matrix.length, index)]);
  return reducedRows(joined)
    .filter((row) => row.slice(0, width).every(isZero))
    .map((row) => row.slice(width));
}

function unit(size: number, at: number): Rational[] {
  return Array.from({ length: size }, (_, index) => (index === at ? { n: 1n, d: 1n } : zero));
}

function multiplied(left: readonly Rational[][], right: readonly Rational[][]): Rational[][] {
  const width = right[0]?.length ?? 0;
  return left.map((row) =>
    Array.from({ length: width }, (_, column) =>
      row.reduce((sum, factor, index) => {
        const value = right[index]?.[column] ?? zero;
        return isZero(factor) || isZero(value) ? sum : minus(sum, times({ n: -factor.n, d: factor.d }, value));
      }, zero),
    ),
  );
}

/** Gauss–Jordan; rows of zeros are dropped. */
export function reducedRows(matrix: readonly (readonly Rational[])[]): Rational[][] {
  let rows = matrix.map((row) => [...row]);
  const done: Rational[][] = [];
  const width = rows[0]?.length ?? 0;
  for (let column = 0; column < width && rows.length > 0; column++) {
    const at = rows.findIndex((row) => !isZero(row[column] ?? zero));
    if (at < 0) continue;
    const [pivotRow = []] = rows.splice(at, 1);
    const pivot = pivotRow[column] ?? zero;
    const head = pivotRow.map((value) => (isZero(value) ? zero : over(value, pivot)));
    const cleared = (row: Rational[]): Rational[] => {
      const factor = row[column] ?? zero;
      if (isZero(factor)) return row;
      return row.map((value, index) => {
        const part = head[index] ?? zero;
        return isZero(part) ? value : minus(value, times(factor, part));
      });
    };
    rows = rows.map(cleared);
    done.forEach((row, index) => (done[index] = cleared(row)));
    done.push(head);
  }
  return done;
}

/** Tries every set of fewer than `least` owners; null when each remaining combination needs more of them. */
function fewestOwners(left: readonly Rational[][], small: readonly Column[], least: number): string[] | null {
  for (const row of left) {
    const owners = new Set(small.flatMap((column, index) => (isZero(row[index] ?? zero) ? [] : [...column.owners])));
    if (owners.size < least) return [...owners].sort();
  }
  const all = [...new Set(small.flatMap(({ owners }) => [...owners]))].sort();
  for (const owners of subsetsOf(all, least - 1)) {
    const chosen = new Set(owners);
    const outside = small.map(({ owners: own }) => [...own].some((owner) => !chosen.has(owner)));
    const restricted = left.map((row) => row.filter((_, index) => outside[index]));
    if (reducedRows(restricted).length < left.length) return owners;
  }
  return null;
}

export function* subsetsOf<T>(items: readonly T[], size: number): Generator<T[]> {
  if (size === 0 || items.length === 0) return yield [];
  if (items.length <= size) return yield [...items];
  const [first, ...rest] = items as [T, ...T[]];
  for (const subset of subsetsOf(rest, size - 1)) yield [first, ...subset];
  yield* subsetsOf(rest, size);
}
