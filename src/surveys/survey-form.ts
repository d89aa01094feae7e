import type { LocalText } from '../domain/locale.js';
import { formFor, type OpenQuestion, type Questionnaire, type RatingScale } from '../domain/questionnaire.js';
import type { RaterGroup } from '../domain/rater-group.js';

/** What one rater group is asked: the questionnaire cut down to it, in the person of speech that fits. */
export interface SurveyForm {
  readonly scale: RatingScale;
  readonly competencies: readonly SurveyCompetency[];
  readonly questions: readonly { readonly id: string; readonly text: LocalText }[];
}

export interface SurveyCompetency {
  readonly id: string;
  readonly name: LocalText;
  readonly hasExample: boolean;
  readonly statements: readonly { readonly id: string; readonly text: LocalText }[];
}

export function surveyForm(questionnaire: Questionnaire, group: RaterGroup): SurveyForm {
  const isSelf = group === 'self';
  return {
    scale: questionnaire.scale,
    competencies: formFor(questionnaire, group).map(({ id, name, behaviours }) => ({
      id,
      name,
      hasExample: questionnaire.withoutExamples !== true,
      statements: behaviours.map(({ id: behaviourId, statement, selfStatement }) => ({
        id: behaviourId,
        text: isSelf ? { ...statement, ...filled(selfStatement) } : statement,
      })),
    })),
    questions: questionnaire.openQuestions.map((question) => ({
      id: question.id,
      text: questionText(question, isSelf),
    })),
  };
}

export function statementIds(form: SurveyForm): string[] {
  return form.competencies.flatMap(({ statements }) => statements.map(({ id }) => id));
}

function questionText({ text, selfText }: OpenQuestion, isSelf: boolean): LocalText {
  return isSelf ? { ...text, ...filled(selfText) } : text;
}

/** Only the languages in which there is a text: the statement for others is better than none. */
function filled(text: LocalText): LocalText {
  return Object.fromEntries(Object.entries(text).filter(([, words]) => words));
}
