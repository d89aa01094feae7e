import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OutboxMailEntity } from '../../src/mail/outbox-mail.entity.js';
import { OrganisationEntity } from '../../src/settings/organisation.entity.js';
import { given } from '../support/given.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Visitor } from '../support/visitor.js';

const form = 'application/x-www-form-urlencoded';

describe('requests that no page of ours makes', () => {
  let testApp: TestApp;
  let visitor: Visitor;
  let token: string;

  beforeAll(async () => {
    testApp = await startTestApp({ APP_URL: 'https://feedback.narvan.example' });
    visitor = await given(testApp).visitorFor(await given(testApp).administrator());
    token = (await visitor.get('/settings')).form('/sign-out').fields.find(([name]) => name === '_csrf')?.[1] ?? '';
  });

  afterAll(() => testApp.close());

  it.each([
    ['JSON', 'application/json', '{"email":"a@b.example"}', 415],
    ['broken JSON', 'application/json', '{"email":', 415],
    ['a prototype in JSON', 'application/json', '{"__proto__":{"admin":true}}', 415],
    ['plain text', 'text/plain', 'email=a@b.example', 415],
    ['no type', '', 'email=a@b.example', 415],
    ['XML', 'application/xml', '<email/>', 415],
    ['a form in parts without boundary', 'multipart/form-data', 'x', 400],
    ['a prototype', form, '__proto__[admin]=1&email=a@b.example', 400],
    ['a constructor', form, 'constructor.prototype=1&email=a@b.example', 400],
    ['a list', form, 'email=a@b.example&email=c@d.example', 400],
    ['a list by brackets', form, 'email[]=a@b.example', 400],
    ['a query', form, 'email[$ne]=1', 400],
    ['a field too many', form, 'email=a@b.example&role=administrator', 400],
    ['100,000 fields', form, Array.from({ length: 100_000 }, (_, i) => `f${i}=1`).join('&'), 400],
    ['a body of 2 MB', form, `email=${'x'.repeat(2_000_000)}`, 413],
  ])('%s: refused, the process lives', async (_, type, body, status) => {
    const mails = await testApp.database.of(OutboxMailEntity).count();
    const answer = await given(testApp)
      .anonymous()
      .request('POST', '/sign-in', body, type || undefined);
    expect(answer.status).toBe(status);
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
    expect(await testApp.database.of(OutboxMailEntity).count()).toBe(mails);
    expect((await visitor.get('/settings')).status).toBe(200);
  });

  it.each([
    ['a repeated field', 'name=A&name=B'],
    ['another row', 'id=other'],
    ['a hidden column', 'setUpStep=you'],
    ['a nested field', 'name[first]=A'],
  ])('settings with %s are refused whole', async (_, body) => {
    const before = await testApp.database.of(OrganisationEntity).find();
    const answer = await visitor.request('POST', '/settings/organisation', `_csrf=${token}&${body}`, form);
    expect(answer.status).toBe(400);
    expect(await testApp.database.of(OrganisationEntity).find()).toEqual(before);
  });

  it.each([
    ['feedback.narvan.example', 200],
    ['feedback.narvan.example:443', 200],
    ['FEEDBACK.narvan.example', 200],
    ['localhost:3000', 200],
    ['evil.com', 400],
    ['feedback.narvan.example.evil.com', 400],
    ['feedback.narvan.example@evil.com', 400],
  ])('host %p: %i', async (host, status) => {
    const stranger = given(testApp).anonymous();
    Object.assign(stranger.headers, { host, 'x-forwarded-host': 'evil.com', 'x-forwarded-proto': 'http' });
    const answer = await stranger.request('GET', '/sign-in');
    expect(answer.status).toBe(status);
    expect(answer.html).not.toContain('evil.com');
  });

  it.each([
    ['two hosts', 'GET /sign-in HTTP/1.1\r\nHost: feedback.narvan.example\r\nHost: evil.com\r\n\r\n'],
    ['two hosts, ours last', 'GET /sign-in HTTP/1.1\r\nHost: evil.com\r\nHost: feedback.narvan.example\r\n\r\n'],
    ['no host', 'GET /sign-in HTTP/1.0\r\n\r\n'],
    ['a whole address', 'GET http://evil.com/sign-in HTTP/1.1\r\nHost: feedback.narvan.example\r\n\r\n'],
    [
      'a length that lies',
      `POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    [
      'an unknown encoding',
      `POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
    ],
  ])('%s: refused on the wire', async (_, request) => {
    const server = testApp.app.getHttpServer() as Server;
    if (!server.listening) await testApp.app.listen(0, '127.0.0.1');
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => socket.end(request));
      socket.on('data', (bytes) => (text += String(bytes))).on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).not.toContain('evil.com');
  });

  it.each(['//evil.com/x', '/\\\\evil.com', '//evil.com'])('a page at %s links to itself only', async (path) => {
    const page = await given(testApp).anonymous().request('GET', path);
    expect([400, 404]).toContain(page.status);
    const links = page.root.querySelectorAll('a').map((a) => a.getAttribute('href') ?? '');
    expect(links.filter((href) => /^(\/\/|\/\\|https?:)/.test(href))).toEqual([]);
  });

  it('answers a probe by whatever name it comes', async () => {
    const probe = given(testApp).anonymous();
    probe.headers.host = '10.0.0.7:3000';
    expect((await probe.request('GET', '/healthz')).status).toBe(200);
  });

  it.each([
    ['10 kB', `en;q=0.5,${'x'.repeat(10_000)}`, 'en'],
    ['unknown', 'de-DE,de', 'en'],
    ['Persian', 'de,fa-IR;q=0.8', 'fa'],
    ['a path', '../../x', 'en'],
  ])('Accept-Language %s is answered in a language we have', async (_, header, lang) => {
    const stranger = given(testApp).anonymous();
    stranger.headers['accept-language'] = header;
    expect((await stranger.get('/sign-in')).root.querySelector('html')?.getAttribute('lang')).toBe(lang);
  });

  it.each(['../../x', 'xx', '<script>', 'fa&lang=ar', '%00'])('lang=%s chooses nothing it should not', async (lang) => {
    const page = await given(testApp).anonymous().get(`/sign-in?lang=${lang}`);
    expect(page.status).toBe(200);
    expect(['en', 'fa']).toContain(page.root.querySelector('html')?.getAttribute('lang'));
    expect(page.html).not.toContain('<script>');
  });

  it('counts sign-ins by the real sender, whatever X-Forwarded-For says', async () => {
    const stranger = given(testApp).anonymous();
    const statuses = [];
    for (let i = 0; i < 301; i++) {
      stranger.headers['x-forwarded-for'] = `198.51.${i % 250}.${i % 7}`;
      statuses.push((await stranger.request('POST', '/sign-in', `email=x${i}@narvan.example`, form)).status);
    }
    expect(statuses.indexOf(429)).toBeGreaterThan(0);
    expect(statuses.at(-1)).toBe(429);
  });
});
