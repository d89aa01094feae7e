import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { code } from '../table-builder.js';

const linkState = code('linkState', 40, { default: "'good'" });

/** Links that reached the wrong person, so that HR can put it right. */
export class RememberDisownedLinks1795510576000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('invitation', new TableColumn(linkState(runner)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('invitation', 'linkState');
  }
}
