import { textIn } from '../domain/locale.js';
import type { Questionnaire } from '../domain/questionnaire.js';
import { paths } from '../web/paths.js';
import { computedKeys } from './computed-measures.js';
import { choice, field, type FormState, numberField } from './form-fields.presenter.js';
import { part, type PartForm } from './part-form.presenter.js';

export interface MeasureFormPage {
  /** Null for a new one. */
  readonly id: string | null;
  readonly objectiveId: string;
  readonly framework: Pick<Questionnaire, 'values'>;
}

export function presentMeasureForm({ id, objectiveId, framework }: MeasureFormPage, state: FormState): PartForm {
  const { texts, errors } = state;
  const sources = ['entered', ...computedKeys].map((key) => {
    const hint = `scorecard.computed.${key}.hint`;
    return { value: key, label: texts.t(`scorecard.computed.${key}`), hint: texts.has(hint) ? texts.t(hint) : '' };
  });
  const competencies = framework.values.flatMap((value) =>
    value.competencies.map((each) => ({ value: each.id, label: textIn(each.name, texts.locale) })),
  );
  return {
    backHref: id === null ? paths.objective(objectiveId) : paths.measure(id),
    action: id === null ? paths.measureNew(objectiveId) : paths.measureEdit(id),
    heading: texts.t(id === null ? 'scorecard.measure.new' : 'scorecard.measure.edit'),
    lead: texts.t('scorecard.measure.form-lead'),
    submit: texts.t('scorecard.save'),
    deleteHref: id === null ? '' : paths.measureDeletion(id),
    deleteLabel: texts.t('scorecard.measure.delete'),
    errors,
    parts: [
      part('field', field('name', state)),
      part('radio', choice('source', sources, state)),
      part(
        'select',
        choice('competencyId', [{ value: '', label: texts.t('scorecard.none-chosen') }, ...competencies], state),
      ),
      part('field', field('unit', state, { width: 'short' })),
      part('field', numberField('worst', state)),
      part('field', numberField('best', state)),
      part('field', numberField('target', state)),
      part('field', numberField('baseline', state)),
      part('field', numberField('weight', state)),
      part('field', field('owner', state)),
    ],
  };
}
