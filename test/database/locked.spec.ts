import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EnvelopeEntity } from '../../src/surveys/envelope.entity.js';
import { given } from '../support/given.js';
import { givenOpenCycle, type OpenCycle } from '../support/given-open-cycle.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** PostgreSQL is no file that another program could hold locked. */
const onSqlite = process.env.TEST_DATABASE_URL ? describe.skip : describe;

onSqlite('a database that another program holds locked (F7)', () => {
  let testApp: TestApp;
  let cycle: OpenCycle;

  beforeAll(async () => {
    testApp = await startTestApp();
    cycle = await givenOpenCycle(testApp, { asked: { self: 1, peer: 3 } });
  });
  afterAll(() => testApp.close());

  it('lets a submit wait, then says 503 and when to come back; nothing is half stored, and the next one is taken', async () => {
    const request = cycle.request('peer');
    const send = () =>
      given(testApp)
        .anonymous()
        .request(
          'POST',
          `${cycle.link(request).form}/send`,
          new URLSearchParams(cycle.answers('peer')).toString(),
          'application/x-www-form-urlencoded',
        );
    const other = new Sqlite(join(testApp.dataDir, 'roundview.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    const refused = await send();
    expect(refused.status).toBe(503);
    expect(refused.headers['retry-after']).toBe('30');
    expect(await testApp.database.of(EnvelopeEntity).countBy({ assignmentId: request.assignmentId })).toBe(0);
    other.exec('ROLLBACK');
    other.close();
    const taken = await send();
    expect([taken.status, String(taken.headers.location)]).toEqual([303, expect.stringContaining('/sent')]);
    expect(await testApp.database.of(EnvelopeEntity).countBy({ assignmentId: request.assignmentId })).toBe(1);
  }, 30_000);
});
