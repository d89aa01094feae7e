import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, instant, table, text } from '../table-builder.js';

/** Comments that somebody asked HR to look at, and what became of it. */
const commentReport = table(
  'comment_report',
  [
    code('id', 40, { isPrimary: true }),
    code('reviewId', 40),
    code('commentId', 40),
    code('reporterId', 40),
    text('reason'),
    instant('reportedAt'),
    code('state', 40, { default: "'waiting'" }),
    code('decidedById', 40, { isNullable: true }),
    instant('decidedAt', { isNullable: true }),
  ],
  { uniques: [{ name: 'comment_report_once', columnNames: ['commentId', 'reporterId'] }] },
);

export class CreateCommentReports1795510561000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(commentReport(runner), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(commentReport(runner));
  }
}
