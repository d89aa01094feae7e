import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dateOfDayNumber, weekdayOf, type Weekday } from '../../src/domain/calendar.js';
import type { ReminderRule } from '../../src/domain/cycle-settings.js';
import { mayMailLeave, nextMailTime } from '../../src/domain/mail-hours.js';
import {
  defaultWorkingDays,
  dueReminder,
  mayBeReminded,
  reminderDays,
  type ReminderFacts,
} from '../../src/domain/reminders.js';
import { instantAt, wallTime } from '../../src/domain/zone-time.js';

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5];
const rules: readonly ReminderRule[] = ['half', 'two-days', 'last-day'];

function at(date: string, hour: number, minute = 0, zone = 'Europe/Berlin'): Date {
  const time = instantAt(date, hour, minute, zone);
  if ('problem' in time) throw new Error(time.problem);
  return time.instant;
}

const facts = (given: Partial<ReminderFacts>): ReminderFacts => ({
  rules,
  opensOn: '2026-11-02',
  closesOn: '2026-11-27',
  zone: 'Europe/Berlin',
  workingDays: weekdays,
  sent: [],
  now: at('2026-11-02', 9),
  ...given,
});

describe('days of reminders', () => {
  it.each<[string, Partial<ReminderFacts>, string[]]>([
    ['a month of weeks', {}, ['half 2026-11-16', 'two-days 2026-11-25', 'last-day 2026-11-27']],
    [
      'half-time on a Saturday',
      { closesOn: '2026-11-26', opensOn: '2026-11-03' },
      ['half 2026-11-16', 'two-days 2026-11-24', 'last-day 2026-11-26'],
    ],
    [
      'an end on Sunday: two days before is Friday, the last day has none',
      { closesOn: '2026-11-29' },
      ['half 2026-11-16', 'two-days 2026-11-27'],
    ],
    [
      'an end on Tuesday: two days before moves to Friday',
      { closesOn: '2026-12-01' },
      ['half 2026-11-16', 'two-days 2026-11-27', 'last-day 2026-12-01'],
    ],
    [
      'Sunday in Tehran, where it is a working day',
      { closesOn: '2026-11-29', workingDays: defaultWorkingDays.fa },
      ['half 2026-11-15', 'two-days 2026-11-25', 'last-day 2026-11-29'],
    ],
    ['a cycle of two days', { closesOn: '2026-11-03' }, ['last-day 2026-11-03']],
    ['a cycle of one day', { closesOn: '2026-11-02' }, []],
    [
      'half-time and two days before on one day',
      { opensOn: '2026-11-02', closesOn: '2026-11-06' },
      ['two-days 2026-11-04', 'last-day 2026-11-06'],
    ],
    [
      'half-time that would move past two days before',
      { opensOn: '2026-11-13', closesOn: '2026-11-16', workingDays: [1, 5] },
      ['last-day 2026-11-16'],
    ],
    [
      'half-time on Saturday moves to Monday, two days before on Sunday moves to Friday',
      { opensOn: '2026-11-10', closesOn: '2026-11-17' },
      ['two-days 2026-11-13', 'last-day 2026-11-17'],
    ],
    ['only what is set', { rules: ['last-day'] }, ['last-day 2026-11-27']],
    ['no working day', { workingDays: [] }, []],
  ])('%s', (_, given, expected) =>
    expect(reminderDays(facts(given)).map(({ rule, day }) => `${rule} ${day}`)).toEqual(expected),
  );
});

