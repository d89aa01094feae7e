import { commentLimit, readComment } from '../domain/comment-cleaning.js';
import { type FieldProblem, fieldProblem } from '../domain/errors.js';
import type { FormState } from './form-state.js';
import { type SurveyForm, statementIds } from './survey-form.js';

/** Fields of the form that are no answers: the token of staff pages, and which button was pressed. */
const buttons = ['_csrf', 'next', 'anyway', 'again'];
/** A draft keeps a text that is still too long to be sent, up to this many code points. */
const draftLimit = 20_000;

export type ReadAnswers =
  | { readonly kind: 'read'; readonly state: FormState; readonly problems: readonly FieldProblem[] }
  /** A field the form does not have: the page is older than the form, or not ours (I28, I49). */
  | { readonly kind: 'out-of-date'; readonly texts: readonly string[] };

export const pointField = (behaviourId: string): string => `q-${behaviourId}`;
export const exampleField = (competencyId: string): string => `e-${competencyId}`;
export const commentField = (questionId: string): string => `o-${questionId}`;

/** Reads a posted form strictly: one point from 1 to A or "na" a statement, one text a field (I26–I36, I41, I47–I49). */
export function readAnswers(body: unknown, form: SurveyForm): ReadAnswers {
  const fields = (body ?? {}) as Readonly<Record<string, unknown>>;
  if (!hasOnlyFieldsOf(form, fields)) return { kind: 'out-of-date', texts: textsFrom(fields) };
  const problems: FieldProblem[] = [];
  const points = Object.fromEntries(
    statementIds(form).flatMap((id, index) => {
      const value = fields[pointField(id)];
      if (value === undefined || value === '') return [];
      if (!isPoint(value, form.scale.labels.length)) {
        problems.push(
          fieldProblem(pointField(id), 'survey.error.point', { number: index + 1, highest: form.scale.labels.length }),
        );
        return [];
      }
      return [[id, value]];
    }),
  );
  const texts = (ids: readonly string[], nameOf: (id: string) => string): Record<string, string> =>
    Object.fromEntries(ids.flatMap((id) => textOf(fields[nameOf(id)], nameOf(id), id, problems)));
  const examples = texts(
    form.competencies.filter(({ hasExample }) => hasExample).map(({ id }) => id),
    exampleField,
  );
  const comments = texts(
    form.questions.map(({ id }) => id),
    commentField,
  );
  return { kind: 'read', state: { points, examples, comments }, problems };
}

/** Problems that forbid even keeping a draft: anything but a text that is only too long to be sent. */
export function draftProblems(problems: readonly FieldProblem[]): FieldProblem[] {
  return problems.filter(({ key, params }) => key !== 'survey.error.too-long' || Number(params.length) > draftLimit);
}

function hasOnlyFieldsOf(form: SurveyForm, fields: object): boolean {
  const known = new Set([
    ...buttons,
    ...statementIds(form).map(pointField),
    ...form.competencies.filter(({ hasExample }) => hasExample).map(({ id }) => exampleField(id)),
    ...form.questions.map(({ id }) => commentField(id)),
  ]);
  return Object.keys(fields).every((name) => known.has(name));
}

/** "3", never "3 ", "３", "1e0", a list or a number outside the scale. */
function isPoint(value: unknown, highest: number): value is string {
  if (typeof value !== 'string') return false;
  return value === 'na' || (/^[1-9]\d?$/.test(value) && Number(value) <= highest);
}

function textOf(value: unknown, field: string, id: string, problems: FieldProblem[]): [string, string][] {
  if (value === undefined) return [];
  if (typeof value !== 'string') {
    problems.push(fieldProblem(field, 'survey.error.text-twice'));
    return [];
  }
  const { text, length, isTooLong } = readComment(value);
  if (isTooLong) problems.push(fieldProblem(field, 'survey.error.too-long', { length, maximum: commentLimit }));
  return text === '' ? [] : [[id, text]];
}

/** What was written, to be copied elsewhere when it cannot be stored. */
export function textsFrom(body: unknown): string[] {
  return Object.entries((body ?? {}) as Record<string, unknown>)
    .filter(([name]) => /(?:^|\.)[eo]-/.test(name))
    .slice(0, 20)
    .flatMap(([, value]) => (typeof value === 'string' ? [readComment(value).text] : []))
    .filter((text) => text !== '');
}
