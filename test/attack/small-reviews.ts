import { defaultThresholds, equalWeights } from '../../src/domain/cycle-settings.js';
import type { Questionnaire } from '../../src/domain/questionnaire.js';
import type { RaterGroup } from '../../src/domain/rater-group.js';
import { answered, countOf, header } from '../support/reviews.js';
import type { TrueCycle, TrueRater } from './truth.js';

/** Raters of one group with these points; 0 is "can't judge". */
export function ratersWith(group: RaterGroup, ...rows: readonly (readonly number[])[]): Points[] {
  return rows.map((points) => ({ group, points }));
}

export interface Points {
  readonly group: RaterGroup;
  readonly points: readonly number[];
}

/** A cycle about one person. */
export function oneReview(questionnaire: Questionnaire, rows: readonly Points[], id = 'first'): TrueCycle {
  const raters = rows.map(({ group, points }, number): TrueRater => ({
    ...answered(questionnaire, group, points),
    raterId: group === 'self' ? 'subject' : `${group}-${number}`,
  }));
  const review = {
    id: `${id}-review`.replace('first-', ''),
    subjectId: 'subject',
    departmentId: null,
    managerId: null,
    coachId: null,
    header: { ...header, cycleId: id },
    invited: countOf(raters),
    raters,
  };
  const settings = { thresholds: defaultThresholds, weights: equalWeights };
  return { id, questionnaire, settings, departments: [], reviews: [review] };
}
