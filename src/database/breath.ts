import type { DataSource } from 'typeorm';

const longestMs = 10;

/**
 * SQLite answers within the call: a job of a thousand statements would never let the event loop come round, and no page
 * would be served meanwhile. Before a statement, whoever has kept the thread for long lets the others have their turn.
 */
export function letOthersBreathe(dataSource: DataSource): void {
  const runner = dataSource.createQueryRunner();
  const query = runner.query.bind(runner) as (...values: unknown[]) => Promise<unknown>;
  let lastTurn = performance.now();
  const breathe = (...values: unknown[]): Promise<unknown> =>
    performance.now() - lastTurn < longestMs ? query(...values) : turn().then(() => query(...values));
  function turn(): Promise<void> {
    return new Promise((resolve) =>
      setImmediate(() => {
        lastTurn = performance.now();
        resolve();
      }),
    );
  }
  runner.query = breathe as typeof runner.query;
}
