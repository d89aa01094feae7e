import type { FieldProblem } from '../domain/errors.js';
import { headerNames } from '../domain/import-fields.js';
import type { ImportTable } from '../domain/import-table.js';
import { cleanLine } from '../domain/text-cleaning.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { messageFor } from '../web/problems.js';
import { columnTitle } from './import-columns.presenter.js';
import type { ImportFileEntity } from './import-file.entity.js';
import { fieldLabel, told } from './import-words.js';

/** The page on which somebody says what each column of the file holds. */
export function presentMapping(
  file: Pick<ImportFileEntity, 'id' | 'kind'>,
  table: ImportTable,
  chosen: ReadonlyMap<number, string>,
  texts: Texts,
  problems: readonly FieldProblem[] = [],
): object {
  const errors = problems.map((problem) => ({ field: problem.field, message: told(problem, texts) }));
  const fields = Object.keys(headerNames[file.kind]);
  return {
    backHref: paths.import(file.id),
    action: paths.importMapping(file.id),
    errors,
    selects: table.header.map((title, column) => ({
      name: `column-${column}`,
      label: columnTitle(title, column, texts),
      hint: examples(table, column, texts),
      error: messageFor(`column-${column}`, errors),
      options: [
        { value: '', label: texts.t('import.columns.unused'), isSelected: !chosen.has(column) },
        ...fields.map((field) => ({
          value: field,
          label: fieldLabel(field, texts),
          isSelected: chosen.get(column) === field,
        })),
      ],
    })),
  };
}

function examples(table: ImportTable, column: number, texts: Texts): string {
  const values = table.rows.slice(0, 200).map(({ cells }) => cleanLine(cells[column] ?? '').slice(0, 40));
  const few = [...new Set(values)].filter((value) => value !== '').slice(0, 3);
  return few.length === 0 ? texts.t('import.mapping.empty') : few.join(' · ');
}
