import { stringify } from 'csv-stringify/sync';
import type { Texts } from '../i18n/texts.js';

/** A small file to start from, in the reader's language: the names of the columns and the rows of `import.sample.<kind>`. */
export function sampleFile(kind: string, fields: readonly string[], texts: Texts): string {
  const header = fields.map((field) => texts.t(`import.field.${field}`));
  const rows = texts
    .t(`import.sample.${kind}`)
    .split('\n')
    .map((row) => row.split(' | ').map((cell) => cell.trim()));
  // Spreadsheets take a file without the mark for an old encoding.
  return `\uFEFF${stringify([header, ...rows])}`;
}
