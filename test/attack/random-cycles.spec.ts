import { describe, expect, it } from '@jest/globals';
import { attackCycles } from './cycle-attack.js';
import { leaksUnder, mutations } from './mutations.js';
import { Dice } from './dice.js';
import { randomCycle } from './random-cycle.js';

/** Pure: the product's own steps from envelopes to pages, without database and HTTP. */
describe('random cycles, every viewer', () => {
  it('300 of them give no single answer away, and every number is explained', () => {
    const { viewers, numbers, findings } = attackCycles(300, 1);
    expect(findings).toEqual([]);
    expect(viewers).toBeGreaterThan(3000);
    expect(numbers).toBeGreaterThan(50_000);
  });
});

describe('a rule switched off', () => {
  it.each(mutations.map((mutation) => [mutation.rule, mutation] as const))('%s is found', (_, mutation) => {
    const found = Array.from({ length: 12 }, (_, seed) => leaksUnder(mutation, [randomCycle(new Dice(seed + 1))]));
    expect(found.some((leaks) => leaks.length > 0)).toBe(true);
  });
});
