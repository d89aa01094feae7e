import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { forecastBlocks } from '../../src/domain/block-forecast.js';
import { blocksFrom, protectedOf, type GroupCounts } from '../../src/domain/blocks.js';
import { protectedGroups } from '../../src/domain/rater-group.js';

const told = (invited: GroupCounts): string => {
  const { groups, report } = forecastBlocks(invited, 3);
  const each = groups.map(({ group, state, into }) => `${group} ${state}${into ? ` ${into}` : ''}`);
  return [...each, report].join('; ');
};

describe('what the invited numbers mean before launch', () => {
  it.each<[GroupCounts, string]>([
    [{ peer: 5, customer: 5 }, 'peer alone; customer alone; yes'],
    [{ peer: 5, customer: 3 }, 'peer alone; customer one-refusal-merges peer-and-others; yes'],
    [{ peer: 5, customer: 2 }, 'peer merges peer-and-others; customer merges peer-and-others; yes'],
    [{ peer: 6, subordinate: 2, customer: 2 }, 'peer alone; subordinate merges others; customer merges others; yes'],
    [{ peer: 3, manager: 1 }, 'peer one-refusal-ends; only-if-all-answer'],
    [{ peer: 2, subordinate: 1 }, 'peer one-refusal-ends; subordinate one-refusal-ends; only-if-all-answer'],
    [{ peer: 2, self: 1, manager: 1 }, 'peer too-few; no'],
    [{}, 'no'],
  ])('%j → %s', (invited, expected) => {
    expect(told(invited)).toBe(expected);
  });

  it('the word on the report is what blocks would do with nobody or anybody missing', () => {
    const some = fc.integer({ min: 0, max: 8 });
    fc.assert(
      fc.property(fc.record({ peer: some, subordinate: some, customer: some }), (invited) => {
        const isShown = (answered: GroupCounts): boolean => protectedOf(blocksFrom(answered, invited, 3)).length > 0;
        const withOneLess = protectedGroups
          .filter((group) => invited[group] > 0)
          .map((group) => isShown({ ...invited, [group]: invited[group] - 1 }));
        const expected = !isShown(invited) ? 'no' : withOneLess.every(Boolean) ? 'yes' : 'only-if-all-answer';
        expect(forecastBlocks(invited, 3).report).toBe(expected);
      }),
    );
  });
});
