import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { code, instant, table } from '../table-builder.js';

const kind = code('kind', 40, { default: "'review'" });
const pulse = table(
  'pulse',
  [code('planId', 40, { isPrimary: true }), code('cycleId', 40), code('reviewId', 40), instant('sentAt')],
  { uniques: [{ name: 'pulse_cycle', columnNames: ['cycleId'] }] },
);

/** A pulse is a small cycle of its own, which no page of HR lists. */
export class CreatePulses1795512028000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('cycle', new TableColumn(kind(runner)));
    await runner.createTable(pulse(runner), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(pulse(runner));
    await runner.dropColumn('cycle', 'kind');
  }
}
