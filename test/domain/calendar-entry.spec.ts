import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarFile } from '../../src/domain/calendar-entry.js';

const entry = {
  uid: 'action-1@host',
  day: '2026-12-31',
  title: 'My plan',
  stampedAt: new Date('2026-11-24T08:30:15.500Z'),
};

describe('a day for the calendar', () => {
  it('is one private whole day that blocks no time', () => {
    expect(calendarFile(entry).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Roundview//EN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:action-1@host',
      'DTSTAMP:20261124T083015Z',
      'SEQUENCE:29925150',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
      'SUMMARY:My plan',
      'CLASS:PRIVATE',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('holds any title on folded lines, and nothing typed begins a line of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        const file = calendarFile({ ...entry, title });
        const lines = file.split('\r\n');
        for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const unfolded = file.replaceAll('\r\n ', '').split('\r\n');
        expect(unfolded).toHaveLength(16);
        const [, summary = ''] = /^SUMMARY:(.*)$/s.exec(unfolded[10] ?? '') ?? [];
        expect(summary.replace(/\\([\\;,])/g, '$1')).toBe(title.replace(/[\p{Cc}\s]+/gu, ' ').trim());
      }),
    );
  });
});
