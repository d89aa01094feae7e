import { mapColumns } from '../domain/column-mapping.js';
import { cleanLine } from '../domain/text-cleaning.js';
import type { Texts } from '../i18n/texts.js';
import { readCsv } from './csv-file.js';
import { oldEncodings, type OldEncoding } from './file-encoding.js';
import type { ImportFileEntity } from './import-file.entity.js';

const samplesShown = 3;

/** Names from the file in each encoding it may be in: whoever knows the people sees which one is right (I3). */
export async function presentEncodings(file: ImportFileEntity, texts: Texts): Promise<object[]> {
  return Promise.all(
    oldEncodings.map(async (encoding) => ({
      value: encoding,
      label: texts.t(`import.encoding.${encoding}`),
      hint: (await samples(file, encoding)).join(' · '),
      isSelected: false,
    })),
  );
}

async function samples(file: ImportFileEntity, encoding: OldEncoding): Promise<string[]> {
  const { table } = await readCsv(file.contents, encoding);
  const columns: Readonly<Partial<Record<string, number>>> = mapColumns(file.kind, table.header).columns;
  const inColumn = (column: number) =>
    [...new Set(table.rows.map(({ cells }) => cleanLine(cells[column] ?? '').slice(0, 60)))].filter(isForeign);
  const best = [columns.name, columns.account, ...table.header.keys()].find(
    (column) => column !== undefined && inColumn(column).length > 0,
  );
  // Without a foreign letter in any row the header itself must hold one.
  return (best === undefined ? table.header.filter(isForeign) : inColumn(best)).slice(0, samplesShown);
}

function isForeign(text: string): boolean {
  return /[^ -~]/u.test(text);
}
