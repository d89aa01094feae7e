import type { Locale } from '../../domain/locale.js';
import type { Texts } from '../../i18n/texts.js';
import { writeCell } from '../figures.js';
import { type ReportRow, type RowPart } from './report-row.js';

type Cell = { readonly value: string | number; readonly [look: string]: unknown } | null;
type Line = readonly Cell[];

interface Sheet {
  readonly sheet: string;
  readonly data: readonly Line[];
  readonly columns: readonly { readonly width: number }[];
  readonly rightToLeft: boolean;
  readonly stickyRowsCount: number;
}

const tables: readonly RowPart[] = ['competencies', 'statements', 'values', 'spread', 'trend'];

/**
 * Shows a number in the reader's digits; it stays a number (decision 0015). The first byte names the digits (03 is
 * extended Arabic-Indic), the last two the language.
 */
const digitFormats: Record<Locale, string> = { en: '', fa: '[$-3000429]', ar: '' };

/** A workbook with one sheet per part; figures are numbers, words are text and never formulas. */
export async function reportXlsx(rows: readonly ReportRow[], texts: Texts): Promise<Buffer> {
  // Only those who take such a file need the library.
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const sheets = [
    wordSheet('facts', rows, texts),
    ...tables.map((part) => tableSheet(part, rows, texts)),
    wordSheet('comments', rows, texts),
  ].filter((sheet) => sheet !== null);
  return writeExcelFile(sheets as never).toBuffer() as unknown as Promise<Buffer>;
}

/** Figures with a row per item and a column per view, in the order of the report. */
function tableSheet(part: RowPart, all: readonly ReportRow[], texts: Texts): Sheet | null {
  const rows = all.filter((row) => row.part === part);
  if (rows.length === 0) return null;
  const views = [...new Set(rows.map(({ view }) => view))];
  const hasStatements = rows.some(({ statement }) => statement !== '');
  const keys = [...new Set(rows.map(keyOf))];
  const head = [
    texts.t('report.file.column.item'),
    ...(hasStatements ? [texts.t('report.file.column.statement')] : []),
    ...views,
  ];
  const lines = keys.map((key): Line => {
    const own = rows.filter((row) => keyOf(row) === key);
    const first = own[0]!;
    return [
      words(first.item),
      ...(hasStatements ? [words(first.statement)] : []),
      ...views.map((view) =>
        figureCell(
          own.find((row) => row.view === view),
          texts,
        ),
      ),
    ];
  });
  const widths = [28, ...(hasStatements ? [56] : []), ...views.map(() => 16)];
  return sheetOf(part, [head.map(headCell), ...lines], widths, texts);
}

function wordSheet(part: 'facts' | 'comments', all: readonly ReportRow[], texts: Texts): Sheet | null {
  const rows = all.filter((row) => row.part === part);
  if (rows.length === 0) return null;
  const isComments = part === 'comments';
  const head = (isComments ? ['question', 'view', 'text'] : ['view', 'text', 'people']).map((column) =>
    headCell(texts.t(`report.file.column.${column}`)),
  );
  const lines = rows.map(({ item, view, text, people }): Line =>
    isComments
      ? [words(item), words(view), words(text)]
      : [words(view), words(text), people === null ? null : numberCell(people, 0, texts)],
  );
  return sheetOf(part, [head, ...lines], isComments ? [36, 20, 90] : [28, 40, 12], texts);
}

function sheetOf(part: RowPart, data: readonly Line[], widths: readonly number[], texts: Texts): Sheet {
  return {
    sheet: texts.t(`report.file.part.${part}`),
    data,
    columns: widths.map((width) => ({ width })),
    rightToLeft: texts.dir === 'rtl',
    stickyRowsCount: 1,
  };
}

function keyOf({ item, statement }: ReportRow): string {
  return `${item}\n${statement}`;
}

/** A plain figure is a number that shows as on the page; a bound is words. */
function figureCell(row: ReportRow | undefined, texts: Texts): Cell {
  if (!row) return null;
  if (row.figure === null) return words(row.text);
  const { value, decimals, endCode } = row.figure;
  if (endCode !== null) return { value: writeCell(row.figure, texts), type: String, align: 'right' };
  return numberCell(value, decimals, texts);
}

function numberCell(value: number, decimals: 0 | 1, { locale }: Texts): Cell {
  return { value, type: Number, format: digitFormats[locale] + (decimals === 0 ? '0' : '0.0') };
}

function words(text: string): Cell {
  return { value: text, type: String, wrap: true, alignVertical: 'top' };
}

function headCell(text: string): Cell {
  return { value: text, type: String, fontWeight: 'bold', wrap: true };
}
