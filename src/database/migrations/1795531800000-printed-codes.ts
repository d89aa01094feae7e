import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { code } from '../table-builder.js';

const printedBy = code('printedBy', 40, { isNullable: true });

/** Codes on paper for raters without e-mail: who printed them is said on the form. */
export class PrintedCodes1795531800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('invitation', new TableColumn(printedBy(runner)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('invitation', 'printedBy');
  }
}
