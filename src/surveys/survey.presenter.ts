import { formLength } from '../domain/form-length.js';
import type { Questionnaire } from '../domain/questionnaire.js';
import type { RaterGroup } from '../domain/rater-group.js';
import type { Texts } from '../i18n/texts.js';
import type { ShownProblem } from '../web/problems.js';
import { fieldsOf } from './field-source.js';
import { answeredCount, type FormState } from './form-state.js';
import {
  isolated,
  presentFrame,
  presentPromises,
  presentRole,
  type PromisedCycle,
  type RaterFrame,
} from './rater-frame.presenter.js';
import type { RaterRequest } from './rater-visit.js';
import type { SurveyForm } from './survey-form.js';
import { renderedFields, renderedFieldsWith } from './rendered-fields.js';

export interface SurveyPage {
  readonly frame: RaterFrame;
  readonly request: RaterRequest;
  readonly questionnaire: Questionnaire;
  readonly form: SurveyForm;
  readonly state: FormState;
  /** What the boxes show when it is not what was read: a text still too long, a field sent wrongly. */
  readonly typed?: Readonly<Record<string, string>>;
  readonly problems?: readonly ShownProblem[];
}

/** The form about one person, as its rater left it. */
export function presentSurvey(page: SurveyPage): object {
  const { frame, request, questionnaire, form, state, problems = [] } = page;
  const { visit, texts, places } = frame;
  const { id, group, subject } = request;
  const date = texts.day(visit.cycle.closesOn);
  const isSent = request.status === 'done';
  const intro = presentIntro(texts, group, subject, visit.cycle, questionnaire);
  const named = { name: isolated(subject.name), ofWords: intro.ofWords };
  return {
    ...presentFrame(frame),
    ...intro,
    ...presentProgress(texts, form, state),
    fields:
      problems.length > 0 || visit.isByPrint
        ? renderedFieldsWith(
            problems,
            form,
            texts,
            fieldsOf(state, named, page.typed),
            visit.isByPrint,
          )
        : renderedFields(form, texts, fieldsOf(state, named)),
    errors: problems,
    notice: isSent ? texts.t('survey.form.sent-notice', { date }) : '',
    keepNote: keepNoteOf(frame, date),
    isWalk: false,
    draftId: id,
    saveHref: visit.isByPrint ? places.send(id) : places.save(id),
    draftHref: visit.isByPrint ? '' : places.draft(id),
    sendHref: places.send(id),
    sendLabel: texts.t(isSent ? 'survey.form.send-again' : 'survey.form.send'),
    consent: group === 'customer' ? texts.t('survey.form.consent', { org: isolated(frame.organisation) }) : '',
    declineNote: texts.t(visit.cycle.settings.pulseSince ? 'survey.pulse.decline-note' : 'survey.form.decline-note'),
    declineHref: places.decline(id),
    declineName: group === 'self' ? '' : subject.name,
    isSent,
    isBackShown: visit.requests.length > 1,
  };
}

/** Where the answers are until they are sent; who printed a code is said to whoever uses it (anonymity 3). */
function keepNoteOf({ visit, texts }: RaterFrame, date: string): string {
  if (visit.isByPrint) {
    const name = isolated(visit.invitation.printer || texts.t('audit.gone'));
    return texts.t('survey.print.once', { name, date });
  }
  return texts.t(visit.isByLink ? 'survey.form.come-back' : 'survey.form.come-back-signed-in', { date });
}

/** The head of the form, the same for a real one and for a walk. */
export function presentIntro(
  texts: Texts,
  group: RaterGroup,
  subject: { readonly name: string; readonly jobTitle: string },
  cycle: PromisedCycle,
  questionnaire: Questionnaire,
) {
  const isSelf = group === 'self';
  const { statements, questions, minutes } = formLength(questionnaire, group);
  const length = texts.t(questions > 0 ? 'survey.form.length' : 'survey.form.length-without-questions', {
    s: statements,
    q: questions,
    m: minutes,
  });
  const { periodMonths, pulseSince } = cycle.settings;
  const name = isolated(subject.name);
  const stem = pulseSince
    ? texts.t('survey.form.stem-pulse', { name, date: texts.day(pulseSince) })
    : texts.t(isSelf ? 'survey.form.stem-self' : 'survey.form.stem', { n: periodMonths, name });
  return {
    subjectName: subject.name,
    isSelf,
    title: texts.t(isSelf ? 'survey.form.title-self' : 'survey.form.title', { name: subject.name }),
    role: presentRole(texts, group, subject.jobTitle, cycle.settings),
    lead: `${length} ${stem}`,
    selfNote: isSelf ? texts.t('survey.form.self-note') : '',
    ...presentPromises(group, cycle, subject.name, texts),
  };
}

export function presentProgress(texts: Texts, form: SurveyForm, state: FormState) {
  const total = form.competencies.reduce((sum, { statements }) => sum + statements.length, 0);
  const answered = answeredCount(state);
  const [n, t] = ['{n}', '{t}'];
  return {
    total,
    answered,
    count: texts.t('survey.form.count', { a: answered, b: total }),
    // The script fills these in as the rater answers.
    countTemplate: texts.t('survey.form.count', { a: n, b: t }),
  };
}
