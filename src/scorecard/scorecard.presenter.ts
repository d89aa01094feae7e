import type { IsoDate } from '../domain/calendar.js';
import { percent } from '../domain/rounding.js';
import type { Perspective } from '../domain/strategy-map.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { scoreText } from './figure-texts.js';
import { presentMeasureRow } from './measure.presenter.js';
import type { PerspectivePart, Scorecard } from './scorecard.js';
import { measuresOf, objectivesOf } from './scorecards.js';
import { presentMap } from './strategy-map.presenter.js';

export interface ScorecardPage {
  readonly scorecard: Scorecard;
  readonly valueNames: ReadonlyMap<string, string>;
  readonly today: IsoDate;
  readonly mayImport: boolean;
}

/** The balanced scorecard: one sentence, four tables, the map. */
export function presentScorecard({ scorecard, valueNames, today, mayImport }: ScorecardPage, texts: Texts): object {
  const isEmpty = objectivesOf(scorecard).length === 0;
  const used = scorecard.perspectives.filter(({ objectives }) => objectives.length > 0);
  const [first] = used;
  return {
    isEmpty,
    asOf: texts.t('scorecard.as-of', { day: texts.day(today) }),
    heading: headingOf(scorecard, texts),
    lead: isEmpty ? texts.t('scorecard.empty') : leadOf(scorecard, texts),
    figuresHref: first ? paths.scorecardFigures(first.perspective) : '',
    planHref: paths.scorecardPlan(),
    sumsHref: paths.scorecardSums(),
    behavioursHref: paths.scorecardBehaviours(),
    chainHref: paths.chain(),
    fileHref: paths.scorecardFile(),
    importHref: mayImport && !isEmpty ? paths.scorecardImport('actuals') : '',
    counts: used.map((part) => ({
      label: texts.t('scorecard.weighs', { perspective: nameOf(part.perspective, texts), weight: part.weight }),
      value: part.rolled.score === null ? texts.t('scorecard.no-total') : scoreText(part.rolled.score, texts),
      href: `${paths.scorecardSums()}#${part.perspective}`,
    })),
    parts: used.map((part) => presentPart(part, scorecard, texts)),
    map: presentMap(scorecard, valueNames, texts),
    initiatives: presentInitiatives(scorecard, texts),
  };
}

function presentPart(part: PerspectivePart, { owners }: Scorecard, texts: Texts): object {
  const { perspective, weight, rolled, objectives } = part;
  const measures = objectives.flatMap((objective) => objective.measures.map((measure) => ({ objective, measure })));
  const current = measures.filter(({ measure }) => measure.current).length;
  const counted = { current, all: measures.length, n: measures.length };
  return {
    id: perspective,
    heading: nameOf(perspective, texts),
    note: [
      rolled.score === null
        ? texts.t('scorecard.part-without-total', { weight })
        : texts.t('scorecard.part-total', { score: scoreText(rolled.score, texts), weight }),
      current === measures.length ? texts.t('scorecard.part-all', counted) : texts.t('scorecard.part-some', counted),
    ].join(' '),
    figuresHref: measures.some(({ measure }) => measure.row.source === 'entered')
      ? paths.scorecardFigures(perspective)
      : '',
    rows: measures.map(({ objective, measure }) => ({
      ...presentMeasureRow(measure, owners.get(measure.row.ownerId ?? '') ?? '', texts),
      objective: objective.row.name,
      objectiveHref: paths.objective(objective.row.id),
    })),
  };
}

export function presentInitiatives(scorecard: Scorecard, texts: Texts): object[] {
  return objectivesOf(scorecard).flatMap(({ row, initiatives }) =>
    initiatives.map((initiative) => ({
      title: initiative.name,
      href: paths.initiative(initiative.id),
      objective: row.name,
      objectiveHref: paths.objective(row.id),
      state: texts.t(`scorecard.initiative.${initiative.state}`),
      due: initiative.dueOn ? texts.day(initiative.dueOn) : '',
      owner: scorecard.owners.get(initiative.ownerId ?? '') ?? '',
    })),
  );
}

/** "61 of 100. Learning and growth is ahead, Customer is behind." */
function headingOf(scorecard: Scorecard, texts: Texts): string {
  const { rolled, perspectives } = scorecard;
  const isKnown = measuresOf(scorecard).some(({ current }) => current);
  if (rolled.score === null) return texts.t(isKnown ? 'scorecard.heading.thin' : 'scorecard.heading.none');
  const score = scoreText(rolled.score, texts);
  const told = perspectives.flatMap(({ perspective, rolled: own }) =>
    own.score === null ? [] : [{ perspective, score: Math.round(own.score) }],
  );
  const best = told.reduce((a, b) => (b.score > a.score ? b : a));
  const worst = told.reduce((a, b) => (b.score < a.score ? b : a));
  if (best.score === worst.score) return texts.t('scorecard.heading.total', { score });
  return texts.t('scorecard.heading.spread', {
    score,
    best: nameOf(best.perspective, texts),
    worst: nameOf(worst.perspective, texts),
  });
}

function leadOf(scorecard: Scorecard, texts: Texts): string {
  const measures = measuresOf(scorecard);
  const old = measures.filter(({ current, points }) => !current && points.length > 0).length;
  const without = measures.filter(({ points }) => points.length === 0).length;
  const share = texts.t('scorecard.percent', { figure: texts.number(percent(scorecard.rolled.coverage, 1)) });
  return [
    texts.t('scorecard.lead.coverage', { share }),
    scorecard.rolled.score === null ? texts.t('scorecard.lead.needed') : '',
    old > 0 ? texts.t('scorecard.lead.old', { n: old }) : '',
    without > 0 ? texts.t('scorecard.lead.without', { n: without }) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

export function nameOf(perspective: Perspective, texts: Texts): string {
  return texts.t(`scorecard.perspective.${perspective}`);
}
