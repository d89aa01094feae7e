import { DrawBook, isShort, type Candidate, type Taker } from './draw-book.js';
import { shuffled } from './shuffle.js';
import { swapIn } from './swap-chain.js';

/** One subject who needs raters: how many, and among whom. */
export interface Demand {
  readonly subjectId: string;
  readonly ask: number;
  readonly candidates: readonly Candidate[];
}

export interface DrawLimits {
  /** Requests each candidate has already. */
  readonly load: ReadonlyMap<string, number>;
  /** Requests nobody may exceed. */
  readonly maximum: number;
}

/**
 * Draws raters at random so that nobody is asked more often than needed: first everyone once, and only what is still
 * missing a second time, and so on. Within that, each subject's raters differ as much as they can in what `spread` names.
 */
export function balancedDraw(
  demands: readonly Demand[],
  limits: DrawLimits,
  random: () => number,
): Map<string, string[]> {
  const book = new DrawBook(limits.load);
  const takers = demands.map((demand): Taker => ({
    ...demand,
    candidates: shuffled(demand.candidates, random),
    taken: new Map(),
  }));
  let short = shuffled(takers, random).sort((a, b) => a.candidates.length - b.candidates.length);
  for (let level = lowestLoad(short, book) + 1; level <= limits.maximum && short.length > 0; level += 1) {
    fillGreedily(short, book, level);
    const dead = new Set<string>();
    for (const taker of short) {
      while (isShort(taker) && swapIn(taker, book, level, dead));
    }
    short = short.filter((taker) => isShort(taker) && taker.taken.size < taker.candidates.length);
  }
  return new Map(takers.map((taker) => [taker.subjectId, [...taker.taken.keys()]]));
}

/** Every subject takes one rater a round, so that scarce candidates are shared. */
function fillGreedily(takers: readonly Taker[], book: DrawBook, level: number): void {
  let waiting = takers.filter(isShort);
  while (waiting.length > 0) {
    waiting = waiting.filter((taker) => {
      const best = bestFor(taker, book, level);
      if (best) book.give(taker, best);
      return best !== null && isShort(taker);
    });
  }
}

/** The free candidate that repeats least of what this subject's raters already have. */
function bestFor(taker: Taker, book: DrawBook, level: number): Candidate | null {
  const used = new Map<string, number>();
  for (const { spread } of taker.taken.values()) {
    for (const [place, value] of spread.entries())
      used.set(`${place} ${value}`, (used.get(`${place} ${value}`) ?? 0) + 1);
  }
  let best: Candidate | null = null;
  let least: number[] = [];
  for (const candidate of taker.candidates) {
    if (taker.taken.has(candidate.id) || book.loadOf(candidate.id) >= level) continue;
    const repeats = candidate.spread.map((value, place) => used.get(`${place} ${value}`) ?? 0);
    if (best && !isLess(repeats, least)) continue;
    [best, least] = [candidate, repeats];
    if (repeats.every((count) => count === 0)) break;
  }
  return best;
}

function lowestLoad(takers: readonly Taker[], book: DrawBook): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (const { candidates } of takers) for (const { id } of candidates) lowest = Math.min(lowest, book.loadOf(id));
  return lowest;
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const place = a.findIndex((value, index) => value !== b[index]);
  return place >= 0 && (a[place] ?? 0) < (b[place] ?? 0);
}
