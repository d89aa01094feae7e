import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';

interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Held while the copied database is made: one worker makes it, the others wait. */
const templateLock = 20_261;

/** A fresh, empty PostgreSQL database beside the one TEST_DATABASE_URL names; null when the tests run on SQLite. */
export async function createTestDatabase(): Promise<TestDatabase | null> {
  const base = process.env.TEST_DATABASE_URL;
  return base ? created(base, '') : null;
}

/** The same with all tables in place: a copy of one that is migrated once in a run. */
export async function createMigratedDatabase(): Promise<TestDatabase | null> {
  const base = process.env.TEST_DATABASE_URL;
  const template = process.env.TEST_TEMPLATE;
  if (!base || !template) return createTestDatabase();
  await onServer(base, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [templateLock]);
    const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (known.rowCount === 0) await makeTemplate(client, base, template);
  });
  return created(base, `TEMPLATE ${template}`);
}

async function makeTemplate(client: pg.Client, base: string, template: string): Promise<void> {
  // Columns take their types from the environment, which is set by now.
  const { migrations } = await import('../../src/database/migrations.js');
  const unfinished = `${template}_unfinished`;
  await client.query(`CREATE DATABASE ${unfinished}`);
  const source = new DataSource({ type: 'postgres', url: beside(base, unfinished), migrations });
  await source.initialize();
  await source.runMigrations({ transaction: 'all' });
  await source.destroy();
  await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`);
}

async function created(base: string, how: string): Promise<TestDatabase> {
  const name = `roundview_test_${randomBytes(6).toString('hex')}`;
  await onServer(base, (client) => client.query(`CREATE DATABASE ${name} ${how}`));
  const drop = async (): Promise<void> => {
    await onServer(base, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  };
  return { url: beside(base, name), drop };
}

function beside(base: string, name: string): string {
  const url = new URL(base);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
