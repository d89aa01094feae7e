import { describe, expect, it } from '@jest/globals';
import { attackCycles } from './cycle-attack.js';
import { leaksUnder, mutations, triedOn } from './mutations.js';

// Pure: the product's own steps from envelopes to rendered pages, without database and HTTP.
const [cycles, seed] = [300, 1];

describe('random cycles, every viewer', () => {
  it('give no single answer away, and every number is explained', () => {
    const { viewers, numbers, findings } = attackCycles(cycles, seed);
    expect(findings).toEqual([]);
    expect(viewers).toBeGreaterThan(cycles * 10);
    expect(numbers).toBeGreaterThan(cycles * 500);
  }, 300_000);
});

describe('a rule switched off', () => {
  it.each(mutations.map((mutation) => [mutation.rule, mutation] as const))('%s is found', (_, mutation) => {
    const seeds = Array.from({ length: 12 }, (_, index) => index + 1);
    expect(seeds.some((seed) => leaksUnder(mutation, triedOn(mutation, seed)).length > 0)).toBe(true);
  });
});
