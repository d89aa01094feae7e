import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import type { GuessResult } from './guesses.js';
import { isFar, type Played, playUntilSure } from './play.js';

/** 1,600 guesses per attack: by chance one in eight is right. */
const reviews = 200;
const chance = 1 / 8;

describe('the guessing game: eight peers, a known order, a file and a database to read', () => {
  let testApp: TestApp;
  let played: Played;

  beforeAll(async () => {
    testApp = await startTestApp();
    played = await playUntilSure(testApp, reviews, 20261130, chance);
  }, 600_000);

  afterAll(() => testApp.close());

  it('tries every trace that can be read here, on every comment', () => {
    const names = played.results.map(({ name }) => name).join('\n');
    const traces = testApp.database.isSqlite
      ? ['cells in their pages', 'the order in the file', 'times of files']
      : ['ctid', 'xmin'];
    for (const trace of ['the order of keys', 'the order of the table', ...traces]) expect(names).toContain(trace);
    expect(played.results.filter(({ trials }) => trials >= reviews * 8).length).toBeGreaterThanOrEqual(24);
  });

  it('no attack does better or worse than chance by 2.5 points, nor finds more pairs in order', () => {
    expect(played.results.filter((result) => isFar(result, chance)).map(text)).toEqual([]);
  });

  it('every envelope had the same size while the cycle was open, whatever was written', () => {
    expect(played.envelopeSizes).toHaveLength(1);
  });
});

function text({ name, trials, success, inOrder }: GuessResult): string {
  return `${name}: ${(success * 100).toFixed(1)} % of ${trials}, ${(inOrder * 100).toFixed(1)} % of pairs in order`;
}
