import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppModule } from '../../src/app.module.js';
import { createApplication } from '../../src/application.js';
import { readConfig } from '../../src/config/config.js';
import { Database } from '../../src/database/database.js';
import { makeLogger } from '../../src/logging.js';
import { OutboxWorker } from '../../src/mail/outbox.worker.js';
import { given } from '../support/given.js';
import { givenOpenCycle } from '../support/given-open-cycle.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { createTestDatabase } from '../support/test-database.js';

/** The whole product with a log that is kept. */
async function startWithLog(): Promise<TestApp & { readonly lines: string[] }> {
  const lines: string[] = [];
  const dataDir = mkdtempSync(join(tmpdir(), 'roundview-'));
  const postgres = await createTestDatabase();
  const config = readConfig({
    DATA_DIR: dataDir,
    PORT: '0',
    APP_URL: 'http://localhost:3000',
    SMTP_URL: 'smtp://hr:geheim@127.0.0.1:9',
    MAIL_FROM: 'feedback@narvan.example',
    ...(postgres ? { DATABASE_URL: postgres.url } : {}),
  });
  const clock = new TestClock();
  const logger = makeLogger('debug', { write: (line: string) => void lines.push(line) });
  const app = await createApplication(AppModule.with(config, clock), logger);
  return {
    lines,
    app,
    clock,
    dataDir,
    database: app.get(Database),
    get: (type) => app.get(type, { strict: false }),
    close: async () => {
      await app.close();
      await postgres?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

describe('the log', () => {
  it('tells what was asked and how it went, and neither who nor by which link nor from where', async () => {
    const testApp = await startWithLog();
    const cycle = await givenOpenCycle(testApp, { asked: { self: 1, peer: 3 } });
    const request = cycle.request('peer');
    const { list, form } = cycle.link(request);
    const visitor = given(testApp).anonymous();
    visitor.headers['user-agent'] = 'Secret-Browser/7';
    await visitor.get(list);
    await visitor.get(form);
    await visitor.post(`${form}/send`, cycle.answers('peer'));
    await visitor.get(`${list}x`);
    const signIn = await visitor.get('/sign-in');
    await visitor.submit(signIn, { email: request.rater.email }, '/sign-in');
    await testApp.get(OutboxWorker).tick();
    const log = testApp.lines.join('');
    await testApp.close();
    const requests = testApp.lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ msg }) => msg === 'request');
    expect(requests.length).toBeGreaterThan(5);
    for (const line of requests)
      expect(Object.keys(line).sort()).toEqual(['level', 'method', 'ms', 'msg', 'route', 'status', 'time']);
    expect(requests.map(({ route }) => route)).toContain('/r/:token');
    const token = list.split('/').at(-1) ?? '';
    expect(token.length).toBeGreaterThan(20);
    const secrets = [
      token,
      request.rater.email,
      request.rater.name,
      request.subject.name,
      request.assignmentId,
      '127.0.0.1',
      'Secret-Browser',
      'geheim',
    ];
    // The mail server's own place is no secret; the browser's would be.
    const withoutServer = log.replaceAll(/127\.0\.0\.1:9\b/g, '').replaceAll('"127.0.0.1","port":9', '');
    for (const secret of secrets) expect(withoutServer).not.toContain(secret);
  });
});

describe('figures for the machine that watches', () => {
  let testApp: TestApp;

  beforeAll(async () => {
    testApp = await startTestApp();
  });
  afterAll(() => testApp.close());

  it('tell of requests, mails and cycles, and of nobody', async () => {
    const cycle = await givenOpenCycle(testApp, { asked: { self: 1, peer: 3 } });
    const request = cycle.request('peer');
    await given(testApp).anonymous().get(cycle.link(request).list);
    const { status, html, headers } = await given(testApp).anonymous().request('GET', '/metrics');
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/plain');
    for (const figure of [
      'roundview_http_request_duration_seconds_bucket{le="10",method="GET",route="/r/:token/:assignmentId",status="200"}',
      'roundview_mails{state="due"}',
      'roundview_cycles{state="open"} 1',
      'nodejs_eventloop_lag_p99_seconds',
      'process_resident_memory_bytes',
    ])
      expect(html).toContain(figure);
    for (const secret of [
      request.rater.name,
      request.rater.email,
      request.rater.id,
      request.assignmentId,
      cycle.link(request).list,
    ])
      expect(html).not.toContain(secret);
    // Who has answered is HR's alone, and what is theirs to see carries no time.
    expect(html.replace(/Answered|:assignmentId/g, '')).not.toMatch(/assignment|envelope|answer/i);
  });

  it('are for this computer alone, not for what a proxy on it passes on', async () => {
    const ask = async (more: object) =>
      (await testApp.app.inject({ method: 'GET', url: '/metrics', ...more })).statusCode;
    expect(await ask({})).toBe(200);
    expect(await ask({ remoteAddress: '::1' })).toBe(200);
    expect(await ask({ remoteAddress: '10.0.0.7' })).toBe(404);
    for (const name of ['x-forwarded-for', 'forwarded', 'via'])
      expect(await ask({ headers: { [name]: '127.0.0.1' } })).toBe(404);
  });

  it('are for whoever has the token, where there is one', async () => {
    const other = await startTestApp({ METRICS_TOKEN: 'a-token-of-24-characters' });
    const ask = async (authorization?: string) =>
      (
        await other.app.inject({
          method: 'GET',
          url: '/metrics',
          remoteAddress: '10.0.0.7',
          headers: { ...(authorization ? { authorization } : {}) },
        })
      ).statusCode;
    expect([
      await ask(),
      await ask('Bearer a-token-of-24-character'),
      await ask('Bearer a-token-of-24-characters'),
    ]).toEqual([404, 404, 200]);
    await other.close();
  });
});

describe('/readyz', () => {
  it('says that requests may come, and that they may not while the keys are out of reach', async () => {
    const testApp = await startTestApp();
    const ask = () => given(testApp).anonymous().request('GET', '/readyz');
    expect(JSON.parse((await ask()).html)).toEqual({ status: 'ready', database: 'ok', keys: 'ok' });
    const keys = join(testApp.dataDir, 'keys');
    rmSync(testApp.dataDir, { recursive: true, force: true });
    const page = await ask();
    expect(page.status).toBe(503);
    expect(JSON.parse(page.html)).toMatchObject({ status: 'not-ready', keys: 'unreachable' });
    mkdirSync(keys, { recursive: true });
    chmodSync(keys, 0o700);
    expect((await ask()).status).toBe(200);
    await testApp.close();
  });
});
