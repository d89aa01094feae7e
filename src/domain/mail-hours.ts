import { addDays, weekdayOf, type Weekday } from './calendar.js';
import { instantAt, startOfDay, wallTime } from './zone-time.js';

/** Hours of the clock between which mails may leave: from the first on, before the second. */
export interface MailHours {
  readonly from: number;
  readonly until: number;
}

/** A cycle's mails leave from 9 to 11 h in its zone, on the organisation's working days, unless it set other hours. */
export const usualMailHours: MailHours = { from: 9, until: 11 };

export function mayMailLeave(
  now: Date,
  zone: string,
  workingDays: readonly Weekday[],
  hours: MailHours = usualMailHours,
): boolean {
  const { date, hour } = wallTime(now, zone);
  return workingDays.includes(weekdayOf(date)) && hour >= hours.from && hour < hours.until;
}

/** Now, if mails may leave, else the start of the next mail hours; null when the organisation has no working day. */
export function nextMailTime(
  now: Date,
  zone: string,
  workingDays: readonly Weekday[],
  hours: MailHours = usualMailHours,
): Date | null {
  if (mayMailLeave(now, zone, workingDays, hours)) return now;
  const today = wallTime(now, zone).date;
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const day = addDays(today, ahead);
    if (!workingDays.includes(weekdayOf(day))) continue;
    const opening = instantAt(day, hours.from, 0, zone);
    const start = 'instant' in opening ? opening.instant : startOfDay(day, zone);
    if (start > now) return start;
  }
  return null;
}
