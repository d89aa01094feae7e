import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { given } from '../support/given.js';
import { type GivenRequest, givenOpenCycle, type OpenCycle } from '../support/given-open-cycle.js';
import { rawRequest } from '../support/raw-request.js';
import { hashOfAllTables } from '../support/tables.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';

const form = 'application/x-www-form-urlencoded';

let testApp: TestApp;
let cycle: OpenCycle;
let request: GivenRequest;
let token: string;
let rater: Visitor;
let before: Record<string, string>;

beforeAll(async () => {
  testApp = await startTestApp();
  cycle = await givenOpenCycle(testApp);
  request = cycle.request('peer');
  token = cycle.token(request.rater);
  rater = given(testApp).anonymous();
  await rater.post(`${cycle.link(request).form}/send`, cycle.answers('peer'));
  before = await hashOfAllTables(testApp);
});
/** Nothing asked here may change anything. */
afterEach(async () => expect(await hashOfAllTables(testApp)).toEqual(before));
afterAll(() => testApp.close());

/** A page without its language links, which repeat the address it was asked for. */
const contentsOf = (page: Page) => page.html.replaceAll(/href="[^"]*\?lang[^"]*"/g, '');
const formOf = (spelling: string) => `/r/${spelling}/${request.assignmentId}`;

describe('a link as mail programs and people spoil it (I42)', () => {
  const half = () => [token.slice(0, 20), token.slice(20)] as const;
  it.each([
    ['wrapped, as sent', () => half().join('=%0A')],
    ['wrapped with a carriage return', () => half().join('=%0D%0A')],
    ['wrapped, sign and line end spelt out', () => half().join('%3D%0A')],
    ['wrapped, line end dropped by the browser', () => half().join('=')],
    ['with a space inside', () => half().join('%20')],
    ['padded', () => `${token}=`],
    ['padded twice', () => `${token}==`],
    ['padded, spelt out', () => `${token}%3D`],
    ['truncated by one', () => token.slice(0, -1)],
    ['truncated at the wrap', () => half()[0]],
    ['a letter too long', () => `${token}A`],
    ['upper-cased', () => token.toUpperCase()],
    ['lower-cased', () => token.toLowerCase()],
    ['with an invisible letter', () => `${token}%E2%80%8B`],
    ['with a byte of nothing', () => `${token}%00`],
    ['decoded twice', () => `${token}%252E`],
    ['twice', () => `${token}${token}`],
  ])('%s: one page for all, by GET and POST', async (_, spoilt) => {
    const unknown = await rater.request('GET', '/r/nothing');
    for (const path of [`/r/${spoilt()}`, formOf(spoilt()), `${formOf(spoilt())}/check`]) {
      const page = await rater.request('GET', path);
      expect([path, page.status]).toEqual([path, 404]);
      expect(contentsOf(page)).toBe(contentsOf(unknown));
    }
    for (const deed of ['draft', 'save', 'send', 'decline']) {
      const body = new URLSearchParams(cycle.answers('peer') as Record<string, string>).toString();
      const answer = await rater.request('POST', `${formOf(spoilt())}/${deed}`, body, form);
      expect([deed, answer.status]).toEqual([deed, 404]);
    }
  });

  it.each(['.', ',', ')', '>', '!', ';', ':', ').', '%3E', '%22', '%3F', '%5D'])(
    'with "%s" behind it opens',
    async (tail) => {
      expect((await rater.request('GET', formOf(`${token}${tail}`))).status).toBe(200);
    },
  );
});

