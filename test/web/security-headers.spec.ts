import { describe, expect, it } from '@jest/globals';
import { given } from '../support/given.js';
import { startTestApp } from '../support/test-app.js';

/** Written out in full, so that any change of a header is a change of this test. */
const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; " +
    "base-uri 'none'; frame-ancestors 'none'; connect-src 'self'; manifest-src 'self'; require-trusted-types-for 'script'; report-to csp",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
};
const hsts = 'max-age=63072000; includeSubDomains';
const form = 'application/x-www-form-urlencoded';

describe.each([
  ['http://localhost:3000', undefined, 'sid'],
  ['https://feedback.narvan.example', hsts, '__Host-sid'],
])('the headers of %s', (appUrl, transport, cookieName) => {
  it('are the same strict ones on every answer', async () => {
    const testApp = await startTestApp({ APP_URL: appUrl });
    const visitor = await given(testApp).visitorFor(await given(testApp).administrator());
    const answers = [
      ...[
        '/sign-in',
        '/sign-in/unknown',
        '/settings',
        '/no-such-page',
        '/%E0%A4%A',
        `/people/${'x'.repeat(600)}`,
        '/healthz',
        '/people',
      ].map((path) => ['GET', path] as const),
      ...[
        ['POST', '/sign-in'] as const,
        ['POST', '/settings/organisation'] as const,
        ['HEAD', '/sign-in'] as const,
        ['DELETE', '/settings'] as const,
      ],
    ].map(async ([method, path]) => {
      const page = await visitor.request(
        method,
        path,
        method === 'POST' ? 'email=' : undefined,
        method === 'POST' ? form : undefined,
      );
      const found = Object.fromEntries(Object.keys(headers).map((name) => [name, page.headers[name]]));
      return {
        path,
        status: page.status,
        found,
        hsts: page.headers['strict-transport-security'],
        names: Object.keys(page.headers),
      };
    });
    const all = await Promise.all(answers);
    for (const { found, ...rest } of all) {
      expect({ path: rest.path, ...found }).toEqual({ path: rest.path, ...headers });
      expect(rest.hsts).toBe(transport);
      for (const name of ['x-powered-by', 'server', 'etag', 'last-modified']) expect(rest.names).not.toContain(name);
    }
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200, 303, 400, 403, 404, 405, 410, 414, 422]));
    await testApp.close();
  });

  it('carry the session only in a cookie that scripts and other sites cannot have', async () => {
    const testApp = await startTestApp({ APP_URL: appUrl });
    const person = await given(testApp).administrator();
    const visitor = await given(testApp).visitorFor(person);
    const { action, fields } = (await visitor.get('/settings')).form('/sign-out');
    const answer = await visitor.request('POST', action, new URLSearchParams(fields).toString(), form);
    const secure = cookieName === 'sid' ? '' : '; Secure';
    expect(String(answer.headers['set-cookie'])).toBe(
      `${cookieName}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure}`,
    );
    await testApp.close();
  });
});

describe('an address that no route can take', () => {
  it.each(['/%E0%A4%A', '/%00%FF', '/r/%C3%28', `/sign-in/${'x'.repeat(600)}`])(
    '%s is refused with a page, and the next one works',
    async (path) => {
      const testApp = await startTestApp();
      const visitor = given(testApp).anonymous();
      const page = await visitor.request('GET', path);
      expect([400, 404, 410, 414]).toContain(page.status);
      expect(page.root.querySelector('h1')).not.toBeNull();
      expect((await visitor.get('/sign-in')).status).toBe(200);
      await testApp.close();
    },
  );
});
