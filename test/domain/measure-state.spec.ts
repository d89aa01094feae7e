import { expect, it } from '@jest/globals';
import { isCurrent, measureState } from '../../src/domain/measure-state.js';

const higher = { worst: 50, best: 100 };
const lower = { worst: 80, best: 60 };

it.each([
  ['reached', 90, 85, 88, higher, { standing: 'on-target', course: 'rising', isBetter: true, arrow: 'up' }],
  ['just reached', 88, 90, 88, higher, { standing: 'on-target', course: 'falling', isBetter: false, arrow: 'down' }],
  ['on its way', 84, 83, 88, higher, { standing: 'below-target', course: 'rising', isBetter: true, arrow: 'up' }],
  ['going wrong', 82, 83, 88, higher, { standing: 'below-target', course: 'falling', isBetter: false, arrow: 'down' }],
  ['standing', 83, 83, 88, higher, { standing: 'below-target', course: 'same', isBetter: null, arrow: 'level' }],
  ['new', 83, null, 88, higher, { standing: 'below-target', course: 'first', isBetter: null, arrow: 'none' }],
  [
    'too high, falling',
    68,
    70,
    66,
    lower,
    { standing: 'above-target', course: 'falling', isBetter: true, arrow: 'down' },
  ],
  ['low enough', 65, 64, 66, lower, { standing: 'on-target', course: 'rising', isBetter: false, arrow: 'up' }],
] as const)('a measure that is %s', (_, now, before, target, range, state) => {
  expect(measureState(now, before, target, range)).toEqual(state);
});

it('a figure of June is out of date on 9 December, one of September is not', () => {
  expect(isCurrent('2025-06-30', '2025-12-09', 'period')).toBe(false);
  expect(isCurrent('2025-09-30', '2025-12-09', 'period')).toBe(true);
  expect(isCurrent('2025-09-30', '2026-01-30', 'period')).toBe(true);
  expect(isCurrent('2025-09-30', '2026-01-31', 'period')).toBe(false);
});

it('group results count until the next yearly cycle', () => {
  expect(isCurrent('2025-10-31', '2026-11-20', 'cycle')).toBe(true);
  expect(isCurrent('2025-10-31', '2026-12-15', 'cycle')).toBe(false);
});
