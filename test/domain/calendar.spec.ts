import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as calendar from '../../src/domain/calendar.js';

const day = fc.integer({ min: -200_000, max: 200_000 }).map(calendar.dateOfDayNumber);

describe('calendar', () => {
  it.each([
    '2026-02-29',
    '2026-04-31',
    '31/02/2026',
    '02/03/26',
    '2026-2-3',
    '2026-13-01',
    '2026-00-10',
    '',
    '2026-01-01T00:00',
    ' 2026-01-01',
  ])('refuses %j as an ISO date', (text) => expect(calendar.isIsoDate(text)).toBe(false));

  it.each(['2024-02-29', '2000-02-29', '1992-05-01', '9999-12-31'])('takes %s', (text) =>
    expect(calendar.isIsoDate(text)).toBe(true),
  );

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-03-31', -12, '2025-03-31'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-12-01', 14, '2028-02-01'],
  ])('%s and %i months is %s', (date, months, expected) => expect(calendar.addMonths(date, months)).toBe(expected));

  it.each([
    ['1970-01-01', 4],
    ['2026-11-29', 7],
    ['2026-11-30', 1],
    ['1899-12-31', 7],
  ])('%s is weekday %i', (date, weekday) => expect(calendar.weekdayOf(date)).toBe(weekday));

  it('adds days and counts them back, in order, with weekdays going round', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        const later = calendar.addDays(date, days);
        expect(calendar.daysBetween(date, later)).toBe(days);
        expect(Math.sign(calendar.compareDates(later, date))).toBe(Math.sign(days));
        expect(Math.abs(calendar.weekdayOf(later) - calendar.weekdayOf(date) - days) % 7).toBe(0);
      }),
    );
  });

  it('agrees with the platform on every day it counts', () => {
    fc.assert(
      fc.property(day, (date) =>
        expect(new Date(`${date}T00:00:00Z`).getTime()).toBe(calendar.dayNumber(date) * 86_400_000),
      ),
    );
  });
});
