import type { LaunchProblem } from '../domain/launch-facts.js';
import type { Questionnaire } from '../domain/questionnaire.js';
import type { CycleEntity } from './cycle.entity.js';
import type { NominatedRater } from './draft-reader.js';
import type { ReviewEntity } from './review.entity.js';

/** Everything a launch needs to know, as plain data. */
export interface LaunchPlan {
  readonly cycle: CycleEntity;
  readonly reviews: readonly ReviewEntity[];
  /** Who will be asked, by review: without a step of nomination everyone proposed, else those of approved lists. */
  readonly nominations: ReadonlyMap<string, readonly NominatedRater[]>;
  /** What will be frozen: the present framework with the open questions chosen. */
  readonly questionnaire: Questionnaire;
  readonly blockers: readonly LaunchProblem[];
  readonly warnings: readonly LaunchProblem[];
  readonly requests: number;
  readonly raters: number;
  /** Time of all raters together. */
  readonly minutes: number;
}
