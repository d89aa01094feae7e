import { describe, expect, it } from '@jest/globals';
import { Turns } from '../src/config/turns.js';

describe('turns of one piece of work', () => {
  it('never overlap, and each that was asked for is taken', async () => {
    let [under, most, taken] = [0, 0, 0];
    const turns = new Turns(async () => {
      most = Math.max(most, ++under);
      await new Promise((resolve) => setImmediate(resolve));
      under -= 1;
      taken += 1;
    });
    await Promise.all([turns.take(), turns.take(), turns.take()]);
    expect({ most, taken }).toEqual({ most: 1, taken: 3 });
  });

  it('go on after one that failed, whose failure only its own asker hears', async () => {
    const outcomes = [new Error('no disk'), null];
    const turns = new Turns(async () => {
      const outcome = outcomes.shift();
      if (outcome) throw outcome;
    });
    const [first, second] = await Promise.allSettled([turns.take(), turns.take()]);
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
  });

  it('are waited for to their end, also those that nobody awaits', async () => {
    let isDone = false;
    const turns = new Turns(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      isDone = true;
      throw new Error('too late to tell anybody');
    });
    turns.takeSoon();
    await new Promise((resolve) => setImmediate(resolve));
    await turns.ended();
    expect(isDone).toBe(true);
  });
});
