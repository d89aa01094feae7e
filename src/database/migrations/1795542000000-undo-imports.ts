import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { bytes, instant, json } from '../table-builder.js';

const columns = [
  bytes('journal', { isNullable: true }),
  instant('undoneAt', { isNullable: true }),
  json('undone', { isNullable: true }),
];

/** What an import did, so that it can be taken back for a day. */
export class UndoImports1795542000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of columns) await runner.addColumn('import_file', new TableColumn(column(runner)));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['undone', 'undoneAt', 'journal']) await runner.dropColumn('import_file', name);
  }
}
