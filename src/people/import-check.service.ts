import { Injectable } from '@nestjs/common';
import { type ColumnMapping, mapColumns } from '../domain/column-mapping.js';
import type { FieldsOf, ImportKind } from '../domain/import-fields.js';
import type { RowProblem } from '../domain/import-problem.js';
import { type ImportTable, tableProblems } from '../domain/import-table.js';
import { Breath } from '../database/breath.js';
import { type CsvFile, readCsv } from './csv-file.js';
import type { ImportFileEntity } from './import-file.entity.js';
import { type CheckedImport, ImportKinds } from './import-kinds.js';
import { mendedTable } from './mended-table.js';

export type FileMapping = ColumnMapping<FieldsOf[ImportKind]>;

export interface FileCheck {
  readonly csv: CsvFile;
  readonly mapping: FileMapping;
  /** The rows that count: mended, and without those left out. */
  readonly table: ImportTable;
  readonly problems: readonly RowProblem[];
  /** Null while the columns are not settled: then no row has been looked at. */
  readonly checked: CheckedImport | null;
}

/** Reads a file and checks it against what is stored; changes nothing. */
@Injectable()
export class ImportCheck {
  constructor(private readonly kinds: ImportKinds) {}

  read(file: ImportFileEntity, breath = new Breath()): Promise<CsvFile> {
    if (file.encoding === null) throw new Error('The encoding of this file is not known yet');
    return readCsv(file.contents, file.encoding, breath);
  }

  mapping(file: ImportFileEntity, header: readonly string[]): FileMapping {
    const mapping = mapColumns(file.kind, header, file.mapping);
    if (file.mapping === null) return mapping;
    // Somebody has looked at every column: a name that stands twice is no question any more.
    return { ...mapping, problems: mapping.problems.filter(({ key }) => key !== 'import.problem.column-duplicate') };
  }

  async rowsInTrouble(file: ImportFileEntity): Promise<number[]> {
    const { problems } = await this.check(file, await this.read(file));
    return [...new Set(problems.map(({ row }) => row))].filter((row) => row > 0);
  }

  async check(file: ImportFileEntity, csv: CsvFile, breath = new Breath()): Promise<FileCheck> {
    const mapping = this.mapping(file, csv.table.header);
    const table = mendedTable(csv.table, mapping, file.mended, file.leftOut);
    if (mapping.problems.length > 0) return { csv, mapping, table, problems: mapping.problems, checked: null };
    const checked = await this.kinds.for(file.kind).check(table, mapping, file, breath);
    return { csv, mapping, table, problems: [...tableProblems(table), ...checked.problems], checked };
  }
}
