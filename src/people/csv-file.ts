import { type CsvError, parse } from 'csv-parse';
import { type ImportRow, type ImportTable, importLimits } from '../domain/import-table.js';
import { Breath } from '../database/breath.js';
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
    on_record: (cells: string[], { lines }) => {
      linesBefore = lines;
      return cells;
    },
  });
  const rows: ImportRow[] = [];
  let failure: CsvError | null = null;
  let row = 0;
  let linesBefore = 0;
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
  if (failure) throw unreadable(failure, linesBefore);
  return rows;
}

/** What is wrong with the quotes or the length of a row, in the words of the person who made the file (I7, I11). */
function unreadable(error: CsvError, linesBefore: number): Error {
  const { code, records, lines } = error as CsvError & { records: number; lines: number };
  const row = records + 1;
  // Only a quote that nobody closed makes one row run over many lines.
  const isRunaway = code === 'CSV_MAX_RECORD_SIZE' && lines > linesBefore + 2;
  if (code === 'CSV_QUOTE_NOT_CLOSED' || isRunaway) return fileProblem('quote-open', { row });
  if (code === 'CSV_MAX_RECORD_SIZE') return fileProblem('row-too-long', { row, maximum: longestRow });
  return /QUOTE/.test(code) ? fileProblem('quote-bare', { row }) : error;
}

function withoutEmptyEnd(header: readonly string[]): string[] {
  const last = header.findLastIndex((title) => title.trim() !== '');
  return header.slice(0, last + 1);
}
