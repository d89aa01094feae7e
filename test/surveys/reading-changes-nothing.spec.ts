import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { given } from '../support/given.js';
import { type GivenRequest, givenOpenCycle, type OpenCycle } from '../support/given-open-cycle.js';
import { hashOfAllTables } from '../support/tables.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let testApp: TestApp;
let cycle: OpenCycle;

beforeAll(async () => {
  testApp = await startTestApp();
  cycle = await givenOpenCycle(testApp);
});

afterAll(() => testApp.close());

it('no GET or HEAD on any rater page changes any table: mail scanners open every link', async () => {
  const rater = given(testApp).anonymous();
  const [peer, customer] = [cycle.request('peer'), cycle.request('customer')];
  await rater.post(`${cycle.link(peer).form}/send`, cycle.answers('peer'));
  await rater.post(`${cycle.link(customer).form}/draft`, { 'q-b1.1': '1' });
  const signedIn = await given(testApp).visitorFor(peer.rater);
  const before = await hashOfAllTables(testApp);
  const own = (request: GivenRequest, base: string) =>
    ['', '/stop', '/not-me', '/objection', '/decline', `/${request.assignmentId}`]
      .concat(['check', 'sent', 'decline', 'draft', 'save', 'send'].map((page) => `/${request.assignmentId}/${page}`))
      .map((path) => base + path);
  const statuses = new Set<number>();
  for (const method of ['GET', 'HEAD', 'OPTIONS']) {
    for (const request of [peer, customer]) {
      for (const path of own(request, cycle.link(request).list))
        statuses.add((await rater.request(method, path)).status);
    }
    for (const path of own(peer, `/requests/${cycle.id}`)) statuses.add((await signedIn.request(method, path)).status);
    for (const path of ['/link-again', '/link-again/sent', '/link-ended']) await rater.request(method, path);
  }
  expect(await hashOfAllTables(testApp)).toEqual(before);
  expect([...statuses].filter((status) => status >= 500)).toEqual([]);
  expect(statuses.has(200)).toBe(true);
});
