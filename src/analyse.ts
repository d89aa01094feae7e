import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CsvError, parse } from 'csv-parse/sync';
import { analyseAgreement } from './domain/agreement-analysis.js';
import { type AnswerColumns, type AnswerFault, type AnswerTable, readAnswers } from './domain/answer-table.js';

const usage = 'Usage: npm run analyse -- --file F --subject COLUMN --items A,B,C --scale 5';
const faultsTold = 20;

/** What keeps the figures from being made, in words for whoever holds the console. */
class CannotAnalyse extends Error {}

/** `npm run analyse`: agreement and reliability of a file of answers as one JSON object, through the reports' own functions. */
function main(args: string[]): void {
  const { file, columns } = readOptions(args);
  const { rows, faults } = readAnswers(readTable(file), columns);
  if (faults.length > 0) {
    const told = faults.slice(0, faultsTold).map((fault) => wordsOf(fault, columns.points));
    const rest = faults.length - told.length;
    throw new CannotAnalyse(
      [`Nothing was computed from ${file}:`, ...told, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n'),
    );
  }
  console.log(JSON.stringify(analyseAgreement(rows, columns.points)));
}

function readOptions(args: string[]): { file: string; columns: AnswerColumns } {
  const option = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { file: option, subject: option, items: option, scale: option } });
  const { file, subject, items, scale } = values;
  for (const [name, value] of Object.entries({ file, subject, items, scale })) {
    if (!value?.trim()) throw new CannotAnalyse(`--${name} is missing.\n${usage}`);
  }
  const points = Number(scale);
  if (!Number.isInteger(points) || points < 2 || points > 100) {
    throw new CannotAnalyse(
      `--scale is the number of points of the scale, a whole number from 2 to 100, not “${scale}”.`,
    );
  }
  const names = (items ?? '').split(',').map((each) => each.trim());
  if (names.includes('')) throw new CannotAnalyse(`--items has an empty name: “${items}”.`);
  const twice = names.find((each, index) => names.indexOf(each) !== index || each === subject?.trim());
  if (twice) throw new CannotAnalyse(`The column “${twice}” is named twice.`);
  return { file: file ?? '', columns: { subject: (subject ?? '').trim(), items: names, points } };
}

function readTable(file: string): AnswerTable {
  let contents: Buffer;
  try {
    contents = readFileSync(file);
  } catch (error) {
    throw new CannotAnalyse(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
  const parsed = parse(contents, {
    bom: true,
    info: true,
    delimiter: [',', ';', '\t'],
    relax_column_count: true,
    skip_empty_lines: true,
  }) as unknown as { record: string[]; info: { lines: number } }[];
  const [header, ...rows] = parsed;
  if (!header) throw new CannotAnalyse(`${file} is empty.`);
  return { header: header.record, rows: rows.map(({ record, info }) => ({ line: info.lines, cells: record })) };
}

function wordsOf({ line, column, kind, value }: AnswerFault, points: number): string {
  const where = [line === null ? '' : `row ${line}`, column === null ? '' : `column ${column}`].filter(Boolean);
  const what = {
    'no-rows': 'there are no rows below the header',
    'column-missing': 'the file has no column of this name',
    'column-twice': 'the file has several columns of this name',
    'row-width': `${value} cells, other than the header`,
    gap: 'empty',
    text: `“${value}” is not a number`,
    'off-scale': `${value} is not a whole point from 1 to ${points}`,
  }[kind];
  return [where.join(', '), what].filter(Boolean).join(': ');
}

try {
  main(process.argv.slice(2));
} catch (error) {
  const isTold = error instanceof CannotAnalyse || error instanceof CsvError;
  const isOption = String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');
  if (!isTold && !isOption) throw error;
  console.error((error as Error).message + (isOption ? `\n${usage}` : ''));
  process.exitCode = 1;
}
