import { forecastBlocks, type GroupForecast } from './block-forecast.js';
import { weekdayOf } from './calendar.js';
import type { ProblemParams } from './errors.js';
import type { LaunchFacts, LaunchPerson, LaunchProblem } from './launch-facts.js';
import { textIn, type LocalText } from './locale.js';
import type { Nomination } from './nomination.js';
import { behavioursOf, formFor, type Questionnaire } from './questionnaire.js';
import { raterLoads } from './rater-load.js';
import { protectedGroups, type RaterGroup } from './rater-group.js';

/** Above this many statements, or this many for customers, forms are left unfinished (experience 2, domain, framework). */
const statementLimits = { all: 35, customer: 8 } as const;

/** Everything HR should know before launch without being kept from it, with what each report will look like (I54). */
export function launchWarnings(facts: LaunchFacts): LaunchProblem[] {
  const lists = new Map<string, Nomination[]>();
  for (const nomination of facts.nominations) {
    lists.set(nomination.subjectId, [...(lists.get(nomination.subjectId) ?? []), nomination]);
  }
  const names = new Map(facts.raters.map((rater) => [rater.id, rater.name]));
  const loads = raterLoads(facts.nominations, facts.settings).filter((load) => load.level === 'high');
  return [
    ...facts.subjects.flatMap((subject) => subjectWarnings(subject, lists.get(subject.id) ?? [], facts)),
    ...loads.map(({ raterId, requests }) =>
      warning('load-high', { name: names.get(raterId) ?? '', requests }, raterId),
    ),
    ...onPaper(facts),
    ...questionnaireWarnings(facts),
    ...(facts.dates && !facts.workingDays.includes(weekdayOf(facts.dates.closesOn))
      ? [warning('closes-on-free-day', { date: facts.dates.closesOn })]
      : []),
    ...(facts.hasSecondPerson ? [] : [warning('no-second-person')]),
  ];
}

/** Raters without e-mail get a printed code after launch; people rated need an address and are told as blockers. */
function onPaper({ raters, subjects }: LaunchFacts): LaunchProblem[] {
  const subjectIds = new Set(subjects.map((subject) => subject.id));
  return raters
    .filter((rater) => !rater.hasEmail && !subjectIds.has(rater.id))
    .map(({ id, name }) => warning('rater-without-email', { name }, id));
}

function subjectWarnings(
  subject: LaunchPerson,
  list: readonly Nomination[],
  { settings }: LaunchFacts,
): LaunchProblem[] {
  const k = settings.thresholds.ratings;
  const asked = (group: RaterGroup): number => list.filter((nomination) => nomination.group === group).length;
  const told = (rule: string, params: ProblemParams = {}): LaunchProblem =>
    warning(rule, { name: subject.name, ...params }, subject.id);
  const warnings: LaunchProblem[] = [];
  if (settings.groups.includes('manager') && asked('manager') === 0) warnings.push(told('no-manager'));
  if (settings.groups.includes('customer') && asked('customer') === 0) warnings.push(told('no-customers'));
  for (const group of protectedGroups) {
    const { minimum } = settings.choice[group];
    if (settings.groups.includes(group) && asked(group) > 0 && asked(group) < minimum) {
      warnings.push(told('group-under-minimum', { group, asked: asked(group), minimum }));
    }
  }
  const invited = Object.fromEntries(protectedGroups.map((group) => [group, asked(group)]));
  const forecast = forecastBlocks(invited, k);
  if (forecast.report === 'no') return [...warnings, told('report-none', { k })];
  if (forecast.report === 'only-if-all-answer') return [...warnings, told('report-only-if-all-answer', { k })];
  return [
    ...warnings,
    ...forecast.groups.filter((group) => group.invited <= k).flatMap((group) => forecastWarning(group, told)),
  ];
}

/** `group-merges`, `group-one-refusal-merges` and so on: what becomes of a small group in the report. */
function forecastWarning(
  { group, invited, state, into }: GroupForecast,
  told: (rule: string, params: ProblemParams) => LaunchProblem,
): LaunchProblem[] {
  return state === 'alone' ? [] : [told(`group-${state}`, { group, asked: invited, into: into ?? '' })];
}

function questionnaireWarnings({ settings, questionnaire, raters }: LaunchFacts): LaunchProblem[] {
  const warnings: LaunchProblem[] = [];
  const all = behavioursOf(questionnaire).length;
  if (all > statementLimits.all)
    warnings.push(warning('statements-many', { count: all, maximum: statementLimits.all }));
  if (settings.groups.includes('customer')) warnings.push(...customerFormWarnings(questionnaire));
  // Where somebody who is asked reads this language, it keeps the cycle from being launched instead.
  const needed = new Set(raters.map(({ locale }) => locale));
  for (const locale of settings.locales.filter((each) => !needed.has(each))) {
    const missing = textsOf(questionnaire).filter((text) => textIn(text, locale) !== (text[locale] ?? '')).length;
    if (missing > 0) warnings.push(warning('texts-missing', { locale, count: missing }));
  }
  return warnings;
}

function customerFormWarnings(questionnaire: Questionnaire): LaunchProblem[] {
  const count = formFor(questionnaire, 'customer').flatMap((competency) => competency.behaviours).length;
  const maximum = statementLimits.customer;
  return count > maximum ? [warning('customer-form-long', { count, maximum })] : [];
}

function textsOf(questionnaire: Questionnaire): LocalText[] {
  const questions = questionnaire.openQuestions.flatMap((question) => [question.text, question.selfText]);
  return [
    ...behavioursOf(questionnaire).flatMap((behaviour) => [behaviour.statement, behaviour.selfStatement]),
    ...questions,
  ];
}

function warning(rule: string, params: ProblemParams = {}, personId: string | null = null): LaunchProblem {
  return { key: `launch.warning.${rule}`, params, personId };
}
