import type { ProvenStep } from '../domain/loop-steps.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { messageFor, type ShownProblem } from '../web/problems.js';
import type { OpenedItem } from './commitment-access.js';
import { dayValues, presentDay } from './day-fields.js';
import { findingName } from './finding.presenter.js';
import type { LoopItem } from './loop-items.js';
import { proofFields } from './step-proofs.js';

type Values = Readonly<Record<string, string>>;

/** A proof there is, or a blank one of today. */
export function stepValues({ steps }: LoopItem, step: ProvenStep, today: string, texts: Texts): Values {
  const proof = steps.find((each) => each.step === step);
  return {
    ...dayValues('happenedOn', proof?.happenedOn ?? today, texts),
    text: proof?.text ?? '',
    place: proof?.place ?? '',
    people: proof?.people ? texts.number(proof.people) : '',
    isTraining: proof?.isTraining ? 'yes' : '',
  };
}

export function presentStep(
  { item }: OpenedItem,
  step: ProvenStep,
  values: Values,
  errors: readonly ShownProblem[],
  texts: Texts,
): object {
  const { id, finding } = item.commitment;
  const words = (field: string) => ({
    label: texts.t(`loop.field.${step}.${field}`),
    hint: texts.t(`loop.hint.${step}.${field}`),
  });
  const box = (field: string) => ({
    name: field,
    ...words(field),
    value: values[field] ?? '',
    error: messageFor(field, errors),
  });
  const needs = proofFields[step];
  return {
    back: paths.commitment(id),
    finding: findingName(finding, item.maySeeFigure, texts),
    heading: texts.t(step === 'told' ? 'loop.told-otherwise' : `loop.do.${step}`),
    lead: texts.t(`loop.proof-of.${step}`),
    action: paths.commitmentStep(id, step),
    errors,
    place: needs.includes('place') ? box('place') : null,
    people: needs.includes('people') ? { ...box('people'), width: 'short', inputmode: 'numeric', dir: 'ltr' } : null,
    text: { ...box('text'), rows: 4 },
    training: needs.includes('isTraining')
      ? { name: 'isTraining', ...words('isTraining'), value: 'yes', isChecked: values.isTraining === 'yes', error: '' }
      : null,
    day: presentDay('happenedOn', words('happenedOn'), values, errors),
  };
}
