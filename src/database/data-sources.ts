import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  DataSource,
  type DataSourceOptions,
  type EntityTarget,
  type MigrationInterface,
  type ObjectLiteral,
} from 'typeorm';
import type { DatabaseLocation } from '../config/database-location.js';
import { letOthersBreathe } from './breath.js';
import { FailedStatements } from './failed-statements.js';

export interface Tables {
  readonly entities: EntityTarget<ObjectLiteral>[];
  readonly migrations: (new () => MigrationInterface)[];
}

export interface Connections {
  readonly writer: DataSource;
  readonly reader: DataSource;
  readonly failed: FailedStatements;
}

/**
 * Opens the database, brings its tables up to date and returns a writer and a reader.
 * On SQLite these are two connections, so that pages never read inside another request's transaction.
 */
export async function openConnections(location: DatabaseLocation, tables: Tables): Promise<Connections> {
  const shared = { entities: tables.entities as never[], migrations: tables.migrations as never[] };
  if (location.kind === 'postgres') return openPostgres(location.url, shared);
  return openSqlite(location.file, shared);
}

type Shared = Pick<DataSourceOptions, 'entities' | 'migrations'>;

async function openPostgres(url: string, shared: Shared): Promise<Connections> {
  const pool = new DataSource({ type: 'postgres', url, ...shared, extra: { max: 10 } } as DataSourceOptions);
  await pool.initialize();
  await migrateAlone(pool);
  return { writer: pool, reader: pool, failed: watchFailures(pool) };
}

/** Two instances that start together must not both migrate: the second waits for the first. */
async function migrateAlone(pool: DataSource): Promise<void> {
  const runner = pool.createQueryRunner();
  const lockNumber = 7_360_360;
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [lockNumber]);
    await pool.runMigrations({ transaction: 'all' });
    await runner.query('SELECT pg_advisory_unlock($1)', [lockNumber]);
  } finally {
    await runner.release();
  }
}

interface SqliteConnection {
  pragma(text: string): unknown;
  prepare(sql: string): unknown;
}

async function openSqlite(file: string, shared: Shared): Promise<Connections> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const writer = new DataSource({
    type: 'better-sqlite3',
    database: file,
    ...shared,
    prepareDatabase: (connection: SqliteConnection) => {
      // Pages wait in the door, not in the driver: a driver that waits blocks every other request.
      for (const setting of ['journal_mode = WAL', 'busy_timeout = 0', 'synchronous = FULL', 'secure_delete = ON']) {
        connection.pragma(setting);
      }
      protect(connection);
      beginImmediately(connection);
    },
  } as DataSourceOptions);
  await writer.initialize();
  await writer.runMigrations({ transaction: 'all' });
  const reader = new DataSource({
    type: 'better-sqlite3',
    database: file,
    readonly: true,
    fileMustExist: true,
    ...shared,
    prepareDatabase: (connection: SqliteConnection) => {
      connection.pragma('busy_timeout = 5000');
      protect(connection);
    },
  } as DataSourceOptions);
  await reader.initialize();
  for (const source of [writer, reader]) letOthersBreathe(source);
  return { writer, reader, failed: watchFailures(writer) };
}

function protect(connection: SqliteConnection): void {
  connection.pragma('foreign_keys = ON');
  connection.pragma('trusted_schema = OFF');
}

/** A deferred BEGIN that reads before it writes fails at once beside another process; an immediate one may wait. */
function beginImmediately(connection: SqliteConnection): void {
  const prepare = connection.prepare.bind(connection);
  connection.prepare = (sql: string) => prepare(sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql);
}

function watchFailures(dataSource: DataSource): FailedStatements {
  const failed = new FailedStatements();
  (dataSource.subscribers as unknown[]).push(failed);
  return failed;
}
