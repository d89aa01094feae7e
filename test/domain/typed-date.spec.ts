import { describe, expect, it } from '@jest/globals';
import { readTypedDate, readTypedTime, type ReaderCalendar } from '../../src/domain/typed-date.js';

const read = (text: string, calendar: ReaderCalendar): unknown => {
  const [day = '', month = '', year = ''] = text.split('/');
  const result = readTypedDate({ day, month, year }, calendar, 'closesOn');
  return 'date' in result ? result.date : result.problem.key;
};

describe('typed dates', () => {
  it.each<[string, ReaderCalendar, string]>([
    ['30/11/2026', 'gregorian', '2026-11-30'],
    ['۹/۹/۱۴۰۴', 'jalali', '2025-11-30'],
    ['٩/٩/١٤٠٤', 'jalali', '2025-11-30'],
    [' 9 / 09 /1404', 'jalali', '2025-11-30'],
    ['30/12/1403', 'jalali', '2025-03-20'],
    ['//', 'gregorian', 'date.problem.missing'],
    ['31/2/2026', 'gregorian', 'date.problem.no-such-day'],
    ['30/12/1404', 'jalali', 'date.problem.no-such-day'],
    ['0/2/2026', 'gregorian', 'date.problem.no-such-day'],
    ['3/13/2026', 'gregorian', 'date.problem.month'],
    ['x/3/2026', 'gregorian', 'date.problem.day'],
    ['2/3/26', 'gregorian', 'date.problem.year'],
    ['1/9/1405', 'gregorian', 'date.problem.year'],
    ['30/11/2026', 'jalali', 'date.problem.year'],
  ])('%s in the %s calendar is %s', (text, calendar, expected) => expect(read(text, calendar)).toBe(expected));

  it('names the field, and the zone in which a time does not exist', () => {
    expect(readTypedTime('2026-03-29', '۰۲:۳۰', 'Europe/Berlin', 'sendAt')).toEqual({
      problem: {
        field: 'sendAt',
        key: 'date.problem.time-does-not-exist',
        params: { time: '2:30', zone: 'Europe/Berlin' },
      },
    });
    expect(readTypedTime('2026-03-29', '09:30', 'Europe/Berlin', 'sendAt')).toEqual({
      instant: new Date('2026-03-29T07:30:00Z'),
    });
    expect(readTypedTime('2026-03-29', '24:00', 'Europe/Berlin', 'sendAt')).toMatchObject({
      problem: { key: 'date.problem.time' },
    });
  });
});
