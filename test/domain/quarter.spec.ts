import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../src/domain/calendar.js';
import {
  addQuarters,
  firstDay,
  lastDay,
  quarterFrom,
  quarterKey,
  quarterOf,
  quartersBetween,
  readQuarter,
} from '../../src/domain/quarter.js';

describe('a quarter', () => {
  it.each([
    ['2025-Q4', '2025-10-01', '2025-12-31'],
    ['2024-Q1', '2024-01-01', '2024-03-31'],
    ['1404-Q1', '2025-03-21', '2025-06-21'],
    ['1404-Q3', '2025-09-23', '2025-12-21'],
    // 1403 was a leap year: winter had 90 days and ended on 20 March 2025.
    ['1403-Q4', '2024-12-21', '2025-03-20'],
    ['1404-Q4', '2025-12-22', '2026-03-20'],
  ])('%s runs from %s to %s', (key, from, to) => {
    const quarter = quarterFrom(key);
    expect([firstDay(quarter), lastDay(quarter)]).toEqual([from, to]);
  });

  it.each([
    ['2025-Q4', '2025-Q4'],
    ['Q4 2025', '2025-Q4'],
    [' 2025/4 ', '2025-Q4'],
    ['2025 4', '2025-Q4'],
    ['q1-2026', '2026-Q1'],
    ['۱۴۰۴-Q3', '1404-Q3'],
    ['۱۴۰۴/۳', '1404-Q3'],
    ['٢٠٢٥-Q2', '2025-Q2'],
  ])('is read from %s', (typed, key) => expect(quarterKey(readQuarter(typed)!)).toBe(key));

  it.each(['', '2025', '2025-Q5', '2025-10', '1700-Q1', 'Q0 2025', '25-Q1', '2025-Q4 x'])(
    'is not read from “%s”',
    (typed) => expect(readQuarter(typed)).toBeNull(),
  );

  const quarters = fc.record({
    calendar: fc.constantFrom('gregorian', 'jalali'),
    year: fc.integer({ min: 1310, max: 1490 }),
    number: fc.integer({ min: 1, max: 4 }),
  });

  it('holds its days and no others, and the next begins on the day after', () => {
    fc.assert(
      fc.property(quarters, ({ calendar, year, number }) => {
        const quarter = { calendar, year: calendar === 'jalali' ? year : year + 600, number } as const;
        for (const day of [firstDay(quarter), lastDay(quarter)]) expect(quarterOf(day, calendar)).toEqual(quarter);
        expect(firstDay(addQuarters(quarter, 1))).toBe(addDays(lastDay(quarter), 1));
        expect(quarterFrom(quarterKey(quarter))).toEqual(quarter);
      }),
    );
  });

  it('counts as many quarters between as were added', () => {
    fc.assert(
      fc.property(quarters, fc.integer({ min: -9, max: 9 }), (quarter, count) => {
        const later = addQuarters(quarter as never, count);
        expect(quartersBetween(quarter as never, later)).toBe(count);
      }),
    );
    expect(quartersBetween(quarterFrom('2025-Q4'), quarterFrom('1404-Q3'))).toBe(0);
    expect(quartersBetween(quarterFrom('2025-Q3'), quarterFrom('1404-Q3'))).toBe(1);
  });
});
