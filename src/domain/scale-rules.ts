import { fieldProblem, type FieldProblem } from './errors.js';
import type { Locale } from './locale.js';
import type { RatingScale } from './questionnaire.js';
import { foldForSearch } from './search-folding.js';

/** A scale has 2 to 10 points, each with its own words in every language asked (I57). */
export function scaleProblems(scale: RatingScale, locales: readonly Locale[]): FieldProblem[] {
  const points = scale.labels.length;
  if (points < 2 || points > 10)
    return [fieldProblem('scale', 'cycle.problem.scale-points', { points, minimum: 2, maximum: 10 })];
  return locales.flatMap((locale) => {
    const labels = scale.labels.map((label) => foldForSearch(label[locale] ?? ''));
    if (labels.includes('')) return [fieldProblem('scale', 'cycle.problem.scale-label-missing', { locale })];
    return new Set(labels).size < points ? [fieldProblem('scale', 'cycle.problem.scale-label-twice', { locale })] : [];
  });
}
