// Drops the PostgreSQL database that the tests of this run copied.
import pg from 'pg';

export default async function afterAll() {
  const { TEST_DATABASE_URL: base, TEST_TEMPLATE: template } = process.env;
  if (!base || !template) return;
  const client = new pg.Client({ connectionString: base });
  await client.connect();
  for (const name of [template, `${template}_unfinished`])
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await client.end();
}
