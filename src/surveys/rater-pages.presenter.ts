import { isolated, presentFrame, presentPromises, type RaterFrame } from './rater-frame.presenter.js';
import type { ListedRequest } from './request-list.presenter.js';
import { nextRequest } from './request-list.presenter.js';
import type { RaterRequest } from './rater-visit.js';

/** Thanks, what happens now, and whom they are asked about next. */
export function presentSent(frame: RaterFrame, request: RaterRequest, others: readonly RaterRequest[]): object {
  const { visit, texts, places } = frame;
  const { closesOn, reportsOn } = visit.cycle;
  const isSelf = request.group === 'self';
  const isPulse = visit.cycle.settings.pulseSince !== undefined;
  return {
    ...presentFrame(frame),
    lead: texts.t(
      visit.isByPrint
        ? 'survey.print.sent-lead'
        : isPulse
          ? 'survey.sent.lead-pulse'
          : isSelf
            ? 'survey.sent.lead-self'
            : 'survey.sent.lead',
      {
        name: isolated(request.subject.name),
        date: texts.day(reportsOn ?? closesOn),
        deadline: texts.day(closesOn),
      },
    ),
    whoSees: presentPromises(request.group, visit.cycle, request.subject.name, texts).whoSees,
    changeHref: visit.isByPrint ? '' : places.form(request.id),
    takeBackHref: visit.isByPrint ? '' : places.decline(request.id),
    codeNote: visit.isByPrint ? texts.t('survey.print.sent') : '',
    next: nextRequest(frame, others, request.id),
    isListShown: others.length > 1,
    // Customers may agree to be told what came of it; the room of the closed loop answers there.
    hearHref: visit.rater.kind === 'customer' && !visit.isByPrint ? `${visit.base}/hear` : '',
    draftId: request.id,
  };
}

/** Declining, or taking sent answers back: asked here, done by the button; afterwards the same page says so. */
export function presentDecline(frame: RaterFrame, request: RaterRequest, isNothingJudged: boolean): object {
  const { texts, places } = frame;
  const { status, subject, group, id } = request;
  const isPulse = frame.visit.cycle.settings.pulseSince !== undefined;
  const kind = status === 'declined' ? 'declined' : status === 'done' ? 'take-back' : 'decline';
  const name = group === 'self' ? texts.t('survey.list.yourself') : isolated(subject.name);
  return {
    ...presentFrame(frame),
    heading: texts.t(`survey.${kind}.heading`, { name }),
    lead: texts.t(leadKeyOf(kind, isNothingJudged, isPulse), {
      name,
    }),
    isAsking: kind !== 'declined',
    // Nobody reads a reason in a pulse.
    isReasonAsked: kind === 'decline' && !isPulse,
    submit: texts.t(kind === 'take-back' ? 'survey.take-back.submit' : 'survey.decline.submit'),
    declineHref: places.decline(id),
    formHref: places.form(id),
    back: texts.t(kind === 'declined' ? 'survey.action.declined' : 'survey.decline.back'),
    isListShown: frame.visit.requests.length > 1,
  };
}

function leadKeyOf(kind: 'declined' | 'take-back' | 'decline', isNothingJudged: boolean, isPulse: boolean): string {
  if (isNothingJudged && kind === 'decline') return 'survey.decline.nothing-judged';
  return isPulse ? `survey.pulse.${kind}` : `survey.${kind}.lead`;
}

/** After the end: nobody's answers, only whether one's own were sent. */
export function presentClosed(frame: RaterFrame, listed: readonly ListedRequest[]): object {
  const { visit, texts } = frame;
  const date = texts.day(visit.cycle.closesOn);
  const stateOf = ({ request, copy }: ListedRequest): string => {
    if (request.status === 'done') return 'sent';
    if (request.status === 'declined') return 'declined';
    return copy ? 'saved' : 'open';
  };
  return {
    heading: texts.t('survey.closed.heading', { date }),
    rows: listed.map((each) => ({
      name: each.request.group === 'self' ? texts.t('survey.list.yourself') : each.request.subject.name,
      state: texts.t(`survey.closed.${stateOf(each)}`, { date }),
    })),
  };
}
