import { fieldProblem, FormRejected } from '../domain/errors.js';
import { readFigure } from '../domain/typed-figure.js';

const heaviest = 1000;

/** A figure in any digits, or null when the field is empty; throws FormRejected for anything else. */
export function optionalFigure(field: string, typed: string): number | null {
  if (typed.trim() === '') return null;
  const value = readFigure(typed);
  if (Number.isNaN(value)) throw new FormRejected([fieldProblem(field, 'scorecard.error.figure')]);
  return value;
}

export function requiredFigure(field: string, typed: string): number {
  const value = optionalFigure(field, typed);
  if (value === null) throw new FormRejected([fieldProblem(field, 'scorecard.error.figure-missing')]);
  return value;
}

/** How much something counts among its neighbours: above 0; 1 when nothing is typed. */
export function readWeight(field: string, typed: string, usual = 1): number {
  const value = optionalFigure(field, typed) ?? usual;
  if (value > 0 && value <= heaviest) return value;
  throw new FormRejected([fieldProblem(field, 'scorecard.error.weight', { heaviest })]);
}
