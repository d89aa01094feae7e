import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { given } from '../support/given.js';
import { givenOpenCycle, type OpenCycle } from '../support/given-open-cycle.js';
import { routesIn } from '../support/routes.js';
import { hashOfAllTables } from '../support/tables.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';

const form = 'application/x-www-form-urlencoded';

describe('identifiers that are none (I50)', () => {
  let testApp: TestApp;
  let cycle: OpenCycle;
  let administrator: PersonEntity;
  let hr: Visitor;
  let csrf: string;

  beforeAll(async () => {
    testApp = await startTestApp();
    cycle = await givenOpenCycle(testApp);
    administrator = await given(testApp).administrator();
    hr = await given(testApp).visitorFor(administrator);
    csrf = (await hr.get('/settings')).form('/sign-out').fields.find(([name]) => name === '_csrf')?.[1] ?? '';
  });
  afterAll(() => testApp.close());

  const routes = () => routesIn(testApp).filter(({ path, rule }) => path.includes(':') && rule !== 'demo');
  const good = () => [cycle.id, administrator.id, cycle.request('peer').reviewId, cycle.request('peer').assignmentId];
  const hostile = () => [
    "1'%20OR%20'1'='1",
    '1;--',
    '%7B%22$ne%22:1%7D',
    '%00',
    '9'.repeat(400),
    '9'.repeat(10_000),
    '__proto__',
    '%2527',
    (good()[0] ?? '').toUpperCase(),
  ];

  it('in every address we have: not found or refused, never a crash, nothing changed', async () => {
    const before = await hashOfAllTables(testApp);
    const answers: [string, number][] = [];
    const shown = new Map<string, Page>();
    for (const { method, path } of routes()) {
      for (const id of hostile()) {
        const address = path.replace(/:[a-zA-Z]+/g, id);
        const page =
          method === 'GET'
            ? await hr.request('GET', address)
            : await hr.request('POST', address, `_csrf=${encodeURIComponent(csrf)}`, form);
        answers.push([`${method} ${address.slice(0, 80)}`, page.status]);
        shown.set(`${method} ${address.slice(0, 80)}`, page);
      }
    }
    expect(answers.length).toBeGreaterThan(1000);
    // A few addresses end in a word of a fixed list (a language, a step) and send away what is none of them.
    const wrong = answers.filter(([, status]) => ![303, 400, 404, 409, 410, 414, 422].includes(status));
    expect(wrong).toEqual([]);
    expect(await hashOfAllTables(testApp)).toEqual(before);
    for (const page of shown.values()) expect(page.html).not.toMatch(/SQLITE|syntax error|QueryFailed|at .*\.js:\d/);
  }, 120_000);

  it.each([
    ['an operator', 'personId[$ne]=1'],
    ['a find operator', 'personId[_type]=not&personId[_value]=1'],
    ['options for finding', 'where[id]=1&take=1'],
    ['a list', 'personId=a&personId=b'],
    ['a prototype', '__proto__[personId]=1'],
  ])('in a form, as %s: 400 and nothing changed', async (_, body) => {
    const before = await hashOfAllTables(testApp);
    for (const path of ['/settings/roles', '/settings/roles/revocation', `/cycles/${cycle.id}/late-additions`]) {
      const answer = await hr.request('POST', path, `_csrf=${encodeURIComponent(csrf)}&${body}`, form);
      expect([path, answer.status]).toEqual([path, 400]);
    }
    expect(await hashOfAllTables(testApp)).toEqual(before);
  });

  it('as JSON is no form at all: 415', async () => {
    for (const body of ['{"id":{"$ne":1}}', '{"personId":{"$gt":""}}', '{"where":{"id":1}}']) {
      expect((await hr.request('POST', '/settings/roles', body, 'application/json')).status).toBe(415);
    }
  });

  it.each(["1' OR '1'='1", '1;--', '9'.repeat(10_000), '\u0000', 'NOBODY'])(
    'as the value of a field finds nobody: %j',
    async (personId) => {
      const before = await hashOfAllTables(testApp);
      const body = new URLSearchParams({ _csrf: csrf, personId, role: 'leader' }).toString();
      const answer = await hr.request('POST', '/settings/roles/revocation', body, form);
      expect([400, 404, 409, 422]).toContain(answer.status);
      expect(await hashOfAllTables(testApp)).toEqual(before);
    },
  );
});
