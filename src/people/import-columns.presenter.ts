import { cleanLine } from '../domain/text-cleaning.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { FileCheck } from './import-check.service.js';
import { fieldLabel } from './import-words.js';

interface ShownColumn {
  readonly label: string;
  readonly value: string;
  readonly href: string;
}

/** Each column of the file with what it was read as. */
export function presentColumns(fileId: string, { csv, mapping }: FileCheck, texts: Texts): ShownColumn[] {
  const fields = new Map(Object.entries(mapping.columns).map(([field, column]) => [column, field]));
  return csv.table.header.map((title, column) => {
    const field = fields.get(column);
    return {
      label: columnTitle(title, column, texts),
      value: field ? fieldLabel(field, texts) : texts.t('import.columns.unused'),
      href: `${paths.importMapping(fileId)}#column-${column}`,
    };
  });
}

export function columnTitle(title: string, column: number, texts: Texts): string {
  return cleanLine(title).slice(0, 100) || texts.t('import.columns.nameless', { n: column + 1 });
}
