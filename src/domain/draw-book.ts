/** Someone who may be asked; `spread` names what should differ among a subject's raters, most important first. */
export interface Candidate {
  readonly id: string;
  readonly spread: readonly string[];
}

/** A subject who is given raters. */
export interface Taker {
  readonly subjectId: string;
  readonly ask: number;
  readonly candidates: readonly Candidate[];
  readonly taken: Map<string, Candidate>;
}

export function isShort(taker: Taker): boolean {
  return taker.taken.size < taker.ask;
}

/** Who was given to whom, and how many requests each candidate has by now. */
export class DrawBook {
  private readonly load: Map<string, number>;
  private readonly holders = new Map<string, Set<Taker>>();

  constructor(load: ReadonlyMap<string, number>) {
    this.load = new Map(load);
  }

  loadOf(id: string): number {
    return this.load.get(id) ?? 0;
  }

  holdersOf(id: string): Iterable<Taker> {
    return this.holders.get(id) ?? [];
  }

  give(taker: Taker, candidate: Candidate): void {
    taker.taken.set(candidate.id, candidate);
    this.load.set(candidate.id, this.loadOf(candidate.id) + 1);
    this.holders.set(candidate.id, (this.holders.get(candidate.id) ?? new Set<Taker>()).add(taker));
  }

  takeBack(taker: Taker, id: string): void {
    taker.taken.delete(id);
    this.load.set(id, this.loadOf(id) - 1);
    this.holders.get(id)?.delete(taker);
  }
}
