import { textIn } from '../domain/locale.js';
import type { ShownReport } from '../domain/shown-report.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { actionFacts, presentNote } from './plan.presenter.js';
import type { WrittenPlan } from './plan-lookup.js';

export interface SharedPlan {
  readonly written: WrittenPlan;
  readonly personName: string;
  readonly managerName: string;
  readonly isOwn: boolean;
  /** Only when the person shares figures, and the manager may see them. */
  readonly figures: Pick<ShownReport, 'competencies' | 'scale'> | null;
  readonly today: string;
}

/** What the manager reads: the actions ticked, notes and averages only if ticked too. Its person sees the same page. */
export function presentSharedPlan(shared: SharedPlan, texts: Texts): object {
  const { written, personName, managerName, isOwn, figures, today } = shared;
  const { plan, actions } = written;
  const person = `\u2068${personName}\u2069`;
  const manager = `\u2068${managerName}\u2069`;
  return {
    heading: texts.t('plans.shared.heading', { name: person }),
    note: isOwn ? texts.t('plans.shared.own-note', { name: manager }) : '',
    back: isOwn ? paths.plan(plan.reviewId) : paths.team(),
    backLabel: texts.t(isOwn ? 'plans.back' : 'plans.shared.back-to-team'),
    changeHref: isOwn ? paths.planShare(plan.reviewId) : '',
    endAction: isOwn ? paths.planShareEnd(plan.reviewId) : '',
    actions: actions
      .filter(({ action }) => action.isShared)
      .map(({ action, notes }) => ({
        ...actionFacts(action, today, texts),
        behaviour: textIn(action.behaviour.statement, texts.locale),
        notes: plan.sharesNotes ? notes.map((note) => presentNote(note, texts)) : [],
      })),
    figures: figures ? presentFigures(figures, texts) : null,
    whoSees: texts.t(isOwn ? 'plans.shared.foot-own' : 'plans.shared.foot', { name: isOwn ? manager : person }),
  };
}

function presentFigures({ competencies, scale }: Pick<ShownReport, 'competencies' | 'scale'>, texts: Texts): object {
  const write = (value: number | null): string => (value === null ? '–' : texts.number(value, 1));
  return {
    note: texts.t('plans.shared.figures-note', { points: scale.points }),
    rows: competencies
      .filter(({ others }) => others !== null)
      .map(({ name, self, others }) => ({
        competency: textIn(name, texts.locale),
        self: write(self),
        others: write(others),
      })),
  };
}
