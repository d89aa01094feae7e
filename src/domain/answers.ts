import type { RaterGroup } from './rater-group.js';

/** What one rater answered about one person; the plain text inside an envelope. */
export interface Answers {
  /** Behaviour id → scale point 1..A. "Can't judge" and blank are absent. */
  readonly ratings: Readonly<Record<string, number>>;
  /** Competency id → example text. */
  readonly examples: Readonly<Record<string, string>>;
  /** Open question id → text. */
  readonly comments: Readonly<Record<string, string>>;
}

/** An opened envelope together with what the mix may know about it. */
export interface OpenedAnswers {
  readonly group: RaterGroup;
  readonly answers: Answers;
}
