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

async function walPlace(testApp: TestApp): Promise<string> {
  const [row] = await testApp.database.manager.query<{ lsn: string }[]>('SELECT pg_current_wal_lsn()::text AS lsn');
  return row?.lsn ?? '0/0';
}
