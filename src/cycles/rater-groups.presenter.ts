import { raterGroups } from '../domain/rater-group.js';
import type { Texts } from '../i18n/texts.js';
import { messageFor, type ShownProblem } from '../web/problems.js';
import type { CycleEntity } from './cycle.entity.js';
import { presentStep } from './draft-steps.js';
import type { GroupOutlook } from './group-outlooks.js';
import { promisedTexts } from './promised-texts.js';
import { presentGroup } from './rater-group.presenter.js';
import { weightings } from './rater-groups.form.js';
import type { StepValues } from './version-conflict.js';

const loads = ['loadWarning', 'loadMaximum', 'customerEveryDays', 'serviceMonths'] as const;
const thresholds = ['ratings', 'comments'] as const;
const weights = ['weightManager', 'weightPeer', 'weightSubordinate', 'weightCustomer'] as const;
const ticks = ['managerSeesReport', 'hrReadsComments', 'sharesComments'] as const;

/** Who rates, with what the stored settings will lead to and what raters will read because of them. */
export function presentRaterGroups(
  cycle: CycleEntity,
  outlook: { readonly subjects: number; readonly outlooks: readonly GroupOutlook[] },
  values: StepValues,
  errors: readonly ShownProblem[],
  texts: Texts,
) {
  const { settings } = cycle;
  const field = (name: string) => ({
    name,
    label: texts.t(`cycles.field.${name}`),
    hint: texts.has(`cycles.raters.hint.${name}`) ? texts.t(`cycles.raters.hint.${name}`) : '',
    value: values[name] ?? '',
    error: messageFor(name, errors),
    inputmode: 'numeric',
    width: 'short',
  });
  return {
    ...presentStep(cycle, 'rater-groups', texts),
    heading: texts.t('cycles.raters.heading', { n: outlook.subjects }),
    errors,
    groups: raterGroups.map((group) =>
      presentGroup(
        group,
        settings,
        outlook.outlooks.find((each) => each.group === group),
        values,
        errors,
        texts,
      ),
    ),
    thresholds: thresholds.map(field),
    loads: loads.map(field),
    weightings: weightings.map((value) => ({
      value,
      label: texts.t(`cycles.weighting.${value}`),
      hint: texts.t(`cycles.weighting.${value}-hint`),
      isSelected: values.weighting === value,
    })),
    weights: weights.map(field),
    isOwnWeights: values.weighting === 'own',
    ticks: ticks.map((name) => ({ ...field(name), value: 'yes', isChecked: values[name] === 'yes' })),
    promises: promisedTexts(settings, cycle.closesOn ?? '', texts),
  };
}
