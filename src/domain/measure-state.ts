import { daysBetween, type IsoDate } from './calendar.js';
import type { MeasureRange } from './measure-score.js';

/** Where a figure stands against its target, and where it went since the figure before. */
export type MeasureStanding = 'on-target' | 'above-target' | 'below-target';
export type MeasureCourse = 'first' | 'rising' | 'falling' | 'same';
export type Arrow = 'up' | 'down' | 'level' | 'none';

export interface MeasureState {
  readonly standing: MeasureStanding;
  readonly course: MeasureCourse;
  /** Whether the course leads towards the better end; null when there is none. */
  readonly isBetter: boolean | null;
  readonly arrow: Arrow;
}

/** A quarter and a month for closing the books; group results stay until the next cycle, a year and a month at most. */
const freshDays = { period: 122, cycle: 396 } as const;

/** Figures as shown (rounded), so that words never tell more than the page. */
export function measureState(
  now: number,
  before: number | null,
  target: number,
  { worst, best }: MeasureRange,
): MeasureState {
  const isLowerBetter = best < worst;
  const isReached = isLowerBetter ? now <= target : now >= target;
  const standing = isReached ? 'on-target' : now < target ? 'below-target' : 'above-target';
  if (before === null) return { standing, course: 'first', isBetter: null, arrow: 'none' };
  if (now === before) return { standing, course: 'same', isBetter: null, arrow: 'level' };
  const isRising = now > before;
  return {
    standing,
    course: isRising ? 'rising' : 'falling',
    isBetter: isRising !== isLowerBetter,
    arrow: isRising ? 'up' : 'down',
  };
}

/** Whether a figure that speaks of time until `until` still counts on a day. */
export function isCurrent(until: IsoDate, today: IsoDate, kind: keyof typeof freshDays): boolean {
  return daysBetween(until, today) <= freshDays[kind];
}
