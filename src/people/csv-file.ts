import { type CsvError, parse } from 'csv-parse';
import { type ImportRow, type ImportTable, importLimits } from '../domain/import-table.js';
import { Breath } from './breath.js';
import { decode, type FileEncoding, fileProblem } from './file-encoding.js';
import { findSeparator, type Separator } from './file-separator.js';

export interface CsvFile {
  readonly separator: Separator;
  readonly table: ImportTable;
}

/** Longer rows are never data of ours; the limit keeps one line of megabytes from filling the memory (I11). */
export const longestRow = 100_000;
const sliceBytes = 64 * 1024;

/**
 * Reads a file into its header and rows, in slices, so that other requests have their turn. Rows are counted as a
 * spreadsheet shows them. Throws FormRejected, naming the row, when the file as such cannot be read.
 */
export async function readCsv(contents: Buffer, encoding: FileEncoding, breath = new Breath()): Promise<CsvFile> {
  const { separator, text } = findSeparator(decode(contents, encoding));
  refuseEndlessFiles(text);
  const rows = await readRows(text, separator, breath);
  const [first, ...rest] = rows;
  const header = withoutEmptyEnd(first?.cells ?? []);
  if (rest.length === 0) throw fileProblem('no-rows');
  if (header.length > importLimits.columns) {
    throw fileProblem('columns-too-many', { count: header.length, maximum: importLimits.columns });
  }
  if (rest.length > importLimits.rows) throw rowsTooMany();
  return { separator, table: { header, rows: rest } };
}

function refuseEndlessFiles(text: string): void {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  if (lines > importLimits.rows * 4) throw rowsTooMany();
}

const rowsTooMany = () => fileProblem('rows-too-many', { maximum: importLimits.rows });

async function readRows(text: string, separator: Separator, breath: Breath): Promise<ImportRow[]> {
  const bytes = Buffer.from(text);
  const parser = parse({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    trim: true,
    max_record_size: longestRow,
  });
  const rows: ImportRow[] = [];
  let failure: CsvError | null = null;
  let row = 0;
  parser.on('error', (error: CsvError) => (failure ??= error));
  const collect = () => {
    for (let cells = parser.read() as string[] | null; cells; cells = parser.read() as string[] | null) {
      row += 1;
      if (cells.some((cell) => cell.trim() !== '')) rows.push({ row, cells });
    }
  };
  parser.on('readable', collect);
  const isEnded = new Promise<void>((resolve) => parser.once('end', resolve).once('close', resolve));
  for (let at = 0; at < bytes.length && !failure; at += sliceBytes) {
    parser.write(bytes.subarray(at, at + sliceBytes));
    collect();
    await breath.take();
  }
  if (!failure) parser.end();
  await isEnded;
  if (failure) throw unreadable(failure, row);
  return rows;
}

/** What is wrong with the quotes or the length of a row, in the words of the person who made the file (I7, I11). */
function unreadable(error: CsvError, rowsRead: number): Error {
  const records = Number((error as { records?: unknown }).records ?? rowsRead);
  const row = records + 1;
  const isInQuotes = error.code === 'CSV_QUOTE_NOT_CLOSED' || (error as { quoting?: unknown }).quoting === true;
  if (error.code === 'CSV_MAX_RECORD_SIZE' && !isInQuotes) return fileProblem('row-too-long', { row, maximum: longestRow });
  if (isInQuotes && error.code !== 'CSV_INVALID_CLOSING_QUOTE') return fileProblem('quote-open', { row });
  if (/QUOTE/.test(error.code)) return fileProblem('quote-bare', { row });
  return error;
}

function withoutEmptyEnd(header: readonly string[]): string[] {
  const last = header.findLastIndex((title) => title.trim() !== '');
  return header.slice(0, last + 1);
}
