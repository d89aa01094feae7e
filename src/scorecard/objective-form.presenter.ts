import { textIn } from '../domain/locale.js';
import { leadsUpwards, type Perspective, perspectives } from '../domain/strategy-map.js';
import type { Questionnaire } from '../domain/questionnaire.js';
import { paths } from '../web/paths.js';
import { choice, field, type FormState, numberField } from './form-fields.presenter.js';
import type { ObjectiveEntity } from './objective.entity.js';
import { part, type PartForm } from './part-form.presenter.js';

export interface ObjectiveFormPage {
  /** Null for a new one. */
  readonly id: string | null;
  readonly perspective: Perspective;
  readonly objectives: readonly ObjectiveEntity[];
  readonly framework: Pick<Questionnaire, 'values'>;
}

export function presentObjectiveForm(page: ObjectiveFormPage, state: FormState): PartForm {
  const { id, perspective, objectives, framework } = page;
  const { texts, errors } = state;
  const title = (text: Parameters<typeof textIn>[0]) => textIn(text, texts.locale);
  const effects = objectives.filter((each) => each.id !== id && leadsUpwards(perspective, each.perspective));
  const competencies = framework.values.flatMap((value) =>
    value.competencies.map((each) => ({ value: each.id, label: title(each.name), hint: title(value.name) })),
  );
  const options = perspectives.map((each) => ({ value: each, label: texts.t(`scorecard.perspective.${each}`) }));
  return {
    backHref: id === null ? paths.scorecardPlan() : paths.objective(id),
    action: id === null ? paths.objectiveNew(perspective) : paths.objectiveEdit(id),
    heading: texts.t(id === null ? 'scorecard.objective.new' : 'scorecard.objective.edit'),
    lead: texts.t('scorecard.objective.form-lead'),
    submit: texts.t('scorecard.save'),
    deleteHref: id === null ? '' : paths.objectiveDeletion(id),
    deleteLabel: texts.t('scorecard.objective.delete'),
    errors,
    parts: [
      part('field', field('name', state)),
      part('select', choice('perspective', options, state)),
      part('field', numberField('weight', state)),
      ...(effects.length === 0
        ? []
        : [
            part(
              'checks',
              choice(
                'effects',
                effects.map(({ id: value, name: label }) => ({ value, label })),
                state,
              ),
            ),
          ]),
      ...(framework.values.length === 0
        ? []
        : [
            part(
              'checks',
              choice(
                'valueIds',
                framework.values.map((each) => ({ value: each.id, label: title(each.name) })),
                state,
              ),
            ),
            part('checks', choice('competencyIds', competencies, state)),
          ]),
    ],
  };
}
