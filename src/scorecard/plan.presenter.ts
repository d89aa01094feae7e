import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { figureText } from './figure-texts.js';
import { nameOf } from './scorecard.presenter.js';
import type { Scorecard } from './scorecard.js';

/** What the scorecard is made of, with a way to change every part. */
export function presentPlan({ perspectives }: Scorecard, texts: Texts): object {
  return {
    backHref: paths.scorecard(),
    weightsHref: paths.scorecardWeights(),
    perspectives: perspectives.map(({ perspective, weight, objectives }) => ({
      id: perspective,
      heading: nameOf(perspective, texts),
      note: texts.t('scorecard.plan.weight', { weight: figureText(weight, '', texts) }),
      newHref: paths.objectiveNew(perspective),
      objectives: objectives.map(({ row, measures, initiatives }) => ({
        title: row.name,
        href: paths.objective(row.id),
        editHref: paths.objectiveEdit(row.id),
        measureHref: paths.measureNew(row.id),
        initiativeHref: paths.initiativeNew(row.id),
        measures: measures.map((measure) => ({
          title: measure.row.name,
          href: paths.measureEdit(measure.row.id),
          about: texts.t(`scorecard.computed.${measure.row.source}`),
        })),
        initiatives: initiatives.map((initiative) => ({
          title: initiative.name,
          href: paths.initiative(initiative.id),
          about: texts.t(`scorecard.initiative.${initiative.state}`),
        })),
      })),
    })),
  };
}
