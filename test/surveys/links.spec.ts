import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvitationEntity } from '../../src/cycles/invitation.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { CycleKeys } from '../../src/sealing/cycle-keys.js';
import { given } from '../support/given.js';
import { type GivenRequest, givenOpenCycle, type OpenCycle } from '../support/given-open-cycle.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';

let testApp: TestApp;
let cycle: OpenCycle;
let rater: Visitor;
let request: GivenRequest;

beforeAll(async () => {
  testApp = await startTestApp();
  cycle = await givenOpenCycle(testApp);
  rater = given(testApp).anonymous();
  request = cycle.request('peer');
});

afterAll(() => testApp.close());

const raw = (path: string) => rater.request('GET', path);
/** A page without its language links, which repeat the address it was asked for. */
const contentsOf = (page: Page) => page.html.replaceAll(/href="[^"]*\?lang[^"]*"/g, '');

describe('a link that opens nothing', () => {
  it('answers one page, the same for every cause (F13, I42, I43)', async () => {
    const other = await givenOpenCycle(testApp, { asked: { peer: 1 } });
    const token = cycle.token(request.rater);
    const { form } = cycle.link(request);
    const foreign = other.token(other.request('peer').rater);
    const flipped = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
    const unknown = await raw('/r/nothing');
    expect(unknown.status).toBe(404);
    expect(unknown.text).toContain('This link does not open anything');
    expect(unknown.link('Send me my link again')).toBe('/link-again');
    for (const path of [
      `/r/${token}x`,
      `/r/${token.toUpperCase()}`,
      `/r/${token.slice(0, 40)}`,
      `/r/${token}=`,
      `/r/${flipped}`,
      `/r/${token.slice(0, 22)}${foreign.slice(22)}`,
      `/r/${'A'.repeat(44)}`,
      `/r/${foreign}/${request.assignmentId}`,
      `/r/${token}/${cycle.request('manager').assignmentId}`,
      `${form.slice(0, -1)}x`,
      `/r/${flipped}/stop`,
    ]) {
      const page = await raw(path);
      expect([path, page.status]).toEqual([path, 404]);
      expect(contentsOf(page)).toBe(contentsOf(unknown));
    }
    expect((await raw(`/r?token=${token}`)).status).toBe(404);
    expect((await raw('/r/')).status).toBe(404);
  });

  it.each(['.', ')', '>', ').', ',', '%3E'])('is not one when a mail program took "%s" into it', async (tail) => {
    expect((await raw(`/r/${cycle.token(request.rater)}${tail}`)).status).toBe(303);
  });

  it('is one for the forms that post, too', async () => {
    for (const deed of ['draft', 'save', 'send', 'decline']) {
      const page = await rater.post(
        `/r/${cycle.token(request.rater)}/${cycle.request('manager').assignmentId}/${deed}`,
        {},
      );
      expect([deed, page.status]).toEqual([deed, 404]);
    }
  });

  it.each([
    ['POST', 'application/json', 415],
    ['POST', 'text/plain', 415],
    ['PUT', 'application/x-www-form-urlencoded', 405],
    ['DELETE', 'application/x-www-form-urlencoded', 405],
  ])('%s with %s is refused (I44, I46)', async (method, type, status) => {
    const page = await rater.request(method, `${cycle.link(request).form}/send`, '{}', type);
    expect(page.status).toBe(status);
  });
});

describe('a body nobody should send', () => {
  const post = (body: string) =>
    rater.request('POST', `${cycle.link(request).form}/send`, body, 'application/x-www-form-urlencoded');

  it.each([
    ['100,000 fields', Array.from({ length: 100_000 }, (_, n) => `f${n}=1`).join('&')],
    ['nested names', `q${'[a]'.repeat(1000)}=1`],
    ['a prototype', '__proto__[admin]=1&__proto__=1&constructor.prototype.admin=1'],
    ['letters that are none', 'o-q1=%C3%28'],
    ['letters written too long', 'o-q1=%C0%AF'],
    ['half a letter', 'o-q1=%E0%A4'],
  ])('%s: 400, and the process lives (I37, I47, I48)', async (_, body) => {
    expect((await post(body)).status).toBe(400);
    expect((await raw(cycle.link(request).form)).status).toBe(200);
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  it('more than a megabyte: 413 (I31)', async () =>
    expect((await post(`o-q1=${'x'.repeat(1_100_000)}`)).status).toBe(413));
});

describe('a link that was good', () => {
  it('dies with the next generation, with a deactivated rater, with a withdrawn review and before the launch is over', async () => {
    const other = await givenOpenCycle(testApp, { asked: { peer: 3, subordinate: 1 } });
    const [revoked, left, fine] = other.requestsOf('peer') as [GivenRequest, GivenRequest, GivenRequest];
    const links = other.requests.map((each) => other.link(each).form);
    const { database } = testApp;
    await database.write(async () => {
      await database.of(InvitationEntity).update(other.invitationOf(revoked.rater), { generation: 2 });
      await database.of(PersonEntity).update(left.rater.id, { status: 'inactive' });
    });
    expect(await Promise.all(links.map(async (link) => (await raw(link)).status))).toEqual([404, 404, 200, 200]);
    await other.change({ state: 'launching' });
    expect((await raw(other.link(fine).form)).status).toBe(404);
    await other.change({ state: 'open' });
    await database.write(() => database.of(ReviewEntity).update(fine.reviewId, { mixState: 'withdrawn' }));
    expect((await raw(other.link(fine).list)).status).toBe(404);
  });

  it('after the end tells what became of the answers, and after the key is gone nothing at all', async () => {
    const other = await givenOpenCycle(testApp, { asked: { peer: 3 } });
    const [sent, saved, blank] = other.requestsOf('peer') as [GivenRequest, GivenRequest, GivenRequest];
    await rater.post(`${other.link(sent).form}/send`, other.answers('peer'));
    await rater.post(`${other.link(saved).form}/draft`, other.answers('peer'));
    await other.change({ state: 'mixing' });
    const texts = await Promise.all(
      [sent, saved, blank].map(async (each) => {
        const page = await raw(other.link(each).list);
        expect([page.status, page.heading]).toEqual([410, 'Answering closed on 30 November 2026']);
        return page.text;
      }),
    );
    expect(texts[0]).toContain('Your answers were sent.');
    expect(texts[1]).toContain('Your answers were saved but not sent, so they do not count.');
    expect(texts[2]).toContain('No answers were sent.');
    const { form } = other.link(sent);
    testApp.get(CycleKeys).destroy(other.id);
    expect((await raw(form)).status).toBe(404);
  });
});

describe('what others could learn from a rater page', () => {
  it('no cookie, no address of another host, nothing for caches', async () => {
    const page = await raw(cycle.link(request).form);
    expect(page.headers['set-cookie']).toBeUndefined();
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['referrer-policy']).toBe('same-origin');
    expect([...page.html.matchAll(/(?:src|href|action)="(https?:)?\/\//g)]).toEqual([]);
    expect(page.root.querySelectorAll('script').length).toBe(1);
  });

  it('weighs little', async () => {
    const page = await raw(cycle.link(request).form);
    expect(Buffer.byteLength(page.html)).toBeLessThan(60_000);
  });
});
