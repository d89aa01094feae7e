import { addDays, weekdayOf, type Weekday } from './calendar.js';
import { instantAt, startOfDay, wallTime } from './zone-time.js';

/** A cycle's mails leave from 9 to 11 h in its zone, on the organisation's working days. */
export const mailHours = { from: 9, until: 11 } as const;

export function mayMailLeave(now: Date, zone: string, workingDays: readonly Weekday[]): boolean {
  const { date, hour } = wallTime(now, zone);
  return workingDays.includes(weekdayOf(date)) && hour >= mailHours.from && hour < mailHours.until;
}

/** Now, if mails may leave, else the start of the next mail hours; null when the organisation has no working day. */
export function nextMailTime(now: Date, zone: string, workingDays: readonly Weekday[]): Date | null {
  if (mayMailLeave(now, zone, workingDays)) return now;
  const today = wallTime(now, zone).date;
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const day = addDays(today, ahead);
    if (!workingDays.includes(weekdayOf(day))) continue;
    const nine = instantAt(day, mailHours.from, 0, zone);
    const start = 'instant' in nine ? nine.instant : startOfDay(day, zone);
    if (start > now) return start;
  }
  return null;
}
