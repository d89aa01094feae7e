import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dateOfDayNumber } from '../../src/domain/calendar.js';
import { dateIn, endOfDay, instantAt, isZone, startOfDay, wallTime } from '../../src/domain/zone-time.js';

const zones = [
  'UTC',
  'Europe/Berlin',
  'Asia/Tehran',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Asia/Beirut',
  'America/Sao_Paulo',
];

describe('time in a zone', () => {
  it.each([
    ['Asia/Tehran', '2026-11-30', '2026-11-29T20:30:00.000Z'],
    ['Europe/Berlin', '2026-07-01', '2026-06-30T22:00:00.000Z'],
    ['Europe/Berlin', '2026-01-01', '2025-12-31T23:00:00.000Z'],
    // Clocks went from 23:59:59 to 01:00 here: the day begins after the gap.
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z'],
    ['Asia/Tehran', '2021-03-22', '2021-03-21T20:30:00.000Z'],
  ])('in %s, %s begins at %s', (zone, date, instant) => expect(startOfDay(date, zone).toISOString()).toBe(instant));

  it('knows that 02:30 does not exist on the night clocks go forward, and takes the first of two 02:30', () => {
    expect(instantAt('2026-03-29', 2, 30, 'Europe/Berlin')).toEqual({ problem: 'time-does-not-exist' });
    expect(instantAt('2026-10-25', 2, 30, 'Europe/Berlin')).toEqual({ instant: new Date('2026-10-25T00:30:00Z') });
    expect(instantAt('2026-03-28', 2, 30, 'Europe/Berlin')).toEqual({ instant: new Date('2026-03-28T01:30:00Z') });
  });

  it('cuts time into days without gap or overlap', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 9000, max: 24_000 }).map(dateOfDayNumber),
        (zone, date) => {
          const [start, end] = [startOfDay(date, zone), endOfDay(date, zone)];
          expect(end).toEqual(startOfDay(addDays(date, 1), zone));
          expect(dateIn(start, zone)).toBe(date);
          expect(dateIn(new Date(end.getTime() - 1), zone)).toBe(date);
          expect(dateIn(new Date(start.getTime() - 1), zone)).toBe(addDays(date, -1));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('reads back every clock time it makes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 9000, max: 24_000 }).map(dateOfDayNumber),
        fc.integer({ min: 0, max: 1439 }),
        (zone, date, minutes) => {
          const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
          const time = instantAt(date, hour, minute, zone);
          if ('instant' in time) expect(wallTime(time.instant, zone)).toEqual({ date, hour, minute });
        },
      ),
      { numRuns: 400 },
    );
  });

  it('knows zones from nonsense', () => {
    expect(['Asia/Tehran', 'UTC', 'America/Argentina/Buenos_Aires'].every(isZone)).toBe(true);
    expect(['', 'Mars/Base', '../etc', 'Asia/Tehran ', '+05:00'].some(isZone)).toBe(false);
  });
});
