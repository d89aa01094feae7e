import type { Thresholds } from './cycle-settings.js';
import { fieldProblem, type FieldProblem } from './errors.js';
import { digitsToAscii } from './search-folding.js';

/** People behind a figure or a comment: between 3 and 10 (I53); group views need at least 5 (anonymity 4). */
export const thresholdRange = { minimum: 3, maximum: 10 } as const;
export const groupViewMinimum = 5;

/** A threshold as typed in any digits, or null when it is not a whole number from 3 to 10. */
export function readThreshold(typed: string): number | null {
  const text = digitsToAscii(typed).trim();
  return /^\d{1,2}$/.test(text) && isThreshold(Number(text)) ? Number(text) : null;
}

/** Every threshold outside its range. */
export function thresholdProblems(thresholds: Thresholds): FieldProblem[] {
  const { minimum, maximum } = thresholdRange;
  const outside = (['ratings', 'comments'] as const).filter((field) => !isThreshold(thresholds[field]));
  const low = (['groupSubjects', 'groupRaters'] as const).filter(
    (field) => !Number.isInteger(thresholds[field]) || thresholds[field] < groupViewMinimum,
  );
  return [
    ...outside.map((field) => fieldProblem(field, 'cycle.problem.threshold-range', { minimum, maximum })),
    ...low.map((field) => fieldProblem(field, 'cycle.problem.group-view-minimum', { minimum: groupViewMinimum })),
  ];
}

function isThreshold(value: number): boolean {
  return Number.isInteger(value) && value >= thresholdRange.minimum && value <= thresholdRange.maximum;
}
