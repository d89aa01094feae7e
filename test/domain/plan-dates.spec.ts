import { describe, expect, it } from '@jest/globals';
import { dueDayProblem, halfTimeOf, usualDueDay } from '../../src/domain/plan-dates.js';

describe('days of a plan', () => {
  it.each([
    ['2026-11-02', '2026-11-12', '2026-11-07'],
    ['2026-11-02', '2026-11-07', '2026-11-05'],
    ['2026-11-02', '2026-11-06', '2026-11-04'],
    ['2026-11-02', '2026-11-05', null],
    ['2026-12-28', '2027-03-01', '2027-01-29'],
  ])('half of the time from %s to %s is over on %s', (begun, due, half) => {
    expect(halfTimeOf(begun, due)).toBe(half);
  });

  it.each([
    ['2026-11-02', 'plans.error.past'],
    ['2026-11-01', 'plans.error.past'],
    ['2026-11-03', undefined],
    ['2028-11-02', undefined],
    ['2028-11-03', 'plans.error.far'],
  ])('%s as the end of an action written on 2 November 2026: %s', (day, key) => {
    expect(dueDayProblem(day, '2026-11-02', 'dueOn')?.key).toBe(key);
  });

  it('offers a day two months ahead', () => {
    expect(usualDueDay('2026-11-02')).toBe('2027-01-01');
  });
});
