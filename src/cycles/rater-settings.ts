import {
  type ChoiceMethod,
  type CycleSettings,
  equalWeights,
  type GroupChoice,
  type Weights,
} from '../domain/cycle-settings.js';
import { fieldProblem, type FieldProblem, FormRejected } from '../domain/errors.js';
import { protectedGroups, type ProtectedGroup, raterGroups } from '../domain/rater-group.js';
import { thresholdRange } from '../domain/threshold-rules.js';
import type { RaterGroupsForm } from './rater-groups.form.js';
import { type NumberRange, readWholeNumber } from './whole-number.js';

const people: NumberRange = { minimum: 1, maximum: 100 };
const load: NumberRange = { minimum: 1, maximum: 100 };
const days: NumberRange = { minimum: 0, maximum: 1000 };
const months: NumberRange = { minimum: 0, maximum: 120 };
const weight: NumberRange = { minimum: 0, maximum: 100 };
/** "Everyone" in the languages of the product, and nothing at all. */
const allWords = ['', 'all', 'همه', 'الكل'];

/** The settings a form means; every wrong field is told at once. */
export function raterSettings(form: RaterGroupsForm, before: CycleSettings): CycleSettings {
  const problems: FieldProblem[] = [];
  const read = (field: keyof RaterGroupsForm, range: NumberRange): number => {
    const number = readWholeNumber(String(form[field]), range);
    if (number === null) problems.push(fieldProblem(field, 'cycles.error.number', { ...range }));
    return number ?? range.minimum;
  };
  const asked = raterGroups.filter((group) => form[group] !== 'none');
  if (!asked.some((group) => group !== 'self')) problems.push(fieldProblem('peer', 'cycles.error.nobody-rates'));
  const choice = Object.fromEntries(
    protectedGroups.map((group) => [group, choiceOf(group, form, before, read, problems)]),
  );
  const loads = { loadWarning: read('loadWarning', load), loadMaximum: read('loadMaximum', load) };
  if (loads.loadMaximum < loads.loadWarning) problems.push(fieldProblem('loadMaximum', 'cycles.error.load-order'));
  const settings = {
    ...before,
    ...loads,
    groups: asked,
    choice: choice as CycleSettings['choice'],
    thresholds: {
      ...before.thresholds,
      ratings: read('ratings', thresholdRange),
      comments: read('comments', thresholdRange),
    },
    weights: weightsOf(form, read, problems),
    customerEveryDays: read('customerEveryDays', days),
    serviceMonths: read('serviceMonths', months),
    hrReadsComments: form.hrReadsComments === 'yes',
    sharesComments: form.sharesComments === 'yes',
    managerSeesReport: form.managerSeesReport === 'yes',
  };
  if (problems.length > 0) throw new FormRejected(problems);
  return settings;
}

type Read = (field: keyof RaterGroupsForm, range: NumberRange) => number;

function choiceOf(
  group: ProtectedGroup,
  form: RaterGroupsForm,
  before: CycleSettings,
  read: Read,
  problems: FieldProblem[],
): GroupChoice {
  // A group that is not asked keeps its numbers for when it is asked again.
  if (form[group] === 'none') return before.choice[group];
  const minimum = read(`${group}Minimum`, people);
  const maximum = read(`${group}Maximum`, people);
  if (minimum > maximum) problems.push(fieldProblem(`${group}Maximum`, 'cycles.error.maximum-order'));
  const asksAll = allWords.includes(form[`${group}Ask`].toLowerCase());
  const ask = asksAll ? null : read(`${group}Ask`, people);
  if (ask !== null && ask > maximum)
    problems.push(fieldProblem(`${group}Ask`, 'cycles.error.ask-over-maximum', { maximum }));
  return { method: form[group] as ChoiceMethod, ask, minimum, maximum };
}

function weightsOf(form: RaterGroupsForm, read: Read, problems: FieldProblem[]): Weights {
  if (form.weighting === 'people') return { kind: 'people' };
  if (form.weighting === 'views') return equalWeights;
  const of = {
    manager: read('weightManager', weight),
    peer: read('weightPeer', weight),
    subordinate: read('weightSubordinate', weight),
    customer: read('weightCustomer', weight),
  };
  if (Object.values(of).every((value) => value === 0))
    problems.push(fieldProblem('weightManager', 'cycles.error.no-weight'));
  return { kind: 'views', of };
}
