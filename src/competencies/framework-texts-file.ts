import { isUtf8 } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { type FieldProblem, fieldProblem, FormRejected } from '../domain/errors.js';
import { longest, type NamedText, textColumns } from '../domain/framework-texts.js';
import { isLocale, type Locale, type LocalText } from '../domain/locale.js';
import { spreadsheetText } from '../domain/spreadsheet-text.js';
import { cleanLine, lengthOf } from '../domain/text-cleaning.js';

const mostTold = 20;
const largestFile = 1024 * 1024;

/** All texts of the framework, one a row, one language a column; spreadsheets take the mark for UTF-8. */
export function writeTexts(texts: readonly NamedText[]): string {
  const rows = texts.map(({ name, text }) => [
    name,
    ...textColumns.slice(1).map((locale) => spreadsheetText(text[locale as Locale] ?? '')),
  ]);
  return `\uFEFF${stringify([[...textColumns], ...rows])}`;
}

/**
 * The words a file brings, by name; an empty cell brings none. Throws FormRejected that tells every wrong row at once:
 * a text the framework does not have, a text too long, a column that is no language.
 */
export function readTexts(file: Buffer, known: readonly NamedText[]): Map<string, LocalText> {
  if (file.length > largestFile) throw rejected([problem('large')]);
  const [header = [], ...rows] = rowsOf(file);
  const languages = header.slice(1);
  if (header[0] !== 'text' || languages.length === 0 || !languages.every(isLocale)) throw rejected([problem('header')]);
  const names = new Set(known.map(({ name }) => name));
  const found = new Map<string, LocalText>();
  const problems: FieldProblem[] = [];
  rows.forEach((cells, index) => {
    const row = index + 2;
    const name = cleanLine(cells[0] ?? '');
    const maximum = longest(name);
    const words = languages.map(
      (locale, at) => [locale, cleanLine((cells[at + 1] ?? '').replace(/^'(?=[=+\-@])/, ''))] as const,
    );
    if (!names.has(name)) problems.push(problem('unknown', { row, name: name.slice(0, 60) }));
    else if (words.some(([, text]) => lengthOf(text) > maximum)) problems.push(problem('long', { row, maximum }));
    else found.set(name, Object.fromEntries(words.filter(([, text]) => text !== '')));
  });
  if (problems.length > 0) throw rejected(problems.slice(0, mostTold));
  return found;
}

function rowsOf(file: Buffer): string[][] {
  const text = decoded(file);
  const [first = ''] = text.split(/\r?\n/, 1);
  const delimiter = [';', '\t'].find((each) => first.includes(each)) ?? ',';
  try {
    return parse(text, { bom: true, delimiter, relaxColumnCount: true, skipEmptyLines: true, trim: true });
  } catch (error) {
    throw error instanceof CsvError ? rejected([problem('unreadable')]) : error;
  }
}

function decoded(file: Buffer): string {
  if (!isUtf8(file)) throw rejected([problem('unreadable')]);
  return file.toString();
}

const problem = (rule: string, params = {}): FieldProblem =>
  fieldProblem('file', `framework.texts.error.${rule}`, params);
const rejected = (problems: FieldProblem[]): FormRejected => new FormRejected(problems);
