import type { LocalText } from './locale.js';
import type { RaterGroup } from './rater-group.js';

/** The framework as frozen at launch: what raters of one cycle are asked, in every language. */
export interface Questionnaire {
  readonly scale: RatingScale;
  readonly values: readonly QuestionnaireValue[];
  readonly openQuestions: readonly OpenQuestion[];
  /** Nothing is asked to be written beside the statements. */
  readonly withoutExamples?: boolean;
}

/** Labels from lowest (1) to highest (A) point, and the words for "I can't judge this". */
export interface RatingScale {
  readonly labels: readonly LocalText[];
  readonly cannotJudge: LocalText;
}

export interface QuestionnaireValue {
  readonly id: string;
  readonly name: LocalText;
  readonly promise: LocalText;
  readonly competencies: readonly QuestionnaireCompetency[];
}

export interface QuestionnaireCompetency {
  readonly id: string;
  readonly name: LocalText;
  readonly shortName: LocalText;
  readonly ideas: readonly LocalText[];
  readonly behaviours: readonly QuestionnaireBehaviour[];
}

export interface QuestionnaireBehaviour {
  readonly id: string;
  readonly statement: LocalText;
  readonly selfStatement: LocalText;
  /** The rater groups that can see this behaviour and are asked about it. */
  readonly groups: readonly RaterGroup[];
}

export interface OpenQuestion {
  readonly id: string;
  /** May hold `{name}`, replaced by the name of the person rated. */
  readonly text: LocalText;
  readonly selfText: LocalText;
}

export function behavioursOf(questionnaire: Questionnaire): QuestionnaireBehaviour[] {
  return competenciesOf(questionnaire).flatMap((competency) => [...competency.behaviours]);
}

export function competenciesOf(questionnaire: Questionnaire): QuestionnaireCompetency[] {
  return questionnaire.values.flatMap((value) => [...value.competencies]);
}

/** The competencies with only those behaviours that one rater group is asked about; empty ones are left out. */
export function formFor(questionnaire: Questionnaire, group: RaterGroup): QuestionnaireCompetency[] {
  return competenciesOf(questionnaire)
    .map((competency) => ({
      ...competency,
      behaviours: competency.behaviours.filter((behaviour) => behaviour.groups.includes(group)),
    }))
    .filter((competency) => competency.behaviours.length > 0);
}
