import { formFor, type Questionnaire } from './questionnaire.js';
import type { RaterGroup } from './rater-group.js';

const secondsPerStatement = 8;
const secondsPerQuestion = 90;

export interface FormLength {
  readonly statements: number;
  readonly questions: number;
  readonly minutes: number;
}

/** Minutes one form takes, rounded up: 8 seconds a statement, 90 an open question (our own estimate, experience 2). */
export function minutesFor(statements: number, openQuestions: number): number {
  return Math.ceil((statements * secondsPerStatement + openQuestions * secondsPerQuestion) / 60);
}

/** How long the form of one rater group is (experience 2). */
export function formLength(questionnaire: Questionnaire, group: RaterGroup): FormLength {
  const statements = formFor(questionnaire, group).flatMap((competency) => competency.behaviours).length;
  const questions = questionnaire.openQuestions.length;
  return { statements, questions, minutes: minutesFor(statements, questions) };
}
