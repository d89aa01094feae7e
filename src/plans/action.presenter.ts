import { textIn } from '../domain/locale.js';
import { usualDueDay } from '../domain/plan-dates.js';
import { planSuggestions } from '../domain/plan-suggestions.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { messageFor, type ShownProblem } from '../web/problems.js';
import { dayParts, typedDay } from './day-parts.js';
import type { OwnReport } from './own-reports.js';
import type { PlanActionEntity } from './plan-action.entity.js';
import { ownStatement } from './plan.presenter.js';

export type ActionTexts = Readonly<Record<string, string>>;

/** A new action as it is offered: a suggested behaviour with its first idea and a day that is near enough. */
export function offeredAction({ shown }: OwnReport, behaviourId: unknown, today: string, texts: Texts): ActionTexts {
  const suggestions = planSuggestions(shown);
  const chosen = suggestions.find((each) => each.behaviourId === behaviourId);
  const [idea] = chosen?.ideas ?? [];
  return {
    behaviourId: chosen?.behaviourId ?? '',
    what: idea ? textIn(idea, texts.locale) : '',
    ...fields(dayParts(usualDueDay(today), texts)),
    whoNotices: '',
    howKnown: '',
  };
}

export function writtenAction(action: PlanActionEntity, texts: Texts): ActionTexts {
  const { behaviourId, what, dueOn, whoNotices, howKnown } = action;
  return { behaviourId, what, ...fields(dayParts(dueOn, texts)), whoNotices, howKnown };
}

function fields({ day, month, year }: ReturnType<typeof dayParts>): ActionTexts {
  return { dueOnDay: day, dueOnMonth: month, dueOnYear: year };
}

/** The form of one action, new or written. */
export function presentActionForm(
  report: OwnReport,
  action: PlanActionEntity | null,
  values: ActionTexts,
  errors: readonly ShownProblem[],
  texts: Texts,
): object {
  const { id } = report.review;
  const error = (field: string): string => messageFor(field, errors);
  return {
    heading: texts.t(action ? 'plans.form.heading-change' : 'plans.form.heading-new'),
    back: paths.plan(id),
    action: action ? paths.planAction(id, action.id) : paths.planActionNew(id),
    deleteHref: action ? paths.planActionPart(id, action.id, 'deletion') : '',
    errors,
    behaviour: {
      options: behaviourOptions(report, action, values.behaviourId ?? '', texts),
      error: error('behaviourId'),
    },
    ideas: ideasFor(report, values.behaviourId ?? '', texts),
    what: { value: values.what ?? '', error: error('what') },
    dueOn: { ...typedDay('dueOn', values), error: error('dueOn') },
    whoNotices: { value: values.whoNotices ?? '', error: error('whoNotices') },
    howKnown: { value: values.howKnown ?? '', error: error('howKnown') },
  };
}

/** All behaviours of the report; one that the report no longer has stays choosable for its own action. */
function behaviourOptions(
  { shown }: OwnReport,
  action: PlanActionEntity | null,
  chosen: string,
  texts: Texts,
): object[] {
  const known = shown.competencies.flatMap(({ behaviours }) => behaviours);
  const own = action && !known.some(({ id }) => id === action.behaviourId) ? [action] : [];
  const options = [
    ...known.map((behaviour) => ({ value: behaviour.id, label: ownStatement(behaviour, texts) })),
    ...own.map(({ behaviourId, behaviour }) => ({ value: behaviourId, label: ownStatement(behaviour, texts) })),
  ];
  return [{ value: '', label: texts.t('plans.form.choose') }, ...options].map((option) => ({
    ...option,
    isSelected: option.value === chosen,
  }));
}

function ideasFor({ shown }: OwnReport, behaviourId: string, texts: Texts): string[] {
  const competency = shown.competencies.find(({ behaviours }) => behaviours.some(({ id }) => id === behaviourId));
  return (competency?.ideas ?? []).map((idea) => textIn(idea, texts.locale)).filter((idea) => idea !== '');
}
