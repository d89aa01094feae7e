import { stringify } from 'csv-stringify/sync';
import { spreadsheetText } from '../domain/spreadsheet-text.js';
import type { Texts } from '../i18n/texts.js';
import { rowName } from './heat-table.presenter.js';
import type { OverviewParts } from './overview.presenter.js';
import { filterName, FrameworkNames } from './overview-words.js';

/** Units × competencies as text; figures with a point, one decimal, empty where nothing is shown. */
export function overviewFile({ view, map, query }: OverviewParts, texts: Texts): string {
  const names = new FrameworkNames(view.now.shown.framework, texts);
  const header = [
    texts.t('overview.file.cycle'),
    texts.t('overview.file.by'),
    texts.t('overview.file.unit'),
    texts.t('overview.file.people'),
    ...map.competencyIds.map((id) => names.competency(id)),
    texts.t('overview.overall'),
  ];
  const rows = [map.company, ...(map.together ? [map.together] : []), ...map.units].map((row) => [
    view.now.shown.cycle.name,
    filterName(query.by, texts),
    rowName(row, texts),
    String(row.subjects),
    ...[...row.cells, row.overall].map((cell) => (cell ? cell.value.toFixed(1) : '')),
  ]);
  // Spreadsheets take a file without the mark for an old encoding.
  return `\uFEFF${stringify([header, ...rows].map((row) => row.map(spreadsheetText)))}`;
}
