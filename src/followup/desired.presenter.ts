import { type Audience, audiences } from '../domain/importance-form.js';
import type { Texts } from '../i18n/texts.js';
import type { PersonEntity } from '../people/person.entity.js';
import { paths } from '../web/paths.js';
import { messageFor, type ShownProblem } from '../web/problems.js';
import { presentDay } from './day-fields.js';
import { promiseTo } from './importance-form.presenter.js';
import type { ImportanceSurveyForm } from './importance.form.js';
import type { ImportanceSurveyEntity } from './importance-survey.entity.js';
import type { PlannedSurvey } from './importance-launch.js';

export function presentDesiredList(surveys: readonly ImportanceSurveyEntity[], texts: Texts): object {
  return {
    back: paths.loop(),
    newHref: paths.desiredNew(),
    surveys: surveys.map(({ id, name, state, closesOn }) => ({
      href: paths.desiredSurvey(id),
      title: name,
      state: texts.t(`desired.state.${state}`, { date: texts.day(closesOn) }),
    })),
  };
}

export function presentDesiredForm(
  people: Readonly<Record<Audience, readonly PersonEntity[]>>,
  values: Readonly<Record<string, string>>,
  chosen: readonly Audience[],
  errors: readonly ShownProblem[],
  texts: Texts,
): object {
  const field = (name: string) => ({
    name,
    label: texts.t(`desired.field.${name}`),
    hint: texts.t(`desired.hint.${name}`),
    value: values[name] ?? '',
    error: messageFor(name, errors),
  });
  return {
    back: paths.desired(),
    action: `${paths.desired()}/review`,
    errors,
    titleField: field('title'),
    minimum: { ...field('minimum'), width: 'short', inputmode: 'numeric', dir: 'ltr' },
    day: presentDay(
      'closesOn',
      { label: texts.t('desired.field.closesOn'), hint: texts.t('desired.hint.closesOn') },
      values,
      errors,
    ),
    audiences: {
      name: 'audiences',
      label: texts.t('desired.field.audiences'),
      hint: '',
      error: messageFor('audiences', errors),
      options: audiences.map((audience) => ({
        value: audience,
        label: texts.t(`desired.audience.${audience}`),
        hint: texts.t(`desired.can-be-asked.${audience}`, { n: people[audience].length }),
        isSelected: chosen.includes(audience),
      })),
    },
  };
}

export function presentDesiredReview(form: ImportanceSurveyForm, plan: PlannedSurvey, texts: Texts): object {
  const asked = Object.entries(plan.people) as [Audience, readonly PersonEntity[]][];
  return {
    back: paths.desiredNew(),
    action: paths.desired(),
    surveyName: plan.title,
    rows: [
      { label: texts.t('desired.field.closesOn'), value: texts.weekday(plan.closesOn) },
      { label: texts.t('desired.field.minimum'), value: texts.number(plan.minimum) },
      ...asked.map(([audience, people]) => ({
        label: texts.t(`desired.audience.${audience}`),
        value: texts.t('desired.asked', { n: people.length }),
      })),
    ],
    promises: asked.map(([audience]) => promiseTo(audience, plan.minimum, texts)),
    hidden: Object.entries(form).flatMap(([name, value]: [string, unknown]) =>
      (Array.isArray(value) ? (value as string[]) : [String(value)]).map((each) => ({ field: name, value: each })),
    ),
  };
}
