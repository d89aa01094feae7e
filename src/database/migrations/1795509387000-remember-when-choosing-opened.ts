import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { instant } from '../table-builder.js';

const nominatingAt = instant('nominatingAt', { isNullable: true });

/** When people began to choose their raters, so that HR sees how long nobody has. */
export class RememberWhenChoosingOpened1795509387000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('cycle', new TableColumn(nominatingAt(runner)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('cycle', 'nominatingAt');
  }
}
