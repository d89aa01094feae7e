import { stringify } from 'csv-stringify/sync';
import { decimalsOf, shownFigure } from '../domain/shown-figure.js';
import { spreadsheetText } from '../domain/spreadsheet-text.js';
import type { Texts } from '../i18n/texts.js';
import { sourceText, stateText } from './measure.presenter.js';
import { nameOf } from './scorecard.presenter.js';
import type { Scorecard } from './scorecard.js';

const columns = [
  'perspective',
  'objective',
  'measure',
  'unit',
  'now',
  'target',
  'last',
  'score',
  'state',
  'source',
  'owner',
];

/** The scorecard for a spreadsheet: what the page shows, figures as plain numbers. */
export function scorecardFile({ perspectives, owners }: Scorecard, texts: Texts): string {
  const plain = (value: number): string => shownFigure(value).toFixed(decimalsOf(shownFigure(value)));
  const rows = perspectives.flatMap(({ perspective, objectives }) =>
    objectives.flatMap(({ row, measures }) =>
      measures.map((measure) => {
        const { current, points, rolled } = measure;
        const before = points.at(current ? -2 : -1);
        return [
          nameOf(perspective, texts),
          spreadsheetText(row.name),
          spreadsheetText(measure.row.name),
          spreadsheetText(measure.row.unit),
          current ? plain(current.value) : '',
          plain(measure.row.target),
          before ? plain(before.value) : '',
          rolled.score === null ? '' : String(Math.round(rolled.score + 1e-9)),
          stateText(measure, texts),
          sourceText(measure, texts),
          spreadsheetText(owners.get(measure.row.ownerId ?? '') ?? ''),
        ];
      }),
    ),
  );
  const header = columns.map((column) => texts.t(`scorecard.column.${column}`));
  // Spreadsheets take a file without the mark for an old encoding.
  return `\uFEFF${stringify([header, ...rows])}`;
}
