import type { ShownReport } from '../domain/shown-report.js';
import type { CompetencyTrend, ShownTrend } from '../domain/shown-trend.js';
import type { Texts } from '../i18n/texts.js';
import { trendAxis, trendLine, type TrendMark, type TrendStretch } from './charts/trend-line.js';
import { writeFigure } from './figures.js';
import type { NumberTable } from './numbers.presenter.js';
import type { ReportNames } from './report-names.js';

/** One competency over the cycles. */
export interface TrendRow {
  readonly name: string;
  /** "risen", "fallen", "no clear change", or nothing. */
  readonly word: string;
  readonly label: string;
  readonly marks: readonly (TrendMark & { readonly text: string; readonly under: string })[];
  readonly stretches: readonly TrendStretch[];
}

/** As many cycles as have room for a word below each point. */
const roomForNames = 3;

/** Every cycle by name, those from another tool marked as such. */
export function cycleTitles({ header }: ShownReport, { cycles }: ShownTrend, texts: Texts): string[] {
  return cycles.map(({ cycleId, cycleName, isImported }) => {
    if (isImported) return texts.t('report.change.imported', { cycle: cycleName });
    return cycleId === header.cycleId ? header.cycleName : cycleName;
  });
}

export function presentTrend(
  trend: ShownTrend,
  titles: readonly string[],
  shown: ShownReport,
  names: ReportNames,
  texts: Texts,
): TrendRow[] {
  const figures = trend.competencies.flatMap(({ points }) => points.map(({ value }) => value));
  const axis = trendAxis(figures, shown.scale.points);
  const under = daysOf(trend, texts);
  return trend.competencies.map((line) => {
    const { marks, stretches } = trendLine(line.points, trend.cycles, axis, texts.dir === 'rtl');
    const name = names.competency(line.competencyId);
    const values = line.points.map(({ cycle, value }) => `${titles[cycle] ?? ''} ${writeFigure(value, texts)}`);
    const word = wordOf(line, texts);
    return {
      name,
      word,
      label: texts.t('report.chart-label', {
        name,
        values: [...values, ...(word ? [word] : [])].join(texts.t('report.comma')),
      }),
      stretches,
      marks: marks.map((mark, index) => ({
        ...mark,
        text: writeFigure(line.points[index]?.value ?? 0, texts),
        under: under[line.points[index]?.cycle ?? 0] ?? '',
      })),
    };
  });
}

export function trendTable(
  { cycles, competencies }: ShownTrend,
  titles: readonly string[],
  names: ReportNames,
  texts: Texts,
): NumberTable {
  return {
    heads: titles,
    rows: competencies.map(({ competencyId, points }) => ({
      name: names.competency(competencyId),
      cells: cycles.map((_, place) => {
        const point = points.find(({ cycle }) => cycle === place);
        return point ? writeFigure(point.value, texts) : '–';
      }),
    })),
  };
}

/** Years, or months where two cycles fall into one year; of many cycles only the first and the last. */
function daysOf({ cycles }: ShownTrend, texts: Texts): string[] {
  const years = cycles.map(({ closedOn }) => texts.year(closedOn));
  const isPlain = new Set(years).size === years.length;
  const words = isPlain ? years : cycles.map(({ closedOn }) => texts.month(closedOn));
  const isEdge = (place: number): boolean => place === 0 || place === cycles.length - 1;
  return words.map((word, place) => (isPlain || cycles.length <= roomForNames || isEdge(place) ? word : ''));
}

function wordOf({ points }: CompetencyTrend, texts: Texts): string {
  const word = points.at(-1)?.word ?? null;
  return word === null ? '' : texts.t(`report.change.word.${word}`);
}
