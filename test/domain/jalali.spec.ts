import { describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/domain/calendar.js';
import { isJalaliDay, isJalaliLeapYear, isoToJalali, jalaliToIso } from '../../src/domain/jalali.js';

describe('Jalali calendar', () => {
  it.each([
    [{ year: 1404, month: 9, day: 9 }, '2025-11-30'],
    [{ year: 1403, month: 12, day: 30 }, '2025-03-20'],
    [{ year: 1404, month: 1, day: 1 }, '2025-03-21'],
    [{ year: 1357, month: 11, day: 22 }, '1979-02-11'],
    [{ year: 1300, month: 1, day: 1 }, '1921-03-21'],
  ])('%j is %s', (jalali, iso) => {
    expect(jalaliToIso(jalali)).toBe(iso);
    expect(isoToJalali(iso)).toEqual(jalali);
  });

  it('agrees with Intl on every day from 1300 to 1500', () => {
    const format = new Intl.DateTimeFormat('fa-IR-u-ca-persian-nu-latn', {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    const last = jalaliToIso({ year: 1500, month: 12, day: 29 });
    const wrong: string[] = [];
    for (let date = '1921-03-21'; date <= last; date = addDays(date, 1)) {
      const parts = format.formatToParts(new Date(`${date}T12:00:00Z`));
      const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
      const { year, month, day } = isoToJalali(date);
      const isSame = year === part('year') && month === part('month') && day === part('day');
      if (!isSame || jalaliToIso({ year, month, day }) !== date) wrong.push(date);
    }
    expect(wrong).toEqual([]);
  });

  it('knows the leap years around now, and the days that do not exist', () => {
    expect([1395, 1399, 1403, 1408, 1412].every(isJalaliLeapYear)).toBe(true);
    expect([1400, 1402, 1404, 1407].some(isJalaliLeapYear)).toBe(false);
    const impossible = [
      [1404, 12, 30],
      [1404, 7, 31],
      [1404, 13, 1],
      [1404, 0, 1],
      [1404, 1, 0],
      [2026, 1, 1],
    ];
    expect(
      impossible.filter(([year, month, day]) => isJalaliDay({ year: year ?? 0, month: month ?? 0, day: day ?? 0 })),
    ).toEqual([]);
    expect(isJalaliDay({ year: 1403, month: 12, day: 30 })).toBe(true);
  });
});
