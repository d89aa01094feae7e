import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { code, count, instant, table } from '../table-builder.js';

const backgroundJob = table('background_job', [
  code('name', 40, { isPrimary: true }),
  instant('leaseUntil', { isNullable: true }),
  instant('lastDoneAt', { isNullable: true }),
  instant('askedAt', { isNullable: true }),
]);

const periods = [
  count('mailDays', { default: 30 }),
  count('answerMonths', { default: 12 }),
  count('reportMonths', { default: 48 }),
  count('auditMonths', { default: 24 }),
];

/** How long an organisation keeps what, and work that one instance does at a time. */
export class KeepAsLongAsNeeded1795524749000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const period of periods) await runner.addColumn('organisation', new TableColumn(period(runner)));
    await runner.createTable(backgroundJob(runner), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(backgroundJob(runner));
    for (const period of [...periods].reverse()) await runner.dropColumn('organisation', period(runner).name);
  }
}
