import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableColumn } from 'typeorm';
import { code, count } from '../table-builder.js';

/** Cleared comments are published in sheets, which come and go as a whole. What was cleared before waits for its sheet. */
const columns = [code('sheetId', 40, { isNullable: true }), count('sheetSize', { isNullable: true })];

export class CommentSheets1795541000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns(
      'shared_comment',
      columns.map((make) => new TableColumn(make(runner))),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumns('shared_comment', ['sheetId', 'sheetSize']);
  }
}
