import { rowProblem, type ImportProblem, type RowProblem } from './import-problem.js';

/** Rows that say the same thing again, each named with the first one: "rows 4 and 9 are the same person" (I12). */
export function repeatedRows<R extends { readonly row: number }>(
  rows: readonly R[],
  keyOf: (row: R) => string,
  field: string,
  problem: ImportProblem,
): RowProblem[] {
  const first = new Map<string, number>();
  const problems: RowProblem[] = [];
  for (const row of rows) {
    const key = keyOf(row);
    const earlier = first.get(key);
    if (key !== '' && earlier === undefined) first.set(key, row.row);
    if (earlier !== undefined) problems.push(rowProblem(row.row, field, problem, { first: earlier, second: row.row }));
  }
  return problems;
}
