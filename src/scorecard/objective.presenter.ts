import type { ShownGroup } from '../domain/shown-group.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { figuresFrom, presentValues } from './behaviours.presenter.js';
import { scoreText } from './figure-texts.js';
import { presentMeasureRow } from './measure.presenter.js';
import type { RatedValue } from './rated-framework.js';
import { nameOf, presentInitiatives } from './scorecard.presenter.js';
import type { Objective, Scorecard } from './scorecard.js';

/** One objective from its measures down to the behaviours it rests on. */
export function presentObjective(
  objective: Objective,
  scorecard: Scorecard,
  { values, latest }: { readonly values: readonly RatedValue[]; readonly latest: ShownGroup | null },
  texts: Texts,
): object {
  const { row, rolled, measures, effects, causes } = objective;
  const link = ({ id, name }: { readonly id: string; readonly name: string }) => ({
    title: name,
    href: paths.objective(id),
  });
  const served = values
    .map((value) => ({
      ...value,
      // A value stands for all its competencies; else only those that were chosen.
      competencies: value.competencies.filter(
        ({ id }) => row.valueIds.includes(value.id) || row.competencyIds.includes(id),
      ),
    }))
    .filter(({ id, competencies }) => row.valueIds.includes(id) || competencies.length > 0);
  return {
    backHref: paths.scorecard(),
    heading: row.name,
    lead:
      rolled.score === null
        ? texts.t('scorecard.objective.without-score', { perspective: nameOf(row.perspective, texts) })
        : texts.t('scorecard.objective.score', {
            perspective: nameOf(row.perspective, texts),
            score: scoreText(rolled.score, texts),
          }),
    editHref: paths.objectiveEdit(row.id),
    measureHref: paths.measureNew(row.id),
    initiativeHref: paths.initiativeNew(row.id),
    sumsHref: `${paths.scorecardSums()}#${row.perspective}`,
    effects: effects.map(link),
    causes: causes.map(link),
    rows: measures.map((measure) => ({
      ...presentMeasureRow(measure, scorecard.owners.get(measure.row.ownerId ?? '') ?? '', texts),
      objective: row.name,
      objectiveHref: paths.objective(row.id),
    })),
    initiatives: presentInitiatives(
      { ...scorecard, perspectives: [{ perspective: row.perspective, weight: 1, rolled, objectives: [objective] }] },
      texts,
    ),
    values: presentValues(served, latest, texts),
    valuesNote: figuresFrom(latest, texts),
    behavioursHref: paths.scorecardBehaviours(),
  };
}
