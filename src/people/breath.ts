import type { Steps } from '../domain/steps.js';

const longestMs = 15;

/** Gives other requests their turn during long work: `await breath.take()` waits only when time is up. */
export class Breath {
  private lastTaken = performance.now();

  async take(): Promise<void> {
    if (performance.now() - this.lastTaken < longestMs) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.lastTaken = performance.now();
  }

  /** Runs stepwise work to its end. */
  async through<R>(steps: Steps<R>): Promise<R> {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      await this.take();
    }
  }
}
