import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blockOf, blocksFrom, isNamed, protectedOf, type GroupCounts } from '../../src/domain/blocks.js';
import { protectedGroups } from '../../src/domain/rater-group.js';

const told = (answered: GroupCounts, k = 3, invited: GroupCounts = answered): string =>
  blocksFrom(answered, invited, k)
    .map(({ label, n }) => `${label} ${n}`)
    .join(', ');

describe('blocks (anonymity R3)', () => {
  it.each<[GroupCounts, string]>([
    [{ peer: 4, subordinate: 3, customer: 3 }, 'peer 4, subordinate 3, customer 3'],
    [{ peer: 4, subordinate: 2 }, 'peer-and-others 6'],
    [{ peer: 6, subordinate: 2, customer: 2 }, 'peer 6, others 4'],
    [{ peer: 5, subordinate: 3, customer: 1 }, 'peer 5, subordinate-and-others 4'],
    [{ peer: 3, subordinate: 3, customer: 1 }, 'peer-and-others 4, subordinate 3'],
    [{ peer: 2, subordinate: 2, customer: 1 }, 'others 5'],
    [{ peer: 2, manager: 1, self: 1 }, 'self 1, manager 1'],
    [{ subordinate: 4, customer: 4, peer: 2 }, 'subordinate-and-others 6, customer 4'],
    [{ peer: 1, customer: 3 }, 'customer-and-others 4'],
    [{ peer: 4 }, 'peer 4'],
    [{}, ''],
  ])('%j → %s', (answered, expected) => {
    expect(told(answered)).toBe(expected);
  });

  it('a higher minimum merges more', () => {
    expect(told({ peer: 4, subordinate: 3, customer: 3 }, 5)).toBe('others 10');
    expect(told({ peer: 6, subordinate: 3, customer: 1 }, 5)).toBe('peer-and-others 10');
  });

  it('a merged block stands for every invited group not shown alone, whether or not it answered', () => {
    const [merged] = blocksFrom({ peer: 4, subordinate: 2 }, { peer: 5, subordinate: 4, customer: 4 }, 3);
    expect(merged?.groups).toEqual(['peer', 'subordinate', 'customer']);
    const [same] = blocksFrom({ peer: 4, customer: 2 }, { peer: 5, subordinate: 4, customer: 4 }, 3);
    expect(same?.groups).toEqual(merged?.groups);
  });

  it('a group of which nobody answered is merged with nobody', () => {
    const blocks = blocksFrom({ peer: 4 }, { peer: 5, customer: 4 }, 3);
    expect(blocks.map(({ label }) => label)).toEqual(['peer']);
    expect(blockOf(blocks, 'customer')).toBeNull();
  });

  const counts = fc.record({
    self: fc.integer({ min: 0, max: 1 }),
    manager: fc.integer({ min: 0, max: 1 }),
    peer: fc.integer({ min: 0, max: 9 }),
    subordinate: fc.integer({ min: 0, max: 9 }),
    customer: fc.integer({ min: 0, max: 9 }),
  });

  it('every protected block has at least k people and nobody is lost unless all together are fewer', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 3, max: 10 }), (answered, k) => {
        const blocks = protectedOf(blocksFrom(answered, answered, k));
        const total = answered.peer + answered.subordinate + answered.customer;
        expect(blocks.every(({ n }) => n >= k)).toBe(true);
        expect(blocks.reduce((sum, { n }) => sum + n, 0)).toBe(total >= k ? total : 0);
        for (const group of protectedGroups)
          if (answered[group] > 0 && total >= k) expect(blockOf(blocks, group)).not.toBeNull();
      }),
    );
  });

  it('keys are unique, named blocks hold one person, and one more answer never hides a group', () => {
    fc.assert(
      fc.property(
        counts,
        fc.integer({ min: 3, max: 10 }),
        fc.constantFrom(...protectedGroups),
        (answered, k, group) => {
          const blocks = blocksFrom(answered, answered, k);
          expect(new Set(blocks.map(({ key }) => key)).size).toBe(blocks.length);
          expect(blocks.filter(isNamed).every(({ n }) => n === 1)).toBe(true);
          const more = blocksFrom({ ...answered, [group]: answered[group] + 1 }, answered, k);
          if (blockOf(blocks, group)) expect(blockOf(more, group)).not.toBeNull();
        },
      ),
    );
  });
});
