import type { EntitySubscriberInterface, QueryRunner } from 'typeorm';

interface AfterQuery {
  readonly success: boolean;
  readonly queryRunner: QueryRunner;
}

/**
 * Remembers the transactions in which a statement failed. On PostgreSQL COMMIT of such a transaction is a silent
 * ROLLBACK: without this, a handler that swallows the error would be answered with success and store nothing.
 */
export class FailedStatements implements EntitySubscriberInterface {
  private readonly runners = new Set<QueryRunner>();

  afterQuery(event: AfterQuery): void {
    if (!event.success) this.runners.add(event.queryRunner);
  }

  forget(runner: QueryRunner | undefined): void {
    if (runner) this.runners.delete(runner);
  }

  has(runner: QueryRunner | undefined): boolean {
    return runner !== undefined && this.runners.has(runner);
  }
}
