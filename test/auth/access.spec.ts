import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { judge } from '../../src/auth/access-rules.js';
import type { AccessRule } from '../../src/web/access.js';
import { given } from '../support/given.js';
import { type Route, routesIn, routesOf } from '../support/routes.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';

@Controller()
class Forgetful {
  @Get('/forgotten')
  page(): string {
    return 'open';
  }
}

const everybody = ['anonymous', 'employee', 'manager', 'leader', 'administrator'] as const;
type Kind = (typeof everybody)[number];

const may: Record<AccessRule, readonly Kind[]> = {
  everyone: everybody,
  'rater-link': everybody,
  'mail-server': everybody,
  'signed-in': ['employee', 'manager', 'leader', 'administrator'],
  administrator: ['administrator'],
  leader: ['leader'],
  auditor: ['leader', 'administrator'],
  demo: [],
};

describe('access', () => {
  let testApp: TestApp;
  let routes: Route[];
  let visitors: Record<Kind, Visitor>;

  beforeAll(async () => {
    testApp = await startTestApp();
    routes = routesIn(testApp);
    const people = given(testApp);
    const manager = await people.employee();
    visitors = {
      anonymous: people.anonymous(),
      employee: await people.visitorFor(await people.employee({ manager })),
      manager: await people.visitorFor(manager),
      leader: await people.visitorFor(await people.leader()),
      administrator: await people.visitorFor(await people.administrator()),
    };
  });

  afterAll(() => testApp.close());

  it('finds the routes, and would notice one without a mark', () => {
    expect(routes.length).toBeGreaterThan(60);
    expect(routesOf([Forgetful])).toEqual([
      { name: 'Forgetful.page', method: 'GET', path: '/forgotten', rule: undefined },
    ]);
  });

  it('marks every route', () => {
    expect(routes.filter((route) => route.rule === undefined).map((route) => route.name)).toEqual([]);
  });

  it('has routes for GET and POST only', () => {
    expect(routes.filter(({ method }) => !['GET', 'POST'].includes(method)).map(({ name }) => name)).toEqual([]);
  });

  it.each(everybody)('opens to the %s what the marks say, and nothing else', async (who) => {
    const wrong: string[] = [];
    for (const { name, method, path, rule } of routes) {
      if (!rule || rule === 'everyone' || rule === 'rater-link' || rule === 'mail-server') continue;
      const address = path.replace(/:[a-zA-Z]+/g, 'no-such-thing');
      const answer =
        method === 'GET'
          ? await visitors[who].request('GET', address)
          : await visitors[who].request('POST', address, 'a=b', 'application/x-www-form-urlencoded');
      if (!isRight(answer, who, method, rule)) wrong.push(`${name}: ${answer.status}`);
    }
    expect(wrong).toEqual([]);
  });

  /** A stranger is asked to sign in; others hear that there is no such page; who may enter still needs a page's token to post. */
  function isRight(answer: Page, who: Kind, method: string, rule: AccessRule): boolean {
    const isAskedToSignIn =
      method === 'POST' && answer.status !== 303
        ? answer.status === 401
        : String(answer.headers.location).startsWith('/sign-in?next=');
    if (!may[rule].includes(who))
      return who === 'anonymous' && rule !== 'demo' ? isAskedToSignIn : answer.status === 404;
    return method === 'POST' ? answer.status === 403 : answer.status < 500 && !isAskedToSignIn;
  }

  it('answers a page for others exactly like a page that does not exist', async () => {
    const foreign = await visitors.employee.request('GET', '/people');
    const unknown = await visitors.employee.request('GET', '/no-such-page');
    expect([foreign.status, unknown.status]).toEqual([404, 404]);
    expect(foreign.html.replaceAll('/people', '')).toBe(unknown.html.replaceAll('/no-such-page', ''));
  });

  it('changes nothing when pages are only opened', async () => {
    const count = async () => {
      const tables = await Promise.all(
        testApp.database.manager.dataSource.entityMetadatas.map((entity) => testApp.database.of(entity.target).find()),
      );
      return JSON.stringify(tables);
    };
    const before = await count();
    for (const { method, path } of routes.filter(({ method }) => method === 'GET')) {
      const address = path.replace(/:[a-zA-Z]+/g, 'no-such-thing');
      for (const visitor of Object.values(visitors)) {
        await visitor.request(method, address);
        await visitor.request('HEAD', address);
      }
    }
    expect(await count()).toBe(before);
  });

  it('refuses a route without a mark to everybody', () => {
    expect(judge(undefined, null, false)).toBe('sign-in');
    expect(judge(undefined, { roles: ['administrator', 'leader'] }, true)).toBe('refused');
  });

  it('opens the mailbox to anybody in the demo, and nowhere else', () => {
    expect([judge('demo', null, true), judge('demo', { roles: ['administrator'] }, false)]).toEqual([
      'pass',
      'unknown',
    ]);
  });
});