describe('the reminder due', () => {
  it.each<[string, Date, ReminderRule[], ReminderRule | null]>([
    ['before half-time', at('2026-11-13', 9), [], null],
    ['half-time, too early in the day', at('2026-11-16', 8, 59), [], null],
    ['half-time', at('2026-11-16', 9), [], 'half'],
    ['half-time, last minute', at('2026-11-16', 10, 59), [], 'half'],
    ['half-time, too late in the day', at('2026-11-16', 11), [], null],
    ['half-time, sent', at('2026-11-16', 10), ['half'], null],
    ['half-time missed, next morning', at('2026-11-17', 9), [], 'half'],
    ['half-time missed, weekend', at('2026-11-21', 9), [], null],
    ['two days before, half-time never sent', at('2026-11-25', 9), [], 'two-days'],
    ['between, all sent', at('2026-11-26', 9), ['half', 'two-days'], null],
    ['last day', at('2026-11-27', 9), ['half', 'two-days'], 'last-day'],
    ['after the end', at('2026-11-30', 9), [], null],
  ])('%s', (_, now, sent, expected) => expect(dueReminder(facts({ now, sent }))).toBe(expected));

  it('goes by the zone of the cycle', () => {
    const now = new Date('2026-11-15T05:30:00Z');
    expect(
      dueReminder(facts({ zone: 'Asia/Tehran', workingDays: defaultWorkingDays.fa, closesOn: '2026-11-29', now })),
    ).toBe('half');
    expect(
      dueReminder(facts({ zone: 'Europe/Berlin', workingDays: defaultWorkingDays.fa, closesOn: '2026-11-29', now })),
    ).toBeNull();
  });

  it('sends each rule once at most, in order, in mail hours, whatever the dates', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20_000, max: 21_000 }),
        fc.integer({ min: 0, max: 40 }),
        fc.subarray([1, 2, 3, 4, 5, 6, 7] as Weekday[]),
        (start, length, workingDays) => {
          const [opensOn, closesOn] = [dateOfDayNumber(start), dateOfDayNumber(start + length)];
          const sent: ReminderRule[] = [];
          for (let day = opensOn; day <= addDays(closesOn, 3); day = addDays(day, 1)) {
            for (const hour of [8, 9, 10, 11, 20]) {
              const due = dueReminder(facts({ opensOn, closesOn, workingDays, sent, now: at(day, hour) }));
              if (!due) continue;
              expect([9, 10]).toContain(hour);
              expect(workingDays).toContain(weekdayOf(day));
              expect(day > opensOn && day <= closesOn).toBe(true);
              if (due === 'last-day') expect(day).toBe(closesOn);
              sent.push(due);
            }
          }
          expect(sent).toEqual(rules.filter((rule) => sent.includes(rule)));
        },
      ),
    );
  });
});

describe('who is reminded', () => {
  const rater = { open: 2, hasObjected: false, hasBounced: false, hasStopped: false, isDisowned: false };
  it('is only who has something to do and wants to hear of it', () => {
    expect(mayBeReminded(rater)).toBe(true);
    expect(
      [{ open: 0 }, { hasObjected: true }, { hasBounced: true }, { hasStopped: true }, { isDisowned: true }].some(
        (given) => mayBeReminded({ ...rater, ...given }),
      ),
    ).toBe(false);
  });
});

describe('mail hours', () => {
  it.each([
    ['2026-11-25', 8, '2026-11-25 9'],
    ['2026-11-25', 10, '2026-11-25 10'],
    ['2026-11-25', 11, '2026-11-26 9'],
    ['2026-11-27', 12, '2026-11-30 9'],
    ['2026-11-28', 9, '2026-11-30 9'],
  ])('from %s %i h the next time is %s h', (date, hour, expected) => {
    const next = nextMailTime(at(date, hour), 'Europe/Berlin', weekdays);
    const wall = next && wallTime(next, 'Europe/Berlin');
    expect(`${wall?.date} ${wall?.hour}`).toBe(expected);
    expect(next && mayMailLeave(next, 'Europe/Berlin', weekdays)).toBe(true);
  });

  it('keeps to the hours an organisation set for itself', () => {
    const hours = { from: 14, until: 16 };
    const morning = at('2026-11-25', 9);
    expect(mayMailLeave(morning, 'Europe/Berlin', weekdays, hours)).toBe(false);
    expect(nextMailTime(morning, 'Europe/Berlin', weekdays, hours)).toEqual(at('2026-11-25', 14));
    expect(nextMailTime(at('2026-11-25', 16), 'Europe/Berlin', weekdays, hours)).toEqual(at('2026-11-26', 14));
  });

  it('never comes without a working day', () =>
    expect(nextMailTime(at('2026-11-25', 9), 'Europe/Berlin', [])).toBeNull());
});
