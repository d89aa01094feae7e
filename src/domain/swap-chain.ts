import type { Candidate, DrawBook, Taker } from './draw-book.js';

/** How a candidate was reached: who would take it, passing on which one of theirs. */
interface Step {
  readonly candidate: Candidate;
  readonly by: Taker;
  readonly passedOn: string | null;
}

/**
 * Gives a subject one more rater by a chain of subjects who each pass one rater on and take another, ending at one with
 * fewer requests than `level` (augmenting path, breadth first); false when there is no chain. Candidates in `dead` lead
 * nowhere, and stay so until the level rises.
 */
export function swapIn(taker: Taker, book: DrawBook, level: number, dead: Set<string>): boolean {
  const reached = new Map<string, Step>();
  const queue: Omit<Step, 'candidate'>[] = [{ by: taker, passedOn: null }];
  const visited = new Set([taker]);
  for (const next of queue) {
    for (const candidate of next.by.candidates) {
      const { id } = candidate;
      if (next.by.taken.has(id) || reached.has(id) || dead.has(id)) continue;
      reached.set(id, { candidate, ...next });
      if (book.loadOf(id) < level) {
        passAlong(reached.get(id), reached, book);
        return true;
      }
      for (const holder of book.holdersOf(id)) {
        if (visited.has(holder)) continue;
        visited.add(holder);
        queue.push({ by: holder, passedOn: id });
      }
    }
  }
  for (const id of reached.keys()) dead.add(id);
  return false;
}

function passAlong(last: Step | undefined, reached: ReadonlyMap<string, Step>, book: DrawBook): void {
  for (let step = last; step; step = step.passedOn === null ? undefined : reached.get(step.passedOn)) {
    if (step.passedOn !== null) book.takeBack(step.by, step.passedOn);
    book.give(step.by, step.candidate);
  }
}
