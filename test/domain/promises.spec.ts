import { describe, expect, it } from '@jest/globals';
import { defaultThresholds } from '../../src/domain/cycle-settings.js';
import { promisesTo } from '../../src/domain/promises.js';
import type { RaterGroup } from '../../src/domain/rater-group.js';

const settings = {
  groups: ['self', 'manager', 'peer', 'customer'] as RaterGroup[],
  thresholds: defaultThresholds,
  hrReadsComments: false,
};
const keys = (group: RaterGroup, changed: Partial<typeof settings> = {}): string[] =>
  promisesTo(group, { ...settings, ...changed }, '2025-11-30').map(({ key }) => key.replace('promises.', ''));

describe('what raters are promised', () => {
  it.each<[RaterGroup, string[]]>([
    ['self', ['self', 'after-close']],
    ['manager', ['manager', 'after-close']],
    ['peer', ['combined', 'merged', 'comments', 'after-close']],
    ['customer', ['combined', 'merged', 'comments', 'after-close']],
  ])('%s: %j', (group, expected) => {
    expect(keys(group)).toEqual(expected);
  });

  it('follows the settings: numbers, merging, HR’s reading', () => {
    const thresholds = { ...defaultThresholds, ratings: 5 };
    const [combined] = promisesTo('peer', { ...settings, thresholds }, '2025-11-30');
    expect(combined).toEqual({ key: 'promises.combined', params: { others: 4 } });
    expect(keys('peer', { groups: ['self', 'peer'] })).not.toContain('merged');
    expect(keys('peer', { hrReadsComments: true })).toEqual([
      'combined',
      'merged',
      'comments',
      'hr-reads-comments',
      'after-close',
    ]);
    expect(keys('manager', { hrReadsComments: true })).toContain('hr-reads-comments');
    expect(keys('self', { hrReadsComments: true })).not.toContain('hr-reads-comments');
  });

  it('names the last day', () => {
    expect(promisesTo('self', settings, '2025-11-30').at(-1)).toEqual({
      key: 'promises.after-close',
      params: { date: '2025-11-30' },
    });
  });
});
