import type { IsoDate } from '../domain/calendar.js';
import { textIn } from '../domain/locale.js';
import { mostActions, type PlanSuggestion, planSuggestions } from '../domain/plan-suggestions.js';
import type { ShownReport } from '../domain/shown-report.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { OwnReport } from './own-reports.js';
import type { PlanActionEntity } from './plan-action.entity.js';
import type { PlannedAction, WrittenPlan } from './plan-lookup.js';
import type { SentPulse } from './pulses.service.js';
import type { PlanNoteEntity } from './plan-note.entity.js';

export interface PlanPage {
  readonly report: OwnReport;
  readonly written: WrittenPlan | null;
  readonly managerName: string | null;
  /** Whom it is shared with, while that person still is the manager. */
  readonly sharedWith: string | null;
  readonly talkOn: IsoDate | null;
  readonly pulse: SentPulse | null;
  readonly today: IsoDate;
}

const isolated = (name: string): string => `\u2068${name}\u2069`;

/** A person's plan: what is next as headline, the actions, and what else the report suggests. */
export function presentPlan(page: PlanPage, texts: Texts): object {
  const { report, written, today } = page;
  const { review, cycleName, shown } = report;
  const actions = written?.actions ?? [];
  const mayAdd = actions.length < mostActions;
  return {
    ...headingOf(actions, today, texts),
    meta: texts.t('plans.meta', { cycle: isolated(cycleName) }),
    reportHref: paths.report(review.id),
    talk: talkOf(page, texts),
    actions: actions.map((each) => presentAction(each, review.id, today, texts)),
    suggestions: mayAdd ? suggestionsFor(shown, actions, review.id, texts) : [],
    addHref: mayAdd ? paths.planActionNew(review.id) : '',
    share: shareOf(page, texts),
    pulse: written && actions.length > 0 ? { href: paths.planPulse(review.id), ...pulseOf(page, texts) } : null,
    reminders: written && actions.length > 0 ? remindersOf(written, review.id, texts) : null,
    whoSees: page.sharedWith
      ? texts.t('plans.who-sees-shared', { name: isolated(page.sharedWith) })
      : texts.t('plans.who-sees'),
  };
}

export function headingOf(
  actions: readonly PlannedAction[],
  today: IsoDate,
  texts: Texts,
): { heading: string; lead: string } {
  if (actions.length === 0) return { heading: texts.t('plans.heading-empty'), lead: texts.t('plans.lead-empty') };
  const open = actions.map(({ action }) => action).filter(({ doneOn }) => doneOn === null);
  const late = open.filter(({ dueOn }) => dueOn < today).length;
  if (late > 0) return { heading: texts.t('plans.heading-late', { n: late }), lead: texts.t('plans.lead-late') };
  const [next] = open.map(({ dueOn }) => dueOn).sort();
  if (!next) return { heading: texts.t('plans.heading-done'), lead: texts.t('plans.lead-done') };
  return { heading: texts.t('plans.heading-next', { date: texts.day(next) }), lead: texts.t('plans.lead-next') };
}

function presentAction({ action, notes }: PlannedAction, reviewId: string, today: IsoDate, texts: Texts): object {
  const part = (name: Parameters<typeof paths.planActionPart>[2]): string =>
    paths.planActionPart(reviewId, action.id, name);
  return {
    ...actionFacts(action, today, texts),
    behaviour: ownStatement(action.behaviour, texts),
    notes: notes.map((note) => presentNote(note, texts)),
    isDone: action.doneOn !== null,
    editHref: paths.planAction(reviewId, action.id),
    noteHref: part('notes'),
    deleteHref: part('deletion'),
    stateAction: part(action.doneOn === null ? 'completion' : 'reopening'),
  };
}

