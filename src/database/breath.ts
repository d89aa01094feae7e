import type { DataSource } from 'typeorm';
import type { Steps } from '../domain/steps.js';

const longestMs = 10;

/** Gives other requests their turn during long work: `await breath.take()` waits only when time is up. */
export class Breath {
  private lastTaken = performance.now();

  get isDue(): boolean {
    return performance.now() - this.lastTaken >= longestMs;
  }

  async take(): Promise<void> {
    if (!this.isDue) return;
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

/**
 * SQLite answers within the call: a job of a thousand statements would never let the event loop come round, and no page
 * would be served meanwhile. Before a statement, whoever has kept the thread for long lets the others have their turn.
 */
export function letOthersBreathe(dataSource: DataSource): void {
  const runner = dataSource.createQueryRunner();
  const query = runner.query.bind(runner) as (...values: unknown[]) => Promise<unknown>;
  const breath = new Breath();
  const breathe = (...values: unknown[]): Promise<unknown> =>
    breath.isDue ? breath.take().then(() => query(...values)) : query(...values);
  runner.query = breathe as typeof runner.query;
}
