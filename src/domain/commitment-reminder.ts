import { addDays, type IsoDate } from './calendar.js';

export type CommitmentReminder = 'week' | 'day' | 'late';

const lateAfterDays = 7;

/** Which reminder a commitment asks for on a day; each is sent once, also where the day before it was missed. */
export function reminderFor(dueOn: IsoDate, today: IsoDate): CommitmentReminder | null {
  if (today >= addDays(dueOn, lateAfterDays)) return 'late';
  if (today >= dueOn) return 'day';
  return today >= addDays(dueOn, -7) ? 'week' : null;
}
