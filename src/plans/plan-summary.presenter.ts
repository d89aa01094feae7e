import type { IsoDate } from '../domain/calendar.js';
import { textIn } from '../domain/locale.js';
import type { ShownReport } from '../domain/shown-report.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { PlannedAction } from './plan-lookup.js';
import {
  actionFacts,
  headingOf,
  ownStatement,
  presentNote,
  type PresentedSuggestion,
  suggestionsFor,
} from './plan.presenter.js';

/** A plan as its report shows it: all of it to its person, what was shared to the manager. */
export interface PlanSummary {
  readonly isOwn: boolean;
  readonly reviewId: string;
  readonly actions: readonly PlannedAction[];
  readonly managerName: string | null;
  readonly isShared: boolean;
  readonly today: IsoDate;
}

export interface PresentedPlan {
  readonly heading: string;
  readonly [part: string]: unknown;
}

const isolated = (name: string): string => `\u2068${name}\u2069`;

/** The last part of a report; null where there is nothing that this reader may see. */
export function presentPlanSummary(summary: PlanSummary, shown: ShownReport, texts: Texts): PresentedPlan | null {
  const { isOwn, reviewId, actions, today } = summary;
  if (!isOwn && actions.length === 0) return null;
  const name = isolated(shown.header.subjectName);
  return {
    heading: isOwn ? texts.t('report.plan-heading') : texts.t('plans.shared.heading', { name }),
    find: leadOf(summary, texts),
    share: shareOf(summary, texts),
    actions: actions.map(({ action, notes }) => ({
      ...actionFacts(action, today, texts),
      behaviour: isOwn ? ownStatement(action.behaviour, texts) : textIn(action.behaviour.statement, texts.locale),
      notes: notes.map((note) => presentNote(note, texts)),
      editHref: isOwn ? paths.planAction(reviewId, action.id) : '',
    })),
    suggestions:
      isOwn && actions.length === 0 ? suggestionsFor(shown, actions, reviewId, texts).map(withFirstIdea) : [],
    href: isOwn ? paths.plan(reviewId) : '',
    open: texts.t(actions.length === 0 ? 'report.plan-start' : 'report.plan-open'),
  };
}

/** One idea is enough to begin with; the others wait in the form. */
function withFirstIdea({ ideas, ...suggestion }: PresentedSuggestion): object {
  return { ...suggestion, idea: ideas[0] ?? '' };
}

function leadOf({ isOwn, actions, today }: PlanSummary, texts: Texts): string {
  if (!isOwn) return texts.t('report.plan-shared');
  return actions.length === 0 ? texts.t('report.plan-lead') : headingOf(actions, today, texts).heading;
}

/** With whom how much of it is shared, or that nothing is. */
function shareOf({ isOwn, actions, managerName, isShared }: PlanSummary, texts: Texts): string {
  if (!isOwn || actions.length === 0 || managerName === null) return '';
  const name = isolated(managerName);
  if (!isShared) return texts.t('plans.share.not', { name });
  return texts.t('plans.share.is', { n: actions.filter(({ action }) => action.isShared).length, name });
}
