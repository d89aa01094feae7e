import type { IsoDate } from './calendar.js';
import { fieldProblem, type FieldProblem } from './errors.js';
import { dateIn, endOfDay } from './zone-time.js';

/** A cycle's first and last whole day in its zone. */
export interface CycleDates {
  readonly opensOn: IsoDate;
  readonly closesOn: IsoDate;
  readonly zone: string;
}

/** What is wrong with the dates of a draft (I25). */
export function cycleDateProblems({ opensOn, closesOn, zone }: CycleDates, now: Date): FieldProblem[] {
  const today = dateIn(now, zone);
  const problems: FieldProblem[] = [];
  if (opensOn < today) problems.push(fieldProblem('opensOn', 'cycle.problem.opens-in-past', { date: opensOn }));
  if (closesOn < today) problems.push(fieldProblem('closesOn', 'cycle.problem.closes-in-past', { date: closesOn }));
  else if (closesOn < opensOn)
    problems.push(fieldProblem('closesOn', 'cycle.problem.closes-before-opens', { date: closesOn }));
  return problems;
}

/** The instant from which answers are late: the first one after the last day. */
export function deadlineOf({ closesOn, zone }: Pick<CycleDates, 'closesOn' | 'zone'>): Date {
  return endOfDay(closesOn, zone);
}

/** The deadline of an open cycle may be moved later, never earlier (domain, cycle). */
export function deadlineMoveProblem(
  present: Pick<CycleDates, 'closesOn' | 'zone'>,
  next: IsoDate,
  now: Date,
): FieldProblem | null {
  if (next <= present.closesOn)
    return fieldProblem('closesOn', 'cycle.problem.deadline-not-later', { date: present.closesOn });
  return next < dateIn(now, present.zone)
    ? fieldProblem('closesOn', 'cycle.problem.closes-in-past', { date: next })
    : null;
}
