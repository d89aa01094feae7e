import { textIn } from '../domain/locale.js';
import {
  fewestAsked,
  nearestPulseLabel,
  pulseClosesOn,
  type PulseFigure,
  pulseLabels,
  pulseLimits,
} from '../domain/pulse.js';
import type { Texts } from '../i18n/texts.js';
import type { PersonEntity } from '../people/person.entity.js';
import { paths } from '../web/paths.js';
import { messageFor, type ShownProblem } from '../web/problems.js';
import type { WrittenPlan } from './plan-lookup.js';
import type { PlannedPulse, PulseChoice, SentPulse } from './pulses.service.js';

export interface PulseFormPage {
  readonly reviewId: string;
  readonly written: WrittenPlan;
  readonly near: readonly PersonEntity[];
  readonly choice: PulseChoice;
  readonly errors: readonly ShownProblem[];
  readonly k: number;
}

/** Nobody is ticked beforehand; with too few people there are three questions for a conversation instead. */
export function presentPulseForm(page: PulseFormPage, today: string, texts: Texts): object {
  const { reviewId, written, near, choice, errors, k } = page;
  const limits = { fewest: fewestAsked(k), most: pulseLimits.mostPeople };
  return {
    back: paths.plan(reviewId),
    action: paths.planPulseReview(reviewId),
    errors,
    lead: texts.t('plans.pulse.lead', { ...limits, date: texts.day(pulseClosesOn(today)) }),
    actions: written.actions.map(({ action }) => ({
      value: action.id,
      label: textIn(action.behaviour.statement, texts.locale),
      hint: '',
      isSelected: choice.actionIds.includes(action.id),
    })),
    actionError: messageFor('action', errors),
    people: near.map(({ id, name, jobTitle }) => ({
      value: id,
      label: name,
      hint: jobTitle,
      isSelected: choice.personIds.includes(id),
    })),
    personError: messageFor('person', errors),
    emails: { value: choice.emails, error: messageFor('emails', errors) },
    labels: pulseLabels.map((label) => textIn(label, texts.locale)),
    questions: talkQuestions(texts),
  };
}

export function presentPulseReview(reviewId: string, planned: PlannedPulse, today: string, texts: Texts): object {
  return {
    back: paths.planPulse(reviewId),
    action: paths.planPulse(reviewId),
    heading: texts.t('plans.pulse.review-heading', { n: planned.people.length }),
    lead: texts.t('plans.pulse.review-lead', { date: texts.weekday(pulseClosesOn(today)), k: planned.k }),
    statements: planned.actions.map(({ id, behaviour }) => ({ id, text: textIn(behaviour.statement, texts.locale) })),
    people: planned.people.map(({ id, name: personName, jobTitle }) => ({ id, personName, jobTitle })),
  };
}

/** A sent pulse: until when it runs, and then the one result, or that too few answered. */
export function presentPulse(reviewId: string, pulse: SentPulse, texts: Texts): object {
  const { state, closesOn, figures, k } = pulse;
  return {
    back: paths.plan(reviewId),
    heading: texts.t(`plans.pulse.sent-heading.${state}`),
    lead: texts.t(`plans.pulse.sent-lead.${state}`, { date: texts.weekday(closesOn), k }),
    ends: [pulseLabels[0], pulseLabels.at(-1)].map((label) => textIn(label ?? {}, texts.locale)),
    figures: figures.map((figure) => presentFigure(figure, texts)),
    questions: state === 'none' ? talkQuestions(texts) : [],
  };
}

function presentFigure({ statement, figure }: PulseFigure, texts: Texts): object {
  const name = textIn(statement, texts.locale);
  if (!figure) return { statement: name, text: texts.t('plans.pulse.too-few'), label: '', x: '' };
  const { value, endCode, n } = figure;
  const word = textIn(nearestPulseLabel(value), texts.locale);
  const size = texts.number(Math.abs(value), 1);
  const direction = value > 0 ? 'plans.pulse.more' : 'plans.pulse.less';
  const key = endCode ? `plans.pulse.end.${endCode}` : value === 0 ? 'plans.pulse.even' : direction;
  const text = texts.t(key, { word, x: size, n });
  const place = ((value + 3) / 6) * 92 + 4;
  const x = texts.dir === 'rtl' ? 100 - place : place;
  return { statement: name, text, label: `${name} ${text}`, x: `${Math.round(x * 10) / 10}%` };
}

function talkQuestions(texts: Texts): string[] {
  return ['noticed', 'helped', 'next'].map((key) => texts.t(`plans.pulse.question.${key}`));
}
