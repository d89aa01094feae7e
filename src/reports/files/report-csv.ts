import { stringify } from 'csv-stringify/sync';
import { spreadsheetText } from '../../domain/spreadsheet-text.js';
import type { Texts } from '../../i18n/texts.js';
import { fileFigure, type ReportRow } from './report-row.js';

const columns = ['part', 'item', 'statement', 'view', 'figure', 'people', 'text'] as const;

/** One line for each thing a report shows; texts that a spreadsheet would run are quoted (I17, I40). */
export function reportCsv(rows: readonly ReportRow[], texts: Texts): Buffer {
  const lines = rows.map(({ part, item, statement, view, figure, people, text }) => [
    texts.t(`report.file.part.${part}`),
    spreadsheetText(item),
    spreadsheetText(statement),
    spreadsheetText(view),
    figure === null ? '' : fileFigure(figure),
    people === null ? '' : String(people),
    spreadsheetText(text),
  ]);
  const head = columns.map((column) => texts.t(`report.file.column.${column}`));
  // Spreadsheets take a file without the mark for an old encoding.
  return Buffer.from(`\uFEFF${stringify([head, ...lines])}`);
}
