import { describe, expect, it } from '@jest/globals';
import type { Nomination } from '../../src/domain/nomination.js';
import { nominationProblems, type NominationFacts, type Nominee } from '../../src/domain/nomination-rules.js';
import { raterLoads } from '../../src/domain/rater-load.js';
import type { RaterGroup } from '../../src/domain/rater-group.js';
import { choice, settings } from './cycle-fixtures.js';

const facts: NominationFacts = {
  settings: settings({
    choice: { peer: choice({ maximum: 6 }), subordinate: choice({ minimum: 0 }), customer: choice({ minimum: 0 }) },
  }),
  today: '2026-10-24',
  readers: new Set(['coach']),
  nominee: (id): Nominee | null => {
    if (id === 'stranger') return null;
    if (!id.startsWith('customer')) return { kind: 'employee' };
    return {
      kind: 'customer',
      hasObjected: id === 'customer-gone',
      lastAskedOn: id === 'customer-asked' ? '2026-09-01' : null,
    };
  },
};

const ask = (raterId: string, group: RaterGroup, source: Nomination['source'] = 'chart'): Nomination => ({
  subjectId: 'ann',
  raterId,
  group,
  source,
});
const peers = (count: number, own = 0): Nomination[] =>
  Array.from({ length: count }, (_, index) => ask(`p${index}`, 'peer', index < own ? 'subject' : 'chart'));
const told = (list: Nomination[], given: Partial<NominationFacts> = {}): string[] =>
  nominationProblems(list, { ...facts, ...given }).map(
    ({ key, isBlocker }) => `${isBlocker ? '!' : '?'}${key.replace('nomination.problem.', '')}`,
  );

describe('nomination rules', () => {
  it('finds nothing wrong with a good list', () => {
    expect(told([ask('ann', 'self'), ask('boss', 'manager'), ...peers(6, 3)])).toEqual([]);
  });

  it.each<[string, Nomination[]]>([
    ['subject-as-rater', [ask('ann', 'peer')]],
    ['not-self', [ask('bob', 'self')]],
    ['not-employee', [ask('customer-1', 'manager')]],
    ['not-employee', [ask('stranger', 'subordinate')]],
    ['not-customer', [ask('bob', 'customer')]],
    ['objected', [ask('customer-gone', 'customer')]],
    ['asked-recently', [ask('customer-asked', 'customer')]],
    ['reads-report', [ask('coach', 'subordinate')]],
    ['several-managers', [ask('boss', 'manager'), ask('other', 'manager')]],
    ['twice', [ask('p1', 'manager')]],
  ])('refuses: %s', (rule, added) =>
    expect(told([...peers(5), ...added]).filter((each) => each.startsWith('!'))).toEqual([`!${rule}`]),
  );

  it('lets a coach rate as the manager, whose answers are shown by name anyway', () => {
    expect(told([ask('coach', 'manager'), ...peers(6)])).toEqual([]);
  });

  it('refuses a group the cycle does not ask, and more than its maximum', () => {
    expect(told(peers(5), { settings: settings({ groups: ['self', 'manager'] }) })).toEqual(
      Array(5).fill('!group-not-asked'),
    );
    expect(told(peers(7))).toEqual(['!above-maximum']);
  });

  it.each([
    [2, '?below-minimum', { group: 'peer', asked: 2, minimum: 3 }],
    [3, '?thin-group', { group: 'peer', asked: 3, spare: 0, k: 3 }],
    [4, '?thin-group', { group: 'peer', asked: 4, spare: 1, k: 3 }],
  ])('warns about %i peers: %s', (count, rule, params) => {
    expect(told(peers(count))).toEqual([rule]);
    expect(nominationProblems(peers(count), facts)[0]?.params).toEqual(params);
  });

  it.each([
    [6, 3, []],
    [6, 4, ['!peers-own-choice']],
    [5, 2, []],
    [5, 3, ['!peers-own-choice']],
  ] as [number, number, string[]][])('of %i peers, %i may be the person’s own choice: %j', (count, own, expected) =>
    expect(told(peers(count, own))).toEqual(expected),
  );
});

describe('load', () => {
  it('counts requests about others and says when they are many or too many', () => {
    const list = ['a', 'b', 'c', 'd'].flatMap((subjectId) => [
      { subjectId, raterId: subjectId, group: 'self', source: 'chart' } as const,
      { subjectId, raterId: 'x', group: 'peer', source: 'chart' } as const,
      ...(subjectId < 'd' ? [{ subjectId, raterId: 'y', group: 'peer', source: 'chart' } as const] : []),
      ...(subjectId < 'c' ? [{ subjectId, raterId: 'z', group: 'peer', source: 'chart' } as const] : []),
    ]);
    expect(raterLoads(list, { loadWarning: 2, loadMaximum: 3 })).toEqual([
      { raterId: 'x', requests: 4, level: 'over' },
      { raterId: 'y', requests: 3, level: 'high' },
      { raterId: 'z', requests: 2, level: 'fine' },
    ]);
  });
});
