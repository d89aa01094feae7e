import { decimalsOf, shownFigure } from '../domain/shown-figure.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { figureText, quarterText } from './figure-texts.js';
import type { Measure, MeasurePoint } from './scorecard.js';
import { spark, type Spark } from './spark.js';

/** A measure as one row of its perspective's table. */
export interface MeasureRow {
  readonly title: string;
  readonly href: string;
  readonly source: string;
  readonly now: string;
  readonly target: string;
  readonly last: string;
  readonly course: Spark | null;
  readonly state: string;
  readonly arrow: string;
  readonly isWarning: boolean;
  readonly owner: string;
}

const sparkPoints = 8;
const arrows = { up: '↑', down: '↓', level: '↔', none: '' } as const;

export function presentMeasureRow(measure: Measure, owner: string, texts: Texts): MeasureRow {
  const { row, current, points } = measure;
  const before = points.at(current ? -2 : -1);
  return {
    title: row.name,
    href: paths.measure(row.id),
    source: sourceText(measure, texts),
    now: current ? figureText(current.value, row.unit, texts) : texts.t('scorecard.no-figure'),
    target: figureText(row.target, row.unit, texts),
    last: before ? figureText(before.value, row.unit, texts) : '',
    course: courseOf(measure, texts),
    state: stateText(measure, texts),
    arrow: current && !measure.isUnclear && !measure.isBroken ? arrows[measure.state?.arrow ?? 'none'] : '',
    isWarning: isWarning(measure),
    owner,
  };
}

/** The state in words: where it stands, and where it went. */
export function stateText({ state, points, isUnclear, isBroken }: Measure, texts: Texts): string {
  if (!state) return texts.t(points.length > 0 ? 'scorecard.state.out-of-date' : 'scorecard.state.no-data');
  const standing = texts.t(`scorecard.standing.${state.standing}`);
  if (isBroken) return texts.t('scorecard.state', { standing, course: texts.t('scorecard.course.broken') });
  if (isUnclear) return texts.t('scorecard.state', { standing, course: texts.t('scorecard.course.unclear') });
  if (state.course === 'first') return standing;
  const isWelcomeFall = state.course === 'falling' && state.isBetter === true && state.standing !== 'on-target';
  const course = texts.t(`scorecard.course.${isWelcomeFall ? 'falling-well' : state.course}`);
  return texts.t('scorecard.state', { standing, course });
}

/** Where the last figure comes from, with its date when it does not count any more. */
export function sourceText({ row, points, current }: Measure, texts: Texts): string {
  const latest = points.at(-1);
  if (!latest) return texts.t(row.source === 'entered' ? 'scorecard.source.none' : `scorecard.computed.${row.source}`);
  const quarter = quarterText(latest.quarter, texts);
  if (!current) return texts.t('scorecard.source.last', { quarter });
  return texts.t(`scorecard.source.${originOf(latest)}`, { quarter, day: texts.day(latest.until) });
}

export function originOf({ source, made }: MeasurePoint): string {
  if (source !== 'computed') return source;
  return made.some(({ key }) => key === 'scorecard.made.smallest') ? 'rated' : 'computed';
}

function isWarning({ state, isUnclear }: Measure): boolean {
  if (!state) return true;
  return state.standing !== 'on-target' && (state.isBetter !== true || isUnclear);
}

function courseOf({ row, points }: Measure, texts: Texts): Spark | null {
  const shown = points.slice(-sparkPoints).map(({ value }) => shownFigure(value));
  const words = shown.map((value) => texts.number(value, row.unit === 'points' ? 1 : decimalsOf(value)));
  const label = texts.t('scorecard.course-label', {
    name: row.name,
    figures: words.join(texts.t('scorecard.beside')),
    target: figureText(row.target, row.unit, texts),
  });
  return spark(shown, shownFigure(row.target), { label, isMirrored: texts.dir === 'rtl' });
}
