import { addDays, dayNumber, isoDate, type IsoDate } from './calendar.js';

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Deadlines are asked for with every page of a rater; there are few of them. */
const mostEnds = 1_000;
const ends = new Map<string, number>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** Day and clock time as read on a wall in one IANA zone. */
export interface WallTime {
  readonly date: IsoDate;
  readonly hour: number;
  readonly minute: number;
}

export type ZoneTime = { readonly instant: Date } | { readonly problem: 'time-does-not-exist' };

export function isZone(zone: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(zone)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** What calendars and clocks in the zone show at an instant. */
export function wallTime(instant: Date, zone: string): WallTime {
  const part = partsIn(instant.getTime(), zone);
  return { date: isoDate(part('year'), part('month'), part('day')), hour: part('hour'), minute: part('minute') };
}

export function dateIn(instant: Date, zone: string): IsoDate {
  return wallTime(instant, zone).date;
}

/** The instant of a clock time; of a time that comes twice the first; a time skipped by a DST gap does not exist (I25). */
export function instantAt(date: IsoDate, hour: number, minute: number, zone: string): ZoneTime {
  const wall = dayNumber(date) * dayMs + (hour * 60 + minute) * minuteMs;
  const fitting = offsetsAround(wall, zone)
    .map((offset) => wall - offset)
    .filter((instant) => instant + offsetAt(instant, zone) === wall);
  return fitting.length > 0 ? { instant: new Date(Math.min(...fitting)) } : { problem: 'time-does-not-exist' };
}

/** The first instant of a day in the zone; where midnight is skipped, the first one after the gap. */
export function startOfDay(date: IsoDate, zone: string): Date {
  const midnight = instantAt(date, 0, 0, zone);
  if ('instant' in midnight) return midnight.instant;
  const wall = dayNumber(date) * dayMs;
  const [before, after] = [offsetAt(wall - dayMs, zone), offsetAt(wall + dayMs, zone)];
  let [low, high] = [wall - after, wall - before];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, zone) === before) low = middle;
    else high = middle;
  }
  return new Date(high);
}

/** The first instant after a day: a deadline "until 30 November" is over at this instant, not before. */
export function endOfDay(date: IsoDate, zone: string): Date {
  const key = `${date} ${zone}`;
  const known = ends.get(key);
  if (known !== undefined) return new Date(known);
  const end = startOfDay(addDays(date, 1), zone);
  if (ends.size >= mostEnds) ends.clear();
  ends.set(key, end.getTime());
  return end;
}

function offsetsAround(wall: number, zone: string): number[] {
  return [...new Set([offsetAt(wall - dayMs, zone), offsetAt(wall, zone), offsetAt(wall + dayMs, zone)])];
}

/** Milliseconds that clocks in the zone are ahead of UTC. */
function offsetAt(instant: number, zone: string): number {
  const part = partsIn(instant, zone);
  const wall = new Date(0).setUTCFullYear(part('year'), part('month') - 1, part('day'));
  const clock = (part('hour') * 60 + part('minute')) * minuteMs + part('second') * 1000;
  return wall + clock - Math.floor(instant / 1000) * 1000;
}

function partsIn(instant: number, zone: string): (type: string) => number {
  const parts = formatFor(zone).formatToParts(instant);
  return (type) => Number(parts.find((part) => part.type === type)?.value);
}

function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}
