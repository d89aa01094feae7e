import { addDays, type IsoDate } from './calendar.js';

/** One whole day for a person's calendar. */
export interface CalendarEntry {
  /** The same for the same matter, so that a later mail moves the entry instead of adding one. */
  readonly uid: string;
  readonly day: IsoDate;
  readonly title: string;
  /** When the mail was made; the later of two entries counts. */
  readonly stampedAt: Date;
}

/**
 * An iCalendar file (RFC 5545) of one all-day event: private, because calendars are often shared, and it blocks no
 * time. Lines end in CRLF and are folded at 75 octets, never inside a letter.
 */
export function calendarFile({ uid, day, title, stampedAt }: CalendarEntry): string {
  const plain = (date: IsoDate) => date.replaceAll('-', '');
  const stamp = `${stampedAt.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Roundview//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${Math.floor(stampedAt.getTime() / 60_000)}`,
    `DTSTART;VALUE=DATE:${plain(day)}`,
    `DTEND;VALUE=DATE:${plain(addDays(day, 1))}`,
    `SUMMARY:${escaped(title)}`,
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .replace(/[\\;,]/g, '\\$&');
}

const encoder = new TextEncoder();

function folded(line: string): string {
  let octets = 0;
  let result = '';
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (octets + size > 75) {
      result += '\r\n ';
      octets = 1;
    }
    result += letter;
    octets += size;
  }
  return result;
}
