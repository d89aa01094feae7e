/** A deed waiting for its turn in a shared transaction; told only after the commit what became of it. */
export interface WaitingWrite {
  readonly work: () => Promise<unknown>;
  readonly resolve: (result: never) => void;
  readonly reject: (error: unknown) => void;
}

const mostInOneCommit = 32;

/**
 * Gathers short writes that come within the same beat of the event loop, so that one commit, and one wait for the disk,
 * serves them all. Nobody waits longer for it: a write that comes alone is committed alone, at once.
 */
export class SharedCommits {
  private waiting: WaitingWrite[] = [];
  private isDue = false;

  /** `commit` waits for its turn, then takes what waits by then, and settles each of them. */
  constructor(private readonly commit: (take: () => WaitingWrite[]) => Promise<void>) {}

  add<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ work, resolve, reject });
      this.begin();
    });
  }

  private begin(): void {
    if (this.isDue) return;
    this.isDue = true;
    // Requests whose bytes have arrived by now are read before this runs.
    setImmediate(() => void this.commit(() => this.take()));
  }

  private take(): WaitingWrite[] {
    this.isDue = false;
    const taken = this.waiting.splice(0, mostInOneCommit);
    if (this.waiting.length > 0) this.begin();
    return taken;
  }
}
