import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { migrations } from '../src/database/migrations.js';
import { entities } from '../src/entities.js';
import { createTestDatabase } from './support/test-database.js';

describe('the one migration set', () => {
  let dataSource: DataSource;
  let drop: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    const postgres = await createTestDatabase();
    drop = postgres?.drop;
    const location = postgres
      ? { type: 'postgres', url: postgres.url }
      : { type: 'better-sqlite3', database: ':memory:' };
    dataSource = new DataSource({ ...location, entities, migrations } as DataSourceOptions);
    await dataSource.initialize();
  });

  afterAll(async () => {
    await dataSource.destroy();
    await drop?.();
  });

  const drift = async () => (await dataSource.driver.createSchemaBuilder().log()).upQueries.map((query) => query.query);

  it('makes exactly the tables the entities describe', async () => {
    await dataSource.runMigrations();
    expect(await drift()).toEqual([]);
  });

  it('goes down to nothing and up again', async () => {
    for (const _ of migrations) await dataSource.undoLastMigration();
    const runner = dataSource.createQueryRunner();
    const tables = await runner.getTables(entities.map((entity) => dataSource.getMetadata(entity).tableName));
    await runner.release();
    expect(tables.map((table) => table.name)).toEqual([]);
    await dataSource.runMigrations();
    expect(await drift()).toEqual([]);
  });
});
