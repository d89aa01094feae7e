import type { Gap } from '../domain/gaps.js';
import { textIn } from '../domain/locale.js';
import type { ShownCompetency, ShownReport } from '../domain/shown-report.js';
import type { Texts } from '../i18n/texts.js';
import { axisFor, placeOf, pointsOn } from './charts/axis.js';
import { dotPlotRow } from './charts/dot-plot.js';
import { say, writeFigure } from './figures.js';
import { markOf, type ReportNames } from './report-names.js';

/** Every competency on one scale, from every point of view; the sentence comes first. */
export function presentCompetencies(shown: ShownReport, names: ReportNames, texts: Texts): object | null {
  const rows = shown.competencies.filter(hasFigure);
  if (rows.length === 0) return null;
  const axis = axisFor(rows.flatMap(figuresOf), shown.scale.points, texts.dir === 'rtl');
  const points = pointsOn(axis).map((point) => ({ point, x: `${placeOf(point, axis)}%` }));
  return {
    find: findOf(rows, names, texts),
    hasBars: rows.some(({ gap }) => gap !== null),
    rounding: rows.some(isOffByRounding) ? texts.t('report.gap.rounding') : '',
    key: keyOf(shown, names, texts),
    axis: points.map(({ point, x }) => ({ x, label: textIn(shown.scale.labels[point - 1] ?? {}, texts.locale) })),
    grid: points.map(({ x }) => x),
    rows: rows.map((competency) => ({
      name: names.competency(competency.id),
      gap: presentGap(competency.gap, texts),
      label: labelOf(competency, names, texts),
      ...dotPlotRow(
        competency.self,
        competency.others,
        competency.blocks.map(({ key, value }) => ({ mark: markOf(key), value })),
        axis,
        (figure) => writeFigure(figure, texts),
      ),
    })),
  };
}

function hasFigure({ self, others, blocks }: ShownCompetency): boolean {
  return self !== null || others !== null || blocks.length > 0;
}

function figuresOf({ self, others, blocks }: ShownCompetency): number[] {
  return [self, others, ...blocks.map(({ value }) => value)].filter((figure) => figure !== null);
}

/** Whether a difference told in words is not that of the two figures beside it, because it was taken before rounding. */
function isOffByRounding({ self, others, gap }: ShownCompetency): boolean {
  if (self === null || others === null || gap === null || gap.worth === 'none') return false;
  return Math.round((self - others) * 10) !== Math.round(gap.value * 10);
}

function findOf(rows: readonly ShownCompetency[], names: ReportNames, texts: Texts): string {
  const seen = rows.filter(({ others }) => others !== null).toSorted((a, b) => (b.others ?? 0) - (a.others ?? 0));
  const [highest] = seen;
  const lowest = seen.at(-1);
  // A correction may have withheld the averages while other groups' own figures stay.
  if (seen.length === 0 && rows.some(({ blocks }) => blocks.some(({ key }) => key !== 'manager'))) return '';
  if (!highest || !lowest) return texts.t('report.competencies.without-others');
  if (highest.others === lowest.others) return texts.t('report.competencies.even');
  return say(texts, 'report.competencies.find', {
    highest: names.competency(highest.id),
    high: writeFigure(highest.others ?? 0, texts),
    lowest: names.competency(lowest.id),
    low: writeFigure(lowest.others ?? 0, texts),
  });
}

/** The marks that really appear. */
function keyOf(shown: ShownReport, names: ReportNames, texts: Texts): object[] {
  const hasOthers = shown.competencies.some(({ others }) => others !== null);
  const everyone = hasOthers ? [{ kind: 'others', label: texts.t('report.block.all') }] : [];
  const blocks = shown.blocks.map(({ key }) => ({ kind: markOf(key), label: names.block(key) }));
  const own = blocks.filter(({ kind }) => kind === 'self');
  return [...own, ...everyone, ...blocks.filter(({ kind }) => kind !== 'self')];
}

function presentGap(gap: Gap | null, texts: Texts): { text: string; kind: string } {
  if (gap === null) return { text: '', kind: 'even' };
  if (gap.worth === 'none') return { text: texts.t('report.gap.even'), kind: 'even' };
  const d = writeFigure(Math.abs(gap.value), texts);
  return gap.worth === 'higher'
    ? { text: texts.t('report.gap.higher', { d }), kind: 'blind' }
    : { text: texts.t('report.gap.lower', { d }), kind: 'hidden' };
}

/** The same figures for those who do not see the chart. */
function labelOf(competency: ShownCompetency, names: ReportNames, texts: Texts): string {
  const told: [string, number | null][] = [
    [names.block('self'), competency.self],
    [names.block('all'), competency.others],
    ...competency.blocks.map(({ key, value }): [string, number] => [names.block(key), value]),
  ];
  const values = told.flatMap(([name, value]) => (value === null ? [] : [`${name} ${writeFigure(value, texts)}`]));
  return texts.t('report.chart-label', {
    name: names.competency(competency.id),
    values: values.join(texts.t('report.comma')),
  });
}
