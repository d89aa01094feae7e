import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, count, instant, json, table } from '../table-builder.js';

/** Reports of one cycle being put together for somebody who may open them. */
const reportArchive = table(
  'report_archive',
  [
    code('id', 40, { isPrimary: true }),
    code('cycleId', 40),
    code('personId', 40),
    code('locale', 40),
    json('reviewIds'),
    code('state', 40, { default: "'waiting'" }),
    count('done', { default: 0 }),
    count('failed', { default: 0 }),
    instant('leaseUntil', { isNullable: true }),
    instant('createdAt'),
  ],
  { indices: [{ name: 'report_archive_person', columnNames: ['personId'] }] },
);

export class CreateReportArchives1795512315000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(reportArchive(runner), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(reportArchive(runner));
  }
}
