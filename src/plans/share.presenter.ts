import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { messageFor, type ShownProblem } from '../web/problems.js';
import type { WrittenPlan } from './plan-lookup.js';
import type { ShareChoice } from './plan-sharing.service.js';
import { ownStatement } from './plan.presenter.js';

export interface SharePage {
  readonly reviewId: string;
  readonly written: WrittenPlan;
  readonly managerName: string;
  readonly mayShareFigures: boolean;
  /** What was typed last; null: as it is shared now. */
  readonly choice: ShareChoice | null;
  readonly errors: readonly ShownProblem[];
}

/** Nothing is ticked that was not shared before. */
export function presentShareForm(page: SharePage, texts: Texts): object {
  const { reviewId, written, managerName, mayShareFigures, errors } = page;
  const { plan, actions } = written;
  const now = actions.filter(({ action }) => action.isShared).map(({ action }) => action.id);
  const choice = page.choice ?? { actionIds: now, ...plan };
  const name = `\u2068${managerName}\u2069`;
  return {
    heading: texts.t('plans.share.heading', { name }),
    lead: texts.t('plans.share.lead', { name }),
    back: paths.plan(reviewId),
    action: paths.planShare(reviewId),
    errors,
    error: messageFor('action', errors),
    options: actions.map(({ action }) => ({
      value: action.id,
      label: ownStatement(action.behaviour, texts),
      hint: action.what,
      isSelected: choice.actionIds.includes(action.id),
    })),
    sharesNotes: choice.sharesNotes,
    mayShareFigures,
    sharesFigures: choice.sharesFigures,
  };
}
