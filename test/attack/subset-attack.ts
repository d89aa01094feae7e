import type { Form } from './form.js';
import { subsetsOf, type OwnersOf } from './linear-attack.js';

/** A prime far above any factor that appears; chance that it hides a dependency is nil for these sizes. */
const prime = 2n ** 61n - 1n;

/**
 * A second way to the same question, sharing nothing with the first but the question: tries every set of fewer than
 * `least` owners and compares ranks over a prime field. A set is singled out when some combination of the numbers
 * holds unknowns of the set alone.
 */
export function isAnySetSingledOut(forms: readonly Form[], ownersOf: OwnersOf, least: number): boolean {
  const unknowns = [...new Set(forms.flatMap(({ terms }) => [...terms.keys()]))];
  const matrix = forms.map(({ terms }) =>
    unknowns.map((unknown) => {
      const factor = terms.get(unknown);
      return factor ? modulo(factor.n * inverse(factor.d)) : 0n;
    }),
  );
  const full = rankOf(matrix);
  const owners = [...new Set(unknowns.flatMap((unknown) => [...ownersOf(unknown)]))];
  for (const chosen of subsetsOf(owners, least - 1)) {
    const isOutside = unknowns.map((unknown) => ownersOf(unknown).some((owner) => !chosen.includes(owner)));
    if (rankOf(matrix.map((row) => row.filter((_, index) => isOutside[index]))) < full) return true;
  }
  return false;
}

function rankOf(matrix: readonly (readonly bigint[])[]): number {
  const rows = matrix.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const at = rows.findIndex((row, index) => index >= rank && row[column] !== 0n);
    if (at < 0) continue;
    [rows[rank], rows[at]] = [rows[at]!, rows[rank]!];
    const head = rows[rank]!;
    const back = inverse(head[column]!);
    for (let below = rank + 1; below < rows.length; below++) {
      const factor = modulo(rows[below]![column]! * back);
      if (factor === 0n) continue;
      rows[below] = rows[below]!.map((value, index) => modulo(value - factor * head[index]!));
    }
    rank++;
  }
  return rank;
}

function modulo(value: bigint): bigint {
  const rest = value % prime;
  return rest < 0n ? rest + prime : rest;
}

/** By Fermat: a^(p−2). */
function inverse(value: bigint): bigint {
  let [base, power, result] = [modulo(value), prime - 2n, 1n];
  for (; power > 0n; power >>= 1n) {
    if (power & 1n) result = modulo(result * base);
    base = modulo(base * base);
  }
  return result;
}
