import type { HeatCell, HeatMap, HeatRow } from '../domain/heat-map.js';
import type { ShownGroup } from '../domain/shown-group.js';
import type { Texts } from '../i18n/texts.js';
import { writeFigure } from '../reports/figures.js';
import { paths } from '../web/paths.js';
import { type OverviewQuery, queryText } from './overview-query.js';
import { changeCell, type FrameworkNames, scaleEnds, unitName } from './overview-words.js';

export const shades = [1, 2, 3, 4, 5] as const;

/** The table of units and competencies; every figure leads to what it is made of. */
export function presentHeatTable(
  map: HeatMap,
  { scale }: Pick<ShownGroup, 'scale'>,
  query: OverviewQuery,
  names: FrameworkNames,
  texts: Texts,
  units: readonly HeatRow[] = map.units,
): object {
  const rows = [map.company, ...(map.together ? [map.together] : []), ...units];
  return {
    caption: texts.t(query.show === 'score' ? 'overview.caption' : 'overview.caption-change', scaleEnds(scale, texts)),
    columns: [...map.competencyIds.map((id) => breakable(names.short(id))), texts.t('overview.overall')],
    rows: rows.map((row) => presentRow(row, map, query, texts)),
    key: query.show === 'score' ? shades.map((shade) => ({ shade, label: texts.t(`overview.shade.${shade}`) })) : [],
  };
}

/** On a phone a head has room for half a word: Persian words part at their half-space, not anywhere. */
const breakable = (name: string): string => name.replaceAll('\u200c', '\u200c\u200b');

function presentRow(row: HeatRow, map: HeatMap, query: OverviewQuery, texts: Texts): object {
  const items = [...map.competencyIds, 'overall'];
  return {
    title: rowName(row, texts),
    people: texts.t('overview.people', { n: row.subjects }),
    isCompany: row.key === 'company' || row.key === 'together',
    cells: [...row.cells, row.overall].map((cell, index) => {
      const href = figureHref(row, items[index] ?? '', query);
      return { ...presentCell(cell, query, texts), href: cell ? href : '', isOverall: index === row.cells.length };
    }),
  };
}

function presentCell(cell: HeatCell | null, { show }: OverviewQuery, texts: Texts): object {
  if (!cell) return { text: '', words: texts.t('overview.too-few'), shade: '' };
  if (show === 'change') return { ...changeCell(cell.change, texts), shade: '' };
  const words = cell.shade === null ? '' : texts.t(`overview.shade.${cell.shade}`);
  return { text: writeFigure(cell.value, texts), words, shade: cell.shade === null ? '' : `d${cell.shade}` };
}

export function rowName({ key, names }: HeatRow, texts: Texts): string {
  if (key === 'company') return texts.t('overview.company');
  return key === 'together' ? texts.t('overview.together', { units: texts.list(names) }) : unitName(names, texts);
}

/** The page that says what a figure is made of. */
export function figureHref({ key }: Pick<HeatRow, 'key'>, item: string, query: OverviewQuery): string {
  const units = key === 'together' ? query.units : [];
  const asked = queryText({ ...query, show: 'score', units });
  return paths.overviewFigure(
    [`row=${encodeURIComponent(key)}`, `item=${encodeURIComponent(item)}`, asked].filter(Boolean).join('&'),
  );
}
