import { formLength } from '../domain/form-length.js';
import type { Questionnaire } from '../domain/questionnaire.js';
import { answeredCount, type RaterCopy } from './form-state.js';
import { presentFrame, presentPromises, presentRole, promiseKind, type RaterFrame } from './rater-frame.presenter.js';
import type { RaterRequest } from './rater-visit.js';
import { besideEachOther } from './side-by-side/side-people.js';

export interface ListedRequest {
  readonly request: RaterRequest;
  readonly copy: RaterCopy | null;
}

const states = ['started', 'not-started', 'sent', 'declined'] as const;
type State = (typeof states)[number];

/** Everyone a rater is asked about, started ones first, with one thing to do for each. */
export function presentRequestList(
  frame: RaterFrame,
  listed: readonly ListedRequest[],
  questionnaire: Questionnaire,
): object {
  const { visit, texts } = frame;
  const inOrder = listed
    .map((each) => ({ ...each, state: stateOf(each) }))
    .sort((a, b) => states.indexOf(a.state) - states.indexOf(b.state));
  const rows = inOrder.map((each, index) => presentRow(frame, each, questionnaire, index === 0));
  const minutes = Math.max(...listed.map(({ request }) => formLength(questionnaire, request.group).minutes));
  const isDone = inOrder.every(({ state }) => state === 'sent' || state === 'declined');
  return {
    ...presentFrame(frame),
    heading: texts.t(isDone ? 'survey.list.heading-done' : 'survey.list.heading', { n: listed.length }),
    lead: texts.t(leadKeyOf(isDone, visit.isByPrint), {
      minutes,
      date: texts.weekday(visit.cycle.closesOn),
    }),
    rows,
    ...presentSides(frame),
    forget: '',
    ways: presentWays(
      frame,
      inOrder.map(({ request }) => request),
    ),
  };
}

function leadKeyOf(isDone: boolean, isByPrint: boolean): string {
  if (isByPrint) return isDone ? 'survey.print.sent' : 'survey.print.list-lead';
  return isDone ? 'survey.list.lead-done' : 'survey.list.lead';
}

/** Where several people can be answered about beside each other; one at a time stays the first thing offered. */
function presentSides({ visit, texts, places }: RaterFrame) {
  // Side by side lives from what is saved on the way, and paper saves nothing.
  const length = visit.isByPrint ? 0 : besideEachOther(visit).length;
  return {
    sideHref: length > 0 ? places.side(1) : '',
    sideLabel: texts.t('survey.side.offer', { n: length }),
  };
}

function stateOf({ request, copy }: ListedRequest): State {
  if (request.status === 'done') return 'sent';
  if (request.status === 'declined') return 'declined';
  return copy && (answeredCount(copy) > 0 || hasTexts(copy)) ? 'started' : 'not-started';
}

function hasTexts({ examples, comments }: RaterCopy): boolean {
  return Object.keys(examples).length + Object.keys(comments).length > 0;
}

function presentRow(
  { visit, texts, places }: RaterFrame,
  { request, copy, state }: ListedRequest & { readonly state: State },
  questionnaire: Questionnaire,
  isFirst: boolean,
) {
  const { subject, group, id } = request;
  const isUnsent = state === 'sent' && copy !== null && !copy.isSent;
  const counts = { answered: copy ? answeredCount(copy) : 0, total: formLength(questionnaire, group).statements };
  return {
    name: group === 'self' ? texts.t('survey.list.yourself') : subject.name,
    role: presentRole(texts, group, subject.jobTitle, visit.cycle.settings),
    state: texts.t(isUnsent ? 'survey.state.sent-changed' : `survey.state.${state}`, counts),
    declineHref: state === 'sent' || state === 'declined' ? '' : places.decline(id),
    href: visit.isByPrint && state === 'sent' ? '' : places.form(id),
    action: texts.t(`survey.action.${state}`),
    isQuiet: !isFirst || state === 'sent' || state === 'declined',
  };
}

/** Who sees what, once for each kind of relation the rater has. */
export function presentWays({ visit, texts }: RaterFrame, requests: readonly RaterRequest[]) {
  const first = new Map<string, RaterRequest>();
  for (const request of requests) {
    const kind = promiseKind(request.group);
    if (!first.has(kind)) first.set(kind, request);
  }
  return [...first].map(([kind, { group, subject }]) => ({
    term: texts.t(`survey.ways.${kind}`),
    text: presentPromises(group, visit.cycle, subject.name, texts).whoSees,
  }));
}

export function nextRequest(
  frame: RaterFrame,
  requests: readonly RaterRequest[],
  doneId: string,
): { name: string; href: string } | null {
  const next = requests.find(({ id, status }) => status === 'open' && id !== doneId);
  if (!next) return null;
  const name = next.group === 'self' ? frame.texts.t('survey.list.yourself') : next.subject.name;
  return { name, href: frame.places.form(next.id) };
}
