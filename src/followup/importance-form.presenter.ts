import { fewestAnswers } from '../domain/importance-cells.js';
import { type Audience, type ImportancePart, importancePoints } from '../domain/importance-form.js';
import { textIn } from '../domain/locale.js';
import type { Questionnaire } from '../domain/questionnaire.js';
import type { Texts } from '../i18n/texts.js';
import { isolated } from '../surveys/rater-frame.presenter.js';
import type { ImportanceState } from './importance-answers.js';
import type { ImportanceVisit } from './importance-visits.js';

export interface ImportanceFrame {
  readonly visit: ImportanceVisit;
  readonly texts: Texts;
  readonly organisation: string;
}

const secondsEach = 8;

export function presentImportanceForm(
  { visit, texts, organisation }: ImportanceFrame,
  questionnaire: Questionnaire,
  parts: readonly ImportancePart[],
  state: ImportanceState,
): object {
  const { survey, request, base, person } = visit;
  const total = parts.flatMap(({ items }) => items).length;
  const date = texts.day(survey.closesOn);
  return {
    organisation,
    addressee: person.name,
    lead: texts.t('desired.form.lead', {
      org: isolated(organisation),
      s: total,
      m: Math.max(1, Math.ceil((total * secondsEach) / 60)),
    }),
    deadline: texts.t('desired.form.deadline', { day: texts.weekday(survey.closesOn) }),
    promise: promiseText(visit, texts),
    afterClose: texts.t('desired.form.after-close', { date }),
    isSent: request.status === 'done',
    notice: request.status === 'done' ? texts.t('desired.form.sent-notice', { date }) : '',
    draftId: request.id,
    saveHref: `${base}/save`,
    draftHref: `${base}/draft`,
    sendHref: `${base}/send`,
    declineHref: `${base}/decline`,
    stopHref: request.remindersStopped ? '' : `${base}/stop`,
    objectionHref: person.kind === 'customer' ? `${base}/objection` : '',
    count: texts.t('survey.form.count', { a: Object.keys(state).length, b: total }),
    countTemplate: texts.t('survey.form.count', { a: '{n}', b: '{t}' }),
    answered: Object.keys(state).length,
    total,
    cannotJudge: textIn(questionnaire.scale.cannotJudge, texts.locale),
    parts: parts.map(({ aspect, items }, index) => ({
      anchor: `part-${aspect}`,
      heading: texts.t(`desired.part.${aspect}`, { org: isolated(organisation) }),
      note: texts.t(`desired.part-note.${aspect}`, { org: isolated(organisation) }),
      place: texts.t('survey.form.place', { number: index + 1, total: parts.length }),
      statements: items.map(({ key, text }) => ({
        field: `q-${key}`,
        text: textIn(text, texts.locale),
        points: Array.from({ length: importancePoints }, (_, point) => ({
          id: point === 0 ? `q-${key}` : '',
          value: String(point + 1),
          label: texts.t(`desired.point.${String(point + 1)}`),
          isChecked: state[key] === String(point + 1),
        })),
        isNotJudged: state[key] === 'na',
      })),
    })),
  };
}

/** A question before a deed that cannot be undone by itself, and what is said afterwards. */
export function presentImportanceFrame({ visit, texts, organisation }: ImportanceFrame, deed: string, isOver: boolean) {
  const { survey, base, request } = visit;
  const kind = deed === 'decline' && request.status === 'done' ? 'take-back' : deed;
  const params = { org: isolated(organisation), date: texts.day(survey.closesOn) };
  return {
    isOver,
    heading: texts.t(`desired.${kind}.${isOver ? 'done' : 'ask'}`, params),
    lead: texts.t(`desired.${kind}.${isOver ? 'done-lead' : 'ask-lead'}`, params),
    postHref: isOver ? '' : `${base}/${deed}`,
    submit: isOver ? '' : texts.t(`desired.${kind}.submit`),
    formHref: base,
    mayReturn: deed !== 'objection',
  };
}

/** Generated from the survey's own minimum. */
function promiseText({ survey, request }: ImportanceVisit, texts: Texts): string {
  return promiseTo(request.audience, survey.minimum, texts);
}

/** What an audience is promised, in words made from the survey's minimum. */
export function promiseTo(audience: Audience, minimum: number, texts: Texts): string {
  const fewest = fewestAnswers(audience, minimum);
  return texts.t(`desired.promise.${audience}`, { others: fewest - 1, minimum: fewest });
}
