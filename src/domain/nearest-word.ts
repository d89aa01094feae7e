import { foldForSearch } from './search-folding.js';

/** The word of a list that a mistyped one most likely was meant to be: at most a third of its letters wrong, or null. */
export function nearest(typed: string, words: readonly string[]): string | null {
  const wanted = [...foldForSearch(typed).slice(0, 60)];
  let best: string | null = null;
  let least = Math.floor(Math.max(3, wanted.length) / 3) + 1;
  for (const word of words) {
    const distance = editDistance(wanted, [...foldForSearch(word)]);
    if (distance < least) [best, least] = [word, distance];
  }
  return wanted.length > 0 ? best : null;
}

/** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
export function editDistance(from: readonly string[], to: readonly string[]): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  from.forEach((letter, row) => {
    const next = [row + 1];
    to.forEach((other, column) => {
      const replace = at(last, column) + (letter === other ? 0 : 1);
      let cost = Math.min(replace, at(last, column + 1) + 1, at(next, column) + 1);
      const isSwap = row > 0 && column > 0 && letter === to[column - 1] && from[row - 1] === other;
      if (isSwap) cost = Math.min(cost, at(beforeLast, column - 1) + 1);
      next.push(cost);
    });
    [beforeLast, last] = [last, next];
  });
  return at(last, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