describe('methods no page uses (I46)', () => {
  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s: 405 with what is allowed, whoever asks', async (method) => {
    const signedIn = await given(testApp).visitorFor(request.rater);
    before = await hashOfAllTables(testApp);
    const allowed = async (visitor: Visitor, path: string) => {
      const page = await visitor.request(method, path, 'anyway=yes', form);
      expect([path, page.status]).toEqual([path, 405]);
      return page.headers.allow;
    };
    for (const link of [token, 'A'.repeat(44)]) {
      expect(await allowed(rater, `/r/${link}`)).toBe('GET, HEAD');
      expect(await allowed(rater, formOf(link))).toBe('GET, HEAD');
      expect(await allowed(rater, `${formOf(link)}/send`)).toBe('POST');
      expect(await allowed(rater, `${formOf(link)}/decline`)).toBe('GET, HEAD, POST');
      expect(await allowed(rater, `/r/${link}/stop`)).toBe('GET, HEAD, POST');
    }
    expect(await allowed(signedIn, `/requests/${cycle.id}/${request.assignmentId}/save`)).toBe('POST');
    expect(await allowed(signedIn, '/link-again?x=1')).toBe('GET, HEAD, POST');
    expect((await rater.request(method, '/r/a/b/c/d/e')).status).toBe(404);
  });

  it.each(['TRACE', 'PROPFIND', 'REPORT'])('%s on the wire: 405, and no header is echoed', async (method) => {
    const answer = await rawRequest(
      testApp,
      `${method} ${formOf(token)} HTTP/1.1\r\nHost: localhost\r\nX-Secret: echo-me\r\nConnection: close\r\n\r\n`,
    );
    expect(answer.status).toBe(405);
    expect(answer.text).toMatch(/^allow: GET, HEAD\r$/im);
    expect(answer.text).not.toContain('echo-me');
  });

  it('a method nobody knows never reaches us', async () => {
    const answer = await rawRequest(testApp, `STEAL ${formOf(token)} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    expect([answer.status, answer.isClosed]).toEqual([400, true]);
  });

  it('HEAD says what GET says, without the page and without any effect', async () => {
    for (const path of [`/r/${token}`, formOf(token), `${formOf(token)}/decline`, `/r/${token}/stop`]) {
      const [get, head] = [await rater.request('GET', path), await rater.request('HEAD', path)];
      expect([path, head.status, head.html]).toEqual([path, get.status, '']);
      expect(head.headers['content-type']).toBe(get.headers['content-type']);
    }
    expect((await rater.request('HEAD', `${formOf(token)}/send`)).status).toBe(404);
  });
});

describe('bodies that lie about themselves (I45)', () => {
  const head = (...lines: string[]) =>
    [`POST ${formOf(token)}/send HTTP/1.1`, 'Host: localhost', `Content-Type: ${form}`, ...lines, '', ''].join('\r\n');
  const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 'a'));
  const body = () => new URLSearchParams(cycle.answers('peer') as Record<string, string>).toString();

  it.each([
    ['a length that is no number', 'Content-Length: abc'],
    ['a negative length', 'Content-Length: -5'],
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6'],
    ['chunked and a length', 'Transfer-Encoding: chunked\r\nContent-Length: 5'],
    ['an unknown encoding', 'Transfer-Encoding: xchunked'],
    ['an encoding after chunked', 'Transfer-Encoding: chunked, identity'],
  ])('%s: 400, the connection is closed', async (_, lines) => {
    const answer = await rawRequest(testApp, head(lines), body());
    expect([answer.status, answer.isClosed]).toEqual([400, true]);
  });

  it('chunks that are none: 400', async () => {
    const answer = await rawRequest(testApp, head('Transfer-Encoding: chunked'), 'zz\r\nq=1\r\n0\r\n\r\n');
    expect([answer.status, answer.isClosed]).toEqual([400, true]);
  });

  it('a length shorter than the body: what is cut off is not stored, the rest is no request', async () => {
    const answer = await rawRequest(testApp, head('Content-Length: 9'), `q-b1.1=4xx&${body()}`);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text).not.toMatch(/HTTP\/1\.1 [23]\d\d/);
    expect(answer.isClosed).toBe(true);
  });

  it('a length longer than the body: waits and stores nothing', async () => {
    const answer = await rawRequest(testApp, head('Content-Length: 100000'), body());
    expect(answer.text).not.toMatch(/HTTP\/1\.1 [23]\d\d/);
  });

  it.each(['gzip', 'deflate', 'br', 'identity', 'xyz'])(
    'a body packed as %s is not opened: 400 at once, the connection is closed',
    async (encoding) => {
      const startedAt = performance.now();
      const memory = process.memoryUsage().rss;
      const lines = [`Content-Encoding: ${encoding}`, `Content-Length: ${bomb.length}`];
      const answer = await rawRequest(testApp, head(...lines), bomb);
      expect([answer.status, answer.isClosed]).toEqual([400, true]);
      expect(performance.now() - startedAt).toBeLessThan(900);
      expect(process.memoryUsage().rss - memory).toBeLessThan(100 * 1024 * 1024);
    },
  );

  it('more than a megabyte in chunks, without a length: 413', async () => {
    const chunk = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`;
    const answer = await rawRequest(testApp, head('Transfer-Encoding: chunked'), ...Array<string>(20).fill(chunk));
    expect(answer.status).toBe(413);
  });
});
