import { deadlineOf, type CycleDates } from './cycle-dates.js';
import type { CycleState } from './cycle-lifecycle.js';
import type { Problem } from './errors.js';

export interface ClosingFacts extends Pick<CycleDates, 'closesOn' | 'zone'> {
  readonly state: CycleState;
  /** Requests neither answered nor declined, of raters who can still answer. */
  readonly open: number;
  readonly now: Date;
}

/** An answer whose body was whole within this time after the deadline still counts (anonymity 2). */
export const graceMs = 60_000;

/** What keeps HR from closing now: before the deadline a cycle closes only when nobody is left to answer. */
export function closeBlockers(facts: ClosingFacts): Problem[] {
  if (facts.state !== 'open') return [{ key: 'cycle.blocker.not-open', params: { state: facts.state } }];
  if (isPastDeadline(facts, facts.now) || facts.open === 0) return [];
  return [{ key: 'cycle.blocker.still-to-answer', params: { count: facts.open, date: facts.closesOn } }];
}

/** Whether the closing job may run: the deadline and its grace are over. */
export function isPastDeadline(dates: Pick<CycleDates, 'closesOn' | 'zone'>, now: Date): boolean {
  return now.getTime() >= deadlineOf(dates).getTime() + graceMs;
}

/** Whether an answer whose body was whole at this instant is in time (F14). */
export function isInTime(dates: Pick<CycleDates, 'closesOn' | 'zone'>, wholeAt: Date): boolean {
  return wholeAt.getTime() < deadlineOf(dates).getTime() + graceMs;
}
