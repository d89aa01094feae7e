import type { OpenedAnswers } from '../../src/domain/answers.js';
import type { GroupCounts } from '../../src/domain/blocks.js';
import type { CycleSettings } from '../../src/domain/cycle-settings.js';
import type { UnitDepartment } from '../../src/domain/group-units.js';
import { behavioursOf, type Questionnaire, type QuestionnaireBehaviour } from '../../src/domain/questionnaire.js';
import { isProtected } from '../../src/domain/rater-group.js';
import type { ReportHeader } from '../../src/domain/shown-report.js';

/** One rater's answers about one person, with the name that the product must forget. */
export interface TrueRater extends OpenedAnswers {
  readonly raterId: string;
}

export interface TrueReview {
  readonly id: string;
  readonly subjectId: string;
  readonly departmentId: string | null;
  readonly managerId: string | null;
  readonly coachId: string | null;
  readonly header: ReportHeader;
  readonly invited: GroupCounts;
  /** Those whose envelope was there at the mix. */
  readonly raters: readonly TrueRater[];
}

/** The seeded truth of one cycle. */
export interface TrueCycle {
  readonly id: string;
  readonly questionnaire: Questionnaire;
  readonly settings: Pick<CycleSettings, 'thresholds' | 'weights'>;
  readonly departments: readonly UnitDepartment[];
  readonly reviews: readonly TrueReview[];
}

/** Rules that a mutation switches off; the product has no such switch. */
export interface Rules {
  readonly R3: boolean;
  readonly R4: boolean;
  readonly R5: boolean;
  readonly R6: boolean;
}

export const allRules: Rules = { R3: true, R4: true, R5: true, R6: true };

/** The name of one unknown: what one rater answered to one behaviour of one review. */
export function unknownOf(reviewId: string, raterId: string, behaviourId: string): string {
  return `${reviewId} ${raterId} ${behaviourId}`;
}

export function raterOf(unknown: string): string {
  return unknown.split(' ')[1] ?? '';
}

const known = new WeakMap<Questionnaire, Map<string, QuestionnaireBehaviour>>();

/** Asked for millions of times in a long run: worked out once for each questionnaire. */
function behavioursById(questionnaire: Questionnaire): Map<string, QuestionnaireBehaviour> {
  const behaviours = known.get(questionnaire) ?? new Map(behavioursOf(questionnaire).map((each) => [each.id, each]));
  known.set(questionnaire, behaviours);
  return behaviours;
}

/** A judgement as it counts: a whole point of the scale, given by somebody who was asked. */
export function judgement(cycle: TrueCycle, rater: TrueRater, behaviourId: string): number | null {
  const behaviour = behavioursById(cycle.questionnaire).get(behaviourId);
  const point = rater.answers.ratings[behaviourId];
  return behaviour?.groups.includes(rater.group) && point !== undefined ? point : null;
}

/** Its subject; its manager and coach unless they answered about that person among the protected. */
export function mayOpen(personId: string, review: TrueReview): boolean {
  if (review.subjectId === personId) return true;
  if (review.managerId !== personId && review.coachId !== personId) return false;
  return !review.raters.some(({ raterId, group }) => raterId === personId && isProtected(group));
}
