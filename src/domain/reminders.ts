import { addDays, daysBetween, weekdayOf, type IsoDate, type Weekday } from './calendar.js';
import type { ReminderRule } from './cycle-settings.js';
import type { Locale } from './locale.js';
import { type MailHours, mayMailLeave } from './mail-hours.js';
import { dateIn } from './zone-time.js';

export interface ReminderFacts {
  readonly rules: readonly ReminderRule[];
  /** First and last whole day in the cycle's zone. */
  readonly opensOn: IsoDate;
  readonly closesOn: IsoDate;
  readonly zone: string;
  readonly workingDays: readonly Weekday[];
  /** When mails may leave; the usual hours unless the organisation set others. */
  readonly hours?: MailHours;
  /** Reminders that went out already. */
  readonly sent: readonly ReminderRule[];
  readonly now: Date;
}

/** What a rater still has to do, as far as reminding goes. */
export interface Remindable {
  /** Requests neither answered nor declined. */
  readonly open: number;
  readonly hasObjected: boolean;
  readonly hasBounced: boolean;
  /** Asked for no more reminders. */
  readonly hasStopped: boolean;
  /** The link reached somebody else: a reminder would go there as well. */
  readonly isDisowned: boolean;
}

/** The reminder that should leave now, or null; at most one a day, in mail hours only, never one that is overtaken (domain, survey). */
export function dueReminder(facts: ReminderFacts): ReminderRule | null {
  if (!mayMailLeave(facts.now, facts.zone, facts.workingDays, facts.hours)) return null;
  const today = dateIn(facts.now, facts.zone);
  if (today > facts.closesOn) return null;
  const latest = reminderDays(facts)
    .filter(({ day }) => day <= today)
    .at(-1);
  return latest && !facts.sent.includes(latest.rule) ? latest.rule : null;
}

/**
 * The planned day of each reminder, earliest first. One that would fall on a free day moves: half-time later, two days
 * before earlier; a last day that is free has none, because the mail says "today".
 */
export function reminderDays(
  facts: Pick<ReminderFacts, 'rules' | 'opensOn' | 'closesOn' | 'workingDays'>,
): { rule: ReminderRule; day: IsoDate }[] {
  const { opensOn, closesOn, rules } = facts;
  const planned = (['half', 'two-days', 'last-day'] as const).flatMap((rule) => {
    const day = rules.includes(rule) ? plannedDay(rule, facts) : null;
    return day !== null && day > opensOn && day <= closesOn ? [{ rule, day }] : [];
  });
  // Moved days may meet or cross: then the later, more pressing reminder wins.
  return planned.filter(({ day }, index) => planned.slice(index + 1).every((later) => later.day > day));
}

/** Only those not done are reminded; decline, objection, bounce, a link that went astray and "no more reminders" stop it. */
export function mayBeReminded(rater: Remindable): boolean {
  return rater.open > 0 && !rater.hasObjected && !rater.hasBounced && !rater.hasStopped && !rater.isDisowned;
}

/** The working days a new organisation starts with: Monday–Friday, in Persian Saturday–Wednesday, in Arabic Sunday–Thursday. */
export const defaultWorkingDays: Readonly<Record<Locale, readonly Weekday[]>> = {
  en: [1, 2, 3, 4, 5],
  fa: [6, 7, 1, 2, 3],
  ar: [7, 1, 2, 3, 4],
};

function plannedDay(
  rule: ReminderRule,
  { opensOn, closesOn, workingDays }: Pick<ReminderFacts, 'opensOn' | 'closesOn' | 'workingDays'>,
): IsoDate | null {
  const isWorking = (day: IsoDate): boolean => workingDays.includes(weekdayOf(day));
  if (rule === 'last-day') return isWorking(closesOn) ? closesOn : null;
  const half = addDays(opensOn, Math.floor(daysBetween(opensOn, closesOn) / 2));
  const [start, step] = rule === 'half' ? [half, 1] : [addDays(closesOn, -2), -1];
  for (let moved = 0; moved < 7; moved += 1) {
    const day = addDays(start, moved * step);
    if (isWorking(day)) return day;
  }
  return null;
}
