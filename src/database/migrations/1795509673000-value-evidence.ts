import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, instant, table, text } from '../table-builder.js';

const evidence = table('value_evidence', [
  code('id', 40, { isPrimary: true }),
  code('valueId', 40),
  code('source', 40),
  text('text'),
  code('gatheredOn', 10),
  code('createdBy', 40),
  instant('createdAt'),
]);

export class ValueEvidence1795509673000 implements MigrationInterface {
  name = 'ValueEvidence1795509673000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(evidence(runner));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('value_evidence');
  }
}
