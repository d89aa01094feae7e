import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { bytes, code, count, table } from '../table-builder.js';

const looks = [
  code('accent', 7, { default: "''" }),
  code('accentDark', 7, { default: "''" }),
  code('logoVersion', 12, { default: "''" }),
  count('logoWidth', { default: 0 }),
  count('logoHeight', { default: 0 }),
];

const logo = table('logo', [
  code('id', 40, { isPrimary: true }),
  bytes('contents'),
  code('type', 40),
  count('width'),
  count('height'),
]);

/** An organisation's own colour and logo. */
export class OrganisationBrand1795528800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const look of looks) await runner.addColumn('organisation', new TableColumn(look(runner)));
    await runner.createTable(logo(runner), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(logo(runner));
    for (const look of [...looks].reverse()) await runner.dropColumn('organisation', look(runner).name);
  }
}
