import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, instant, table } from '../table-builder.js';

/** Comments offered for the page on brand values. */
const sharedComment = table(
  'shared_comment',
  [
    code('id', 40, { isPrimary: true }),
    code('reviewId', 40),
    code('cycleId', 40),
    code('commentId', 40),
    code('state', 40, { default: "'waiting'" }),
    instant('offeredAt'),
    code('decidedById', 40, { isNullable: true }),
  ],
  {
    indices: [
      { name: 'shared_comment_comment', columnNames: ['commentId'], isUnique: true },
      { name: 'shared_comment_cycle', columnNames: ['cycleId'] },
    ],
  },
);

export class SharedComments1795529900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(sharedComment(runner), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(sharedComment(runner));
  }
}
