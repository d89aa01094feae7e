import { textIn } from '../domain/locale.js';
import { commentField, exampleField, pointField } from './answers-form.js';
import { blanksOf, type FormState, isMostlyBlank, judgedCount } from './form-state.js';
import { isolated, presentFrame, type RaterFrame } from './rater-frame.presenter.js';
import type { RaterRequest } from './rater-visit.js';
import { type SurveyForm, statementIds } from './survey-form.js';

/** The page between Send and sending: much is blank, or a comment holds a name (domain, survey; I39). */
export function presentCheck(
  frame: RaterFrame,
  request: RaterRequest,
  form: SurveyForm,
  state: FormState,
  names: readonly string[],
): object {
  const { texts, places } = frame;
  const { locale } = texts;
  const blanks = blanksOf(form, state);
  const isBlank = isMostlyBlank(form, state);
  const counts = { a: judgedCount(state), b: statementIds(form).length };
  const statements = form.competencies.flatMap(({ statements: of }) => of);
  return {
    ...presentFrame(frame),
    heading: texts.t(isBlank ? 'survey.check.heading' : 'survey.check.heading-names'),
    lead: isBlank ? texts.t('survey.check.lead', counts) : '',
    note: isBlank ? texts.t('survey.form.blanks') : '',
    warnings: names.map((name) => texts.t('survey.check.name', { name: isolated(name) })),
    // Behind a code from paper the answers stand on this page alone: its button takes them back to the form.
    isCarrying: frame.visit.isByPrint,
    blanks: isBlank
      ? statements
          .filter(({ id }) => blanks.includes(id))
          .map(({ id, text }) => ({ text: textIn(text, locale), href: places.form(request.id, pointField(id)) }))
      : [],
    backHref: places.form(request.id, isBlank && blanks[0] ? pointField(blanks[0]) : ''),
    backLabel: texts.t(isBlank ? 'survey.check.fill-in' : 'survey.check.change'),
    sendHref: places.send(request.id),
    declineHref: places.decline(request.id),
    fields: fieldsOf(state),
  };
}

/** The whole form again, so that what is sent is what this page was about. */
function fieldsOf({ points, examples, comments }: FormState): { name: string; value: string }[] {
  return [
    ...Object.entries(points).map(([id, value]) => ({ name: pointField(id), value })),
    ...Object.entries(examples).map(([id, value]) => ({ name: exampleField(id), value })),
    ...Object.entries(comments).map(([id, value]) => ({ name: commentField(id), value })),
  ];
}
