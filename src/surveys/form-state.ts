import type { Answers } from '../domain/answers.js';
import { type SurveyForm, statementIds } from './survey-form.js';

/** A form as the rater left it: points as chosen, "na" for "can't judge", blanks absent; texts by competency and question. */
export interface FormState {
  readonly points: Readonly<Record<string, string>>;
  readonly examples: Readonly<Record<string, string>>;
  readonly comments: Readonly<Record<string, string>>;
}

/** What lies in the rater's copy. */
export interface RaterCopy extends FormState {
  /** Whether exactly this was sent; false for a draft and for changes after sending. */
  readonly isSent: boolean;
}

export const blankForm: FormState = { points: {}, examples: {}, comments: {} };

/** The plain text of an envelope: "can't judge" and blank are the same there. */
export function answersOf({ points, examples, comments }: FormState): Answers {
  const judged = Object.entries(points).filter(([, point]) => point !== 'na');
  return { ratings: Object.fromEntries(judged.map(([id, point]) => [id, Number(point)])), examples, comments };
}

export function judgedCount({ points }: FormState): number {
  return Object.values(points).filter((point) => point !== 'na').length;
}

/** Statements with any point chosen, "can't judge" included. */
export function answeredCount({ points }: FormState): number {
  return Object.keys(points).length;
}

export function blanksOf(form: SurveyForm, { points }: FormState): string[] {
  return statementIds(form).filter((id) => points[id] === undefined);
}

/** Fewer than half of the statements judged: Send leads to the check page once (domain, survey). */
export function isMostlyBlank(form: SurveyForm, state: FormState): boolean {
  return judgedCount(state) * 2 < statementIds(form).length;
}

export function textsIn({ examples, comments }: FormState): string[] {
  return [...Object.values(examples), ...Object.values(comments)];
}
