import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('dead rows', () => {
  let testApp: TestApp;

  beforeAll(async () => {
    testApp = await startTestApp();
  });
  afterAll(() => testApp.close());

  it('are gone from the files of PostgreSQL also when somebody was still reading as they died', async () => {
    const { database } = testApp;
    if (database.isSqlite) return;
    const [{ name } = { name: '' }] = await database.manager.query<{ name: string }[]>(
      'SELECT current_database() AS name',
    );
    const url = new URL(process.env.TEST_DATABASE_URL ?? '');
    url.pathname = `/${name}`;
    const reader = new pg.Client({ connectionString: url.href });
    await reader.connect();
    try {
      await reader.query('CREATE TABLE leftover (words text)');
      await reader.query("INSERT INTO leftover VALUES ('what nobody may find')");
      await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
      await reader.query('SELECT count(*) FROM comment');
      await database.manager.query('DELETE FROM leftover');
      let isOver = false;
      const scrubbing = database.scrub(['leftover']).then(() => {
        isOver = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(isOver).toBe(false);
      await reader.query('COMMIT');
      await scrubbing;
      const [size] = await database.manager.query<{ bytes: string }[]>(
        "SELECT pg_relation_size('leftover')::text AS bytes",
      );
      expect(size?.bytes).toBe('0');
    } finally {
      await reader.end();
    }
  });
});
