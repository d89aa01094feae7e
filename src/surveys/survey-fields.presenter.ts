import { commentLimit } from '../domain/comment-cleaning.js';
import { type Locale, type LocalText, textIn } from '../domain/locale.js';
import type { Texts } from '../i18n/texts.js';
import { messageFor, type ShownProblem } from '../web/problems.js';
import { commentField, exampleField, pointField } from './answers-form.js';
import type { FormState } from './form-state.js';
import type { SurveyCompetency, SurveyForm } from './survey-form.js';

interface FieldsShown {
  readonly texts: Texts;
  readonly problems: readonly ShownProblem[];
  readonly typed: Readonly<Record<string, string>>;
}

/** The statements under their headings and the open questions, with what is chosen and written so far. */
export function presentFields(form: SurveyForm, state: FormState, name: string, shown: FieldsShown) {
  const { texts } = shown;
  const labels = form.scale.labels.map((label) => textIn(label, texts.locale));
  const anchors = [...form.competencies.map(({ id }) => anchorOf(id)), ...(form.questions.length > 0 ? ['open'] : [])];
  return {
    cannotJudge: textIn(form.scale.cannotJudge, texts.locale),
    maxLength: commentLimit,
    competencies: form.competencies.map((competency, index) => ({
      anchor: anchors[index] ?? '',
      name: textIn(competency.name, texts.locale),
      place: texts.t('survey.form.place', { number: index + 1, total: form.competencies.length }),
      statements: competency.statements.map((statement) => presentStatement(statement, labels, state, shown)),
      example: presentExample(competency, state, shown),
      next: anchors[index + 1] ?? '',
    })),
    questionsHeading: texts.t('survey.form.questions', { n: form.questions.length }),
    questions: form.questions.map(({ id, text }) => ({
      ...boxOf(commentField(id), state.comments[id], shown),
      label: spoken(text, texts.locale, name),
    })),
  };
}

export function anchorOf(competencyId: string): string {
  return `c-${competencyId}`;
}

/** "What should {name} keep doing?" for one person. */
function spoken(text: LocalText, locale: Locale, name: string): string {
  return textIn(text, locale).replaceAll('{name}', name);
}

function presentStatement(
  { id, text }: SurveyCompetency['statements'][number],
  labels: readonly string[],
  { points }: FormState,
  { texts, problems }: FieldsShown,
) {
  const field = pointField(id);
  return {
    field,
    text: textIn(text, texts.locale),
    points: labels.map((label, index) => ({
      id: index === 0 ? field : '',
      value: String(index + 1),
      label,
      isChecked: points[id] === String(index + 1),
    })),
    isNotJudged: points[id] === 'na',
    error: messageFor(field, problems),
  };
}

function presentExample({ id }: SurveyCompetency, { examples }: FormState, shown: FieldsShown) {
  const box = boxOf(exampleField(id), examples[id], shown);
  return { ...box, isOpen: box.value !== '' || box.error !== '' };
}

function boxOf(field: string, kept: string | undefined, { problems, typed }: FieldsShown) {
  return { field, value: typed[field] ?? kept ?? '', error: messageFor(field, problems) };
}
