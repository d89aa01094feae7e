/** Work that returns again and again, one turn at a time: a turn asked for while another runs begins when that has ended. */
export class Turns {
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly work: () => Promise<void>) {}

  /** Ends when this turn has; its failure is its own, the next turn begins all the same. */
  take(): Promise<void> {
    const turn = this.last.then(() => this.work());
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** Begins soon, without anybody waiting for it; what fails is tried again by the next turn. */
  takeSoon(): void {
    setImmediate(() => void this.take().catch(() => undefined));
  }

  /** When the turns asked for so far have ended, well or not. */
  ended(): Promise<void> {
    return this.last;
  }
}