/** What the person and, if shared, the manager read about an action. */
export function actionFacts(action: PlanActionEntity, today: IsoDate, texts: Texts): object {
  const { what, whoNotices, howKnown, dueOn, doneOn } = action;
  const isLate = doneOn === null && dueOn < today;
  const state = doneOn ? texts.t('plans.done-on', { date: texts.day(doneOn) }) : isLate ? texts.t('plans.late') : '';
  return { what, whoNotices, howKnown, by: texts.day(dueOn), state, isLate };
}

export function presentNote({ text, writtenOn }: PlanNoteEntity, texts: Texts): object {
  return { text, on: texts.day(writtenOn) };
}

type Statements = PlanActionEntity['behaviour'];

export function ownStatement({ statement, selfStatement }: Statements, texts: Texts): string {
  return textIn(selfStatement, texts.locale) || textIn(statement, texts.locale);
}

export interface PresentedSuggestion {
  readonly behaviour: string;
  readonly reason: string;
  readonly ideas: readonly string[];
  readonly href: string;
}

export function suggestionsFor(
  shown: ShownReport,
  actions: readonly PlannedAction[],
  reviewId: string,
  texts: Texts,
): PresentedSuggestion[] {
  const taken = new Set(actions.map(({ action }) => action.behaviourId));
  return planSuggestions(shown)
    .filter(({ behaviourId }) => !taken.has(behaviourId))
    .slice(0, mostActions - actions.length)
    .map((suggestion) => presentSuggestion(suggestion, shown, reviewId, texts));
}

function presentSuggestion(
  suggestion: PlanSuggestion,
  shown: ShownReport,
  reviewId: string,
  texts: Texts,
): PresentedSuggestion {
  const behaviours = shown.competencies.flatMap(({ behaviours: own }) => own);
  const behaviour = behaviours.find(({ id }) => id === suggestion.behaviourId);
  return {
    behaviour: behaviour ? ownStatement(behaviour, texts) : '',
    reason: texts.t(`plans.reason.${suggestion.reason}`),
    ideas: suggestion.ideas.map((idea) => textIn(idea, texts.locale)).filter((idea) => idea !== ''),
    href: `${paths.planActionNew(reviewId)}?behaviour=${encodeURIComponent(suggestion.behaviourId)}`,
  };
}

function talkOf({ talkOn, today, managerName }: PlanPage, texts: Texts): string {
  if (!talkOn || !managerName) return '';
  const key = talkOn < today ? 'plans.talked' : 'plans.talk';
  return texts.t(key, { name: isolated(managerName), date: texts.weekday(talkOn) });
}

function shareOf({ report, written, managerName, sharedWith }: PlanPage, texts: Texts): object | null {
  if (!written || written.actions.length === 0) return null;
  const { id } = report.review;
  if (sharedWith) {
    const n = written.actions.filter(({ action }) => action.isShared).length;
    return {
      text: texts.t('plans.share.is', { n, name: isolated(sharedWith) }),
      href: paths.planShare(id),
      action: texts.t('plans.share.change'),
      seenHref: paths.planShared(id),
      endAction: paths.planShareEnd(id),
    };
  }
  return managerName
    ? {
        text: texts.t('plans.share.not', { name: isolated(managerName) }),
        href: paths.planShare(id),
        action: texts.t('plans.share.choose-action'),
        seenHref: '',
        endAction: '',
      }
    : null;
}

function pulseOf({ pulse }: PlanPage, texts: Texts): { text: string; action: string } {
  if (!pulse) return { text: texts.t('plans.pulse.offer'), action: texts.t('plans.pulse.ask') };
  const text = texts.t(`plans.pulse.state.${pulse.state}`, { date: texts.day(pulse.closesOn) });
  return { text, action: texts.t('plans.pulse.open') };
}

function remindersOf({ plan }: WrittenPlan, reviewId: string, texts: Texts): object {
  return {
    text: texts.t(plan.remindersStopped ? 'plans.reminders.off' : 'plans.reminders.on'),
    label: texts.t(plan.remindersStopped ? 'plans.reminders.start' : 'plans.reminders.stop'),
    value: plan.remindersStopped ? 'on' : 'off',
    action: paths.planReminders(reviewId),
  };
}
