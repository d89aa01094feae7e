import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { playBytes, type ByteGame } from './byte-game.js';
import { findMarkers, findSlices } from './byte-search.js';

describe('bytes that could be carried away', () => {
  let testApp: TestApp;
  let game: ByteGame;

  beforeAll(async () => {
    testApp = await startTestApp();
    game = await playBytes(testApp);
  });

  afterAll(() => testApp.close());

  it('while the cycle is open no answer stands in clear in any file, log, dump or outbox', () => {
    expect(game.whileOpen).toEqual([]);
    expect(game.envelopes).toBeGreaterThanOrEqual(8);
    const needed = testApp.database.isSqlite ? ['.key', 'sqlite'] : ['dump', '.key'];
    for (const name of needed) expect(game.looked.some((each) => each.includes(name))).toBe(true);
  });

  it('after the close no 32 bytes of any envelope are left, and no draft, first version or withdrawn answer', () => {
    expect(game.afterClose).toEqual([]);
    expect(game.published).toBeGreaterThanOrEqual(5);
  });

  it('the search finds what is there, in any dress', () => {
    const marker = 'Marker-secret-نشانه';
    const bytes = Buffer.from(`....${marker}....`);
    for (const dressed of [bytes, Buffer.from(bytes.toString('hex')), Buffer.from(bytes.toString('base64'))])
      expect(findMarkers([{ name: 'a', bytes: dressed }], [marker]).length).toBeGreaterThan(0);
    const envelope = Buffer.from(Array.from({ length: 400 }, (_, at) => (at * 37) % 251));
    const left = Buffer.concat([Buffer.alloc(9), envelope.subarray(101, 160), Buffer.alloc(9)]);
    expect(findSlices([{ name: 'a', bytes: left }], [envelope])).toHaveLength(1);
    const dump = Buffer.from(`\\\\x${envelope.toString('hex')}`);
    expect(findSlices([{ name: 'a', bytes: dump }], [envelope])).toHaveLength(1);
  });
});
