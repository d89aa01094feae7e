import type { NamedGap, ShownBehaviour, ShownReport } from '../domain/shown-report.js';
import type { Texts } from '../i18n/texts.js';
import { quadrantPoints } from './charts/quadrant.js';
import { say, writeFigure, writePoint } from './figures.js';
import { none, type NumberTable, writeOrNone } from './numbers.presenter.js';
import type { ReportNames } from './report-names.js';

/** Blind spots and hidden strengths: the quadrant with its list, or the one sentence why there is none. */
export function presentGaps(shown: ShownReport, names: ReportNames, texts: Texts): object | null {
  if (shown.absent.includes('too-few-others')) return null;
  if (shown.absent.includes('no-self')) return { sentence: texts.t('summary.no-self') };
  const named = [...shown.blindSpots, ...shown.hiddenStrengths];
  const numberOf = new Map(named.map(({ behaviourId }, index) => [behaviourId, index + 1]));
  const behaviours = shown.competencies.flatMap((competency) => competency.behaviours);
  const points = behaviours.flatMap(({ id, self, others }) =>
    self === null || others === null ? [] : [{ id, self, others, number: numberOf.get(id) ?? null }],
  );
  if (points.length === 0 && (shown.withheld ?? []).length > 0) return null;
  if (points.length === 0) return { sentence: texts.t('report.gaps.nothing-to-compare') };
  const placed = behaviours.filter(({ quadrant }) => quadrant !== null);
  const isMirrored = texts.dir === 'rtl';
  const blindIds = new Set(shown.blindSpots.map(({ behaviourId }) => behaviourId));
  return {
    sentence: '',
    find: findOf(shown, texts),
    label: labelOf(shown, names, texts),
    table: gapTable(placed, names, texts),
    corners: cornersOf(isMirrored, texts),
    points: quadrantPoints(points, shown.norm.value, isMirrored).map((point) => ({
      ...point,
      isNamed: point.number !== null,
      text: point.number === null ? '' : texts.number(point.number),
      textY: point.dy + 4.5,
      kind: blindIds.has(point.id) ? 'nb' : 'nh',
    })),
    lists: [
      listOf('blind', shown.blindSpots, numberOf, names, texts),
      listOf('hidden', shown.hiddenStrengths, numberOf, names, texts),
    ].filter(({ items }) => items.length > 0),
    norm: texts.t(shown.norm.isOrganisation ? 'report.gaps.norm-organisation' : 'report.gaps.norm-fixed', {
      x: writeFigure(shown.norm.value, texts),
    }),
  };
}

function findOf({ blindSpots, hiddenStrengths }: ShownReport, texts: Texts): string {
  if (blindSpots.length + hiddenStrengths.length === 0) return texts.t('report.gaps.none');
  return [
    ...(blindSpots.length > 0 ? [texts.t('report.gaps.blind-found', { n: blindSpots.length })] : []),
    ...(hiddenStrengths.length > 0 ? [texts.t('report.gaps.hidden-found', { n: hiddenStrengths.length })] : []),
  ].join(' ');
}

function labelOf({ blindSpots, hiddenStrengths }: ShownReport, names: ReportNames, texts: Texts): string {
  const list = (key: string, gaps: readonly NamedGap[]): string =>
    [texts.t(key), ...gaps.map((gap) => `${names.statement(gap.behaviourId)} ${figuresOf(gap, texts)}.`)].join(' ');
  return [
    ...(blindSpots.length > 0 ? [list('report.gaps.blind-label', blindSpots)] : []),
    ...(hiddenStrengths.length > 0 ? [list('report.gaps.hidden-label', hiddenStrengths)] : []),
    ...(blindSpots.length + hiddenStrengths.length === 0 ? [texts.t('report.gaps.none')] : []),
  ].join(' ');
}

function listOf(
  kind: 'blind' | 'hidden',
  gaps: readonly NamedGap[],
  numberOf: ReadonlyMap<string, number>,
  names: ReportNames,
  texts: Texts,
): { kind: string; mark: string; heading: string; items: object[] } {
  return {
    kind,
    mark: kind === 'blind' ? 'nb' : 'nh',
    heading: texts.t(`report.gaps.${kind}`),
    items: gaps.map((gap) => ({
      number: texts.number(numberOf.get(gap.behaviourId) ?? 0),
      statement: names.statement(gap.behaviourId),
      figures: figuresOf(gap, texts),
    })),
  };
}

function figuresOf({ self, others }: NamedGap, texts: Texts): string {
  return say(texts, 'report.gaps.figures', { self: writePoint(self, texts), others: writeFigure(others, texts) });
}

/** What the quadrant draws, as a table. */
function gapTable(behaviours: readonly ShownBehaviour[], names: ReportNames, texts: Texts): NumberTable {
  return {
    heads: [names.block('self'), names.block('all'), texts.t('report.gaps.corner')],
    rows: behaviours.map(({ id, self, others, quadrant }) => ({
      name: names.statement(id),
      cells: [
        self === null ? none : writePoint(self, texts),
        writeOrNone(others, texts),
        quadrant === null ? none : texts.t(`report.corner.one.${quadrant}`),
      ],
    })),
  };
}

/** The names of the four corners, each where its meaning lies. */
function cornersOf(isMirrored: boolean, texts: Texts): object[] {
  const corners: [string, 'low' | 'high', string][] = [
    ['blind', 'low', '6%'],
    ['known-strength', 'high', '6%'],
    ['known-to-work-on', 'low', '97%'],
    ['hidden', 'high', '97%'],
  ];
  return corners.map(([name, side, y]) => ({
    text: texts.t(`report.corner.${name}`),
    kind: name === 'blind' || name === 'hidden' ? `c-${name}` : '',
    x: (side === 'low') === isMirrored ? '98%' : '2%',
    y,
    anchor: side === 'low' ? 'start' : 'end',
  }));
}
