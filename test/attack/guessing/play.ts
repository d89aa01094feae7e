import type { TestApp } from '../../support/test-app.js';
import { playGame } from './game.js';
import { attacksFrom, type GuessResult, placesBy, playAttack } from './guesses.js';
import { postgresTraces, sqliteTraces } from './traces.js';

export interface Played {
  readonly results: readonly GuessResult[];
  readonly missing: readonly string[];
  readonly envelopeSizes: readonly number[];
}

/** Plays the game once and lets every attack guess: all orders of raters against all orders of comments. */
export async function play(testApp: TestApp, reviews: number, seed: number): Promise<Played> {
  const { database } = testApp;
  const start = database.isSqlite ? '' : await walPlace(testApp);
  const game = await playGame(testApp, reviews, seed);
  const traces = database.isSqlite ? await sqliteTraces(testApp) : await postgresTraces(testApp, start);
  const raterOrders = {
    'the order of answering': placesBy((_, place) => place),
    'keys of requests': placesBy(({ assignmentId }) => assignmentId),
    'sizes of envelopes': placesBy(({ envelopeBytes }) => envelopeBytes),
  };
  return {
    results: attacksFrom(raterOrders, traces.orders).map((attack) => playAttack(game, attack)),
    missing: traces.missing,
    envelopeSizes: [...new Set(game.reviews.flatMap(({ raters }) => raters.map(({ envelopeBytes }) => envelopeBytes)))],
  };
}

/** How far from chance an attack may lie: 2.5 points for single guesses, 4 for pairs in order. */
export const isFar = ({ trials, success, inOrder }: GuessResult, chance: number): boolean =>
  trials > 0 && (Math.abs(success - chance) > 0.025 || Math.abs(inOrder - 0.5) > 0.04);

/**
 * Plays, and where an attack lies far from chance, plays twice as many reviews again and judges by all of them: with
 * some thirty attacks over 200 reviews (a spread of 0.9 points each), one lies 2.5 points off by luck alone every few
 * runs; over 600 (0.5 points) no longer. What truly leaks is as far off the second time.
 */
export async function playUntilSure(testApp: TestApp, reviews: number, seed: number, chance: number): Promise<Played> {
  const first = await play(testApp, reviews, seed);
  if (!first.results.some((result) => isFar(result, chance))) return first;
  const second = await play(testApp, 2 * reviews, seed + 1);
  return {
    results: first.results.map((result) => together(result, second.results)),
    missing: [...new Set([...first.missing, ...second.missing])],
    envelopeSizes: [...new Set([...first.envelopeSizes, ...second.envelopeSizes])],
  };
}

/** Both plays of one attack as one; each weighs by its guesses. */
function together(first: GuessResult, others: readonly GuessResult[]): GuessResult {
  const second = others.find(({ name }) => name === first.name);
  if (!second) return first;
  const trials = first.trials + second.trials;
  const weigh = (one: number, other: number) => (one * first.trials + other * second.trials) / Math.max(1, trials);
  return {
    name: first.name,
    trials,
    success: weigh(first.success, second.success),
    inOrder: weigh(first.inOrder, second.inOrder),
  };
}

async function walPlace(testApp: TestApp): Promise<string> {
  const [row] = await testApp.database.manager.query<{ lsn: string }[]>('SELECT pg_current_wal_lsn()::text AS lsn');
  return row?.lsn ?? '0/0';
}
