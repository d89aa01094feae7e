import { measureScore } from '../domain/measure-score.js';
import { shownFigure } from '../domain/shown-figure.js';
import type { GroupFilter, ShownGroup } from '../domain/shown-group.js';
import type { Texts } from '../i18n/texts.js';
import { say } from '../reports/figures.js';
import { paths } from '../web/paths.js';
import { figureText, quarterText, scoreText, unitText } from './figure-texts.js';
import { originOf, presentMeasureRow, stateText } from './measure.presenter.js';
import type { Measure, MeasurePoint } from './scorecard.js';

export interface MeasurePage {
  readonly measure: Measure;
  readonly objective: { readonly id: string; readonly name: string; readonly perspective: string };
  readonly owner: string;
  readonly names: ReadonlyMap<string, string>;
  readonly timeZone: string;
  /** The published results behind the last figure of a measure rated in the 360. */
  readonly latest: ShownGroup | null;
}

/** What a measure's figure is made of: formula, units, numbers of reports; never a person. */
export function presentMeasure(page: MeasurePage, texts: Texts): object {
  const { measure, objective, owner, names, timeZone, latest } = page;
  const { row, current, points } = measure;
  const figure = (value: number): string => figureText(value, row.unit, texts);
  const shownRow = presentMeasureRow(measure, owner, texts);
  return {
    backHref: paths.scorecard(),
    heading: row.name,
    lead: current
      ? texts.t('scorecard.measure.lead', { figure: figure(current.value), state: stateText(measure, texts) })
      : stateText(measure, texts),
    course: shownRow.course,
    editHref: paths.measureEdit(row.id),
    figuresHref: row.source === 'entered' ? paths.scorecardFigures(objective.perspective) : '',
    formula: current ? formulaOf(measure, current, texts) : texts.t('scorecard.measure.no-score'),
    made: (points.at(-1)?.made ?? []).map(({ key, params }) => say(texts, key, params)),
    summary: [
      [texts.t('scorecard.field.objective'), objective.name, paths.objective(objective.id)],
      [texts.t('scorecard.field.source'), texts.t(`scorecard.computed.${row.source}`), ''],
      [texts.t('scorecard.field.unit'), unitText(row.unit, texts) || texts.t('scorecard.unit.none'), ''],
      [
        texts.t('scorecard.field.direction'),
        texts.t(`scorecard.direction.${row.best > row.worst ? 'up' : 'down'}`),
        '',
      ],
      [texts.t('scorecard.field.baseline'), row.baseline === null ? '–' : figure(row.baseline), ''],
      [texts.t('scorecard.field.target'), figure(row.target), ''],
      [texts.t('scorecard.field.worst'), figure(row.worst), ''],
      [texts.t('scorecard.field.best'), figure(row.best), ''],
      [texts.t('scorecard.field.weight'), texts.t('scorecard.plain', { value: row.weight }), ''],
      [texts.t('scorecard.field.owner'), owner || '–', ''],
    ].map(([label = '', value = '', href = '']) => ({ label, value, href })),
    points: points.toReversed().map((point) => ({
      quarter: quarterText(point.quarter, texts),
      figure: figure(point.value),
      score: scoreText(measureScore(point.value, row), texts),
      origin: sentenceOf(point, names, timeZone, texts),
    })),
    units: latest ? unitsOf(latest, measure, texts) : [],
    unitsNote: latest
      ? texts.t('scorecard.measure.units-note', {
          subjects: latest.thresholds.subjects,
          raters: latest.thresholds.raters,
        })
      : '',
  };
}

/** The rule with this measure's figures; what lies beyond the ends is told as it is, and as what it counts. */
function formulaOf({ row }: Measure, { value }: MeasurePoint, texts: Texts): string {
  const plain = (number: number): string => figureText(number, '', texts);
  const { worst, best } = row;
  const uncut = Math.round((100 * (value - worst)) / (best - worst) + 1e-9);
  const score = Math.round(measureScore(value, row) + 1e-9);
  const formula = texts.t('scorecard.measure.formula', {
    now: plain(shownFigure(value)),
    worst: plain(worst),
    best: plain(best),
    score: plain(uncut),
  });
  return uncut === score ? formula : `${formula} ${texts.t('scorecard.measure.cut', { score: plain(score) })}`;
}

function sentenceOf(point: MeasurePoint, names: ReadonlyMap<string, string>, timeZone: string, texts: Texts): string {
  const { enteredAt, enteredBy } = point;
  const person = names.get(enteredBy ?? '');
  const when = enteredAt ? texts.instant(enteredAt, timeZone) : '';
  if (person) return say(texts, `scorecard.origin.${point.source}-by`, { name: person, when });
  return texts.t(`scorecard.origin.${originOf(point)}`, { when, day: texts.day(point.until) });
}

function unitsOf(latest: ShownGroup, { row }: Measure, texts: Texts): object[] {
  const filter: GroupFilter = row.source === 'customer-rated' ? 'customer' : 'others';
  const told = [
    { names: [texts.t('scorecard.whole')], cell: latest.company.competencies[row.competencyId ?? '']?.[filter] },
    ...latest.units.map(({ names, competencies }) => ({ names, cell: competencies[row.competencyId ?? '']?.[filter] })),
  ];
  return told.flatMap(({ names, cell }) =>
    cell
      ? [
          {
            title: texts.list(names),
            figure: figureText(cell.value, 'points', texts),
            reports: texts.number(cell.subjects),
          },
        ]
      : [],
  );
}
