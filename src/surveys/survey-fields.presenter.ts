import { commentLimit } from '../domain/comment-cleaning.js';
import { textIn } from '../domain/locale.js';
import type { Texts } from '../i18n/texts.js';
import { messageFor, type ShownProblem } from '../web/problems.js';
import { commentField, exampleField, pointField } from './answers-form.js';
import type { FieldSource } from './field-source.js';
import type { SurveyCompetency, SurveyForm } from './survey-form.js';

interface FieldsShown {
  readonly source: FieldSource;
  readonly texts: Texts;
  readonly problems: readonly ShownProblem[];
  /** In a walk, and behind a code from paper, nothing is saved on the way. */
  readonly isWalk: boolean;
}

/** The statements under their headings and the open questions. */
export function presentFields(form: SurveyForm, shown: FieldsShown): object {
  const { texts, source, isWalk } = shown;
  const labels = form.scale.labels.map((label) => textIn(label, texts.locale));
  const anchors = [...form.competencies.map(({ id }) => anchorOf(id)), ...(form.questions.length > 0 ? ['open'] : [])];
  return {
    isWalk,
    cannotJudge: textIn(form.scale.cannotJudge, texts.locale),
    maxLength: commentLimit,
    competencies: form.competencies.map((competency, index) => ({
      anchor: anchors[index] ?? '',
      name: textIn(competency.name, texts.locale),
      place: texts.t('survey.form.place', { number: index + 1, total: form.competencies.length }),
      statements: competency.statements.map((statement) => presentStatement(statement, labels, shown)),
      example: competency.hasExample ? presentExample(competency, shown) : null,
      next: anchors[index + 1] ?? '',
    })),
    ofWords: source.ofWords,
    questionsHeading: texts.t('survey.form.questions', { n: form.questions.length }),
    questions: form.questions.map(({ id, text }) => ({
      ...boxOf(commentField(id), shown),
      // "What should {name} keep doing?" for one person.
      label: textIn(text, texts.locale).replaceAll('{name}', source.name),
    })),
  };
}

export function anchorOf(competencyId: string): string {
  return `c-${competencyId}`;
}

function presentStatement(
  { id, text }: SurveyCompetency['statements'][number],
  labels: readonly string[],
  shown: FieldsShown,
) {
  const { texts, source, problems } = shown;
  const field = pointField(id);
  return {
    field,
    text: textIn(text, texts.locale),
    // More than five points do not fit on a line.
    isList: labels.length > 5,
    points: labels.map((label, index) => ({
      // The first point carries the name of the field, so that links to the statement find it.
      id: index === 0 ? field : '',
      value: String(index + 1),
      label,
      checked: source.checked(field, String(index + 1)),
    })),
    notJudged: source.checked(field, 'na'),
    error: messageFor(field, problems),
  };
}

function presentExample({ id }: SurveyCompetency, shown: FieldsShown) {
  const field = exampleField(id);
  return { ...boxOf(field, shown), open: shown.source.open(field) };
}

function boxOf(field: string, { source, problems }: FieldsShown) {
  return { field, value: source.text(field), error: messageFor(field, problems) };
}
