import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, count, instant, table } from '../table-builder.js';

const throttleCount = table('throttle_count', [
  code('codeHash', 64, { isPrimary: true }),
  count('points'),
  instant('endsAt'),
]);

/** Instances that share a database hold back together whoever asks too often. */
export class CountTogether1795527826000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(throttleCount(runner), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(throttleCount(runner));
  }
}
