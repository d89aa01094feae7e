import type { Texts } from '../i18n/texts.js';
import type { ShownProblem } from '../web/problems.js';
import { escapeHtml, readyHtml, renderView } from '../web/view-engine.js';
import { cutAtHoles, type FieldSource, fillHoles, holes } from './field-source.js';
import { presentFields } from './survey-fields.presenter.js';
import type { SurveyForm } from './survey-form.js';

const view = 'surveys/survey-fields';
/** Forms are kept for the life of the process and never change, so their pieces may be kept beside them. */
const piecesOf = new WeakMap<SurveyForm, Map<string, readonly string[]>>();

/** The fields of a form for one rater. They are rendered once per form and language; only the holes are filled. */
export function renderedFields(form: SurveyForm, texts: Texts, source: FieldSource): object {
  const byLocale = piecesOf.get(form) ?? new Map<string, readonly string[]>();
  piecesOf.set(form, byLocale);
  const pieces = byLocale.get(texts.locale) ?? cutAtHoles(render(form, texts, holes, [], false));
  byLocale.set(texts.locale, pieces);
  return readyHtml(fillHoles(pieces, source, escapeHtml));
}

/** The same with what is wrong beside its field, or without buttons to save: rare, so rendered afresh. */
export function renderedFieldsWith(
  problems: readonly ShownProblem[],
  form: SurveyForm,
  texts: Texts,
  source: FieldSource,
  isUnkept: boolean,
): object {
  return readyHtml(render(form, texts, source, problems, isUnkept));
}

export function renderedFieldsForWalk(form: SurveyForm, texts: Texts, source: FieldSource): object {
  return readyHtml(render(form, texts, source, [], true));
}

function render(
  form: SurveyForm,
  texts: Texts,
  source: FieldSource,
  problems: readonly ShownProblem[],
  isWalk: boolean,
): string {
  return renderView(view, presentFields(form, { source, texts, problems, isWalk }), { locale: texts.locale });
}
