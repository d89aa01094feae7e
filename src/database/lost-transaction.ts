import type { DataSource } from 'typeorm';

interface Driver {
  readonly databaseConnection: { readonly inTransaction: boolean };
}

/**
 * SQLite gives up a transaction by itself when the disk is full or broken. TypeORM, whose own rollback then fails, would
 * take the next transaction for one inside it, which begins too late to wait for a lock: it is told.
 */
export function forgetLostTransaction(writer: DataSource): void {
  const { databaseConnection } = writer.driver as unknown as Driver;
  if (databaseConnection.inTransaction) return;
  Object.assign(writer.createQueryRunner(), { isTransactionActive: false, transactionDepth: 0 });
}
