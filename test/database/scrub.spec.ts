import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { BackgroundJobs } from '../../src/database/background-jobs.js';
import { answersGoneJob } from '../../src/database/dead-rows.js';
import { Alarms } from '../../src/results/alarms.js';
import { AnswersGone } from '../../src/results/answers-gone.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const impatientMs = 200;

describe('dead rows', () => {
  let testApp: TestApp;
  const clients: pg.Client[] = [];

  beforeAll(async () => {
    testApp = await startTestApp();
    if (!testApp.database.isSqlite) await testApp.database.manager.query('CREATE TABLE leftover (words text)');
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await Promise.all(clients.splice(0).map((client) => client.end()));
  });
  afterAll(() => testApp.close());

  const query = async <Row>(sql: string): Promise<Row> => {
    const [row] = await testApp.database.manager.query<Row[]>(sql);
    return row as Row;
  };
  const connect = async (name: string): Promise<pg.Client> => {
    const url = new URL(process.env.TEST_DATABASE_URL ?? '');
    url.pathname = `/${name}`;
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    clients.push(client);
    return client;
  };
  const here = async (): Promise<pg.Client> =>
    connect((await query<{ name: string }>('SELECT current_database() AS name')).name);
  const bytesLeft = async (): Promise<string> =>
    (await query<{ bytes: string }>("SELECT pg_relation_size('leftover')::text AS bytes")).bytes;
  const die = async (words = 'what nobody may find'): Promise<void> => {
    await testApp.database.manager.query('INSERT INTO leftover VALUES ($1)', [words]);
    await testApp.database.manager.query('DELETE FROM leftover');
  };

  it.each([
    [
      'somebody reads on in this database',
      here,
      'BEGIN ISOLATION LEVEL REPEATABLE READ',
      'SELECT count(*) FROM comment',
    ],
    ['somebody writes on in this database', here, 'BEGIN', 'SELECT pg_current_xact_id()'],
    // Every later snapshot starts at the oldest write of the whole server: this one kept envelopes of another database.
    ['somebody writes on in another database', () => connect('postgres'), 'BEGIN', 'SELECT pg_current_xact_id()'],
  ])('stay in the files of PostgreSQL only while %s, and that is said', async (_, open, begin, statement) => {
    if (testApp.database.isSqlite) return;
    const other = await open();
    await other.query(begin);
    await other.query(statement);
    await die();
    expect(await testApp.database.scrub(['leftover'], impatientMs)).toBe('held');
    await other.query('COMMIT');
    expect(await testApp.database.scrub(['leftover'])).toBe('clean');
    expect(await bytesLeft()).toBe('0');
  });

  it('are no reason to keep raters waiting: a table in use is left for later', async () => {
    if (testApp.database.isSqlite) return;
    const other = await here();
    await die();
    await other.query('BEGIN');
    await other.query('LOCK TABLE leftover IN ACCESS SHARE MODE');
    expect(await testApp.database.scrub(['leftover'])).toBe('held');
    await other.query('COMMIT');
    expect(await testApp.database.scrub(['leftover'])).toBe('clean');
    expect(await bytesLeft()).toBe('0');
  });

  it('are gone from every segment of the log too, also those kept under a later name', async () => {
    if (testApp.database.isSqlite) return;
    const { folder } = await query<{ folder: string }>("SELECT current_setting('data_directory') AS folder");
    const words = randomBytes(32).toString('hex');
    const inLog = (): boolean => {
      const log = join(folder, 'pg_wal');
      const names = readdirSync(log).filter((name) => /^[0-9A-F]{24}$/.test(name));
      return names.some((name) => readFileSync(join(log, name)).includes(words));
    };
    await die(words);
    expect(inLog()).toBe(true);
    expect(await testApp.database.overwriteOldLog()).toBe('overwritten');
    expect(inLog()).toBe(false);
  });

  it('after a mix are seen to until they are gone, with an alarm while something holds them', async () => {
    const [jobs, gone] = [testApp.get(BackgroundJobs), testApp.get(AnswersGone)];
    const alarm = jest.spyOn(testApp.get(Alarms), 'raise');
    const scrub = testApp.database.scrub.bind(testApp.database);
    const scrubbing = jest.spyOn(testApp.database, 'scrub').mockResolvedValue('held');
    await testApp.database.write(() => jobs.askFor(answersGoneJob));
    await expect(gone.seeToIt()).rejects.toThrow('still sealed');
    expect(alarm).toHaveBeenCalledTimes(1);
    expect(await jobs.isAskedFor(answersGoneJob)).toBe(true);
    scrubbing.mockImplementation(scrub);
    await gone.seeToIt();
    expect(alarm).toHaveBeenCalledTimes(1);
    expect(await jobs.isAskedFor(answersGoneJob)).toBe(false);
  });
});
