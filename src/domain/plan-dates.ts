import { addDays, addMonths, daysBetween, type IsoDate } from './calendar.js';
import { fieldProblem, type FieldProblem } from './errors.js';

const fewestDays = 4;
const usualDays = 60;
const farthestMonths = 24;

/** The day after half the time of an action; null when the whole time is too short to be halved. */
export function halfTimeOf(begunOn: IsoDate, dueOn: IsoDate): IsoDate | null {
  const days = daysBetween(begunOn, dueOn);
  return days < fewestDays ? null : addDays(begunOn, Math.ceil(days / 2));
}

/** The day a new action is offered: near enough to be felt. */
export function usualDueDay(today: IsoDate): IsoDate {
  return addDays(today, usualDays);
}

/** An action ends after today and within two years; null when the day is right. */
export function dueDayProblem(dueOn: IsoDate, today: IsoDate, field: string): FieldProblem | null {
  if (dueOn <= today) return fieldProblem(field, 'plans.error.past');
  return dueOn > addMonths(today, farthestMonths) ? fieldProblem(field, 'plans.error.far') : null;
}
