import type { CycleSettings } from '../domain/cycle-settings.js';
import type { Questionnaire } from '../domain/questionnaire.js';

/** The framework with only those open questions that a cycle asks. */
export function askedQuestionnaire(
  questionnaire: Questionnaire,
  { openQuestions }: Pick<CycleSettings, 'openQuestions'>,
): Questionnaire {
  if (!openQuestions) return questionnaire;
  return {
    ...questionnaire,
    openQuestions: questionnaire.openQuestions.filter(({ id }) => openQuestions.includes(id)),
  };
}
