import { textIn } from '../domain/locale.js';
import type { ShownCompetency, ShownReport } from '../domain/shown-report.js';
import type { Texts } from '../i18n/texts.js';
import { bandBar } from './charts/band-bar.js';
import { say } from './figures.js';
import { none, type NumberTable } from './numbers.presenter.js';
import type { ReportNames } from './report-names.js';

const worthWords = 20;

/** How the answers were spread, in three bands, and how near the views are to each other (anonymity R7, R8). */
export function presentSpread(shown: ShownReport, names: ReportNames, texts: Texts): object | null {
  if (shown.absent.includes('too-few-others')) return null;
  const rows = shown.competencies.filter(({ distribution, agreement }) => distribution !== null || agreement !== null);
  if (rows.length === 0 && (shown.withheld ?? []).length > 0) return null;
  if (rows.length === 0) return { sentence: texts.t('report.spread.absent') };
  const bands = bandNames(shown, texts);
  const hasBars = rows.some(({ distribution }) => distribution !== null);
  const words = new Set(rows.map(({ agreement }) => agreement));
  const [word = null] = words;
  if (!hasBars && words.size === 1 && word !== null) return { sentence: texts.t(`report.agreement.all.${word}`) };
  return {
    sentence: '',
    find: findOf(rows, names, bands, texts),
    note: texts.t(hasBars ? 'report.spread.note' : 'report.spread.note-words'),
    hasBars,
    table: hasBars ? spreadTable(rows, names, bands, texts) : null,
    key: [
      { name: 'q1', label: bands.low },
      { name: 'q3', label: bands.middle },
      { name: 'q5', label: bands.high },
    ],
    rows: rows.map((row) => presentRow(row, names, bands, texts)),
  };
}

/** What the bars draw, as a table: the small parts have no figure in the bar. */
function spreadTable(
  rows: readonly ShownCompetency[],
  names: ReportNames,
  { low, middle, high }: BandNames,
  texts: Texts,
): NumberTable {
  const write = (percent: number | undefined): string =>
    percent === undefined ? none : texts.t('report.percent', { value: percent });
  return {
    heads: [low, middle, high, texts.t('report.spread.agreement')],
    rows: rows.map(({ id, distribution, agreement }) => ({
      name: names.competency(id),
      cells: [
        write(distribution?.low),
        write(distribution?.middle),
        write(distribution?.high),
        agreement === null ? none : texts.t(`report.agreement.${agreement}`),
      ],
    })),
  };
}

export interface BandNames {
  readonly low: string;
  readonly middle: string;
  readonly high: string;
}

/** The words of the scale that fall into each band. */
export function bandNames({ scale }: ShownReport, texts: Texts): BandNames {
  const edge = Math.floor((scale.points - 1) / 2);
  const words = scale.labels.map((label) => textIn(label, texts.locale));
  const bands = [words.slice(0, edge), words.slice(edge, scale.points - edge), words.slice(scale.points - edge)];
  const [low = '', middle = '', high = ''] = bands.map((band) =>
    band.length === 1
      ? (band[0] ?? '')
      : texts.t('report.spread.or', { a: band[0] ?? '', b: inside(band.at(-1), texts) }),
  );
  return { low, middle, high };
}

/** A label of the scale within a line of text. */
function inside(word = '', texts: Texts): string {
  return texts.locale === 'en' ? word.toLowerCase() : word;
}

function findOf(rows: readonly ShownCompetency[], names: ReportNames, { low, high }: BandNames, texts: Texts): string {
  const spread = rows.flatMap(({ id, distribution }) => (distribution ? [{ id, ...distribution }] : []));
  const most = spread.toSorted((a, b) => b.low - a.low)[0];
  if (most && most.low >= worthWords) {
    return say(texts, 'report.spread.find-low', {
      competency: names.competency(most.id),
      percent: most.low,
      band: low,
    });
  }
  const isHigh = spread.length > 0 && spread.every((row) => row.high > 50);
  return isHigh ? texts.t('report.spread.find-high', { band: inside(high, texts) }) : '';
}

function presentRow(row: ShownCompetency, names: ReportNames, bands: BandNames, texts: Texts): object {
  const name = names.competency(row.id);
  const agreement = row.agreement === null ? '' : texts.t(`report.agreement.${row.agreement}`);
  if (row.distribution === null) return { name, agreement, label: '', bands: [] };
  const { low, middle, high } = row.distribution;
  const write = (percent: number): string => texts.t('report.percent', { value: percent });
  const parts = [
    { name: '1', percent: low, label: bands.low },
    { name: '3', percent: middle, label: bands.middle },
    { name: '5', percent: high, label: bands.high },
  ];
  const values = parts.filter(({ percent }) => percent > 0).map(({ label, percent }) => `${label} ${write(percent)}`);
  return {
    name,
    agreement,
    label: texts.t('report.chart-label', { name, values: values.join(texts.t('report.comma')) }),
    bands: bandBar(parts, texts.dir === 'rtl', write),
  };
}
