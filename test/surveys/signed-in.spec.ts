import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { InvitationEntity } from '../../src/cycles/invitation.entity.js';
import { given } from '../support/given.js';
import { type GivenRequest, givenOpenCycle, type OpenCycle } from '../support/given-open-cycle.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Visitor } from '../support/visitor.js';

let testApp: TestApp;
let cycle: OpenCycle;
let request: GivenRequest;
let me: Visitor;

beforeAll(async () => {
  testApp = await startTestApp();
  cycle = await givenOpenCycle(testApp);
  request = cycle.request('peer');
  me = await given(testApp).visitorFor(request.rater);
});

afterAll(() => testApp.close());

const statusOf = async ({ assignmentId }: GivenRequest) =>
  (await testApp.database.of(AssignmentEntity).findOneByOrFail({ id: assignmentId })).status;

describe('an employee who signed in', () => {
  it('reaches the same form and the same copy as by link', async () => {
    await given(testApp)
      .anonymous()
      .post(`${cycle.link(request).form}/draft`, { 'q-b1.1': '2' });
    const page = await me.get(`/requests/${cycle.id}`);
    expect(page.root.querySelector('input[checked]')?.getAttribute('value')).toBe('2');
    expect(page.text).toContain('Come back to this page until');
    expect(page.text).not.toContain('I am not this person');
    const thanks = await me.post(`/requests/${cycle.id}/${request.assignmentId}/send`, {
      ...cycle.answers('peer'),
      _csrf: page.root.querySelector('input[name=_csrf]')?.getAttribute('value') ?? '',
    });
    expect(thanks.heading).toBe('Thank you');
    expect(await statusOf(request)).toBe('done');
  });

  it('cannot post from elsewhere: the token of the page is needed', async () => {
    const other = cycle.requestsOf('peer')[1] as GivenRequest;
    const visitor = await given(testApp).visitorFor(other.rater);
    const page = await visitor.post(`/requests/${cycle.id}/${other.assignmentId}/send`, cycle.answers('peer'));
    expect([page.status, await statusOf(other)]).toEqual([403, 'open']);
  });

  it('finds nothing where others are asked, in other cycles, or without an invitation', async () => {
    const other = await givenOpenCycle(testApp, { asked: { peer: 1 } });
    for (const path of [
      `/requests/${cycle.id}/${cycle.request('manager').assignmentId}`,
      `/requests/${other.id}`,
      `/requests/${other.id}/${request.assignmentId}`,
      '/requests/nothing',
    ]) {
      expect([path, (await me.get(path)).status]).toEqual([path, 404]);
    }
    const administrator = await given(testApp).visitorFor(await given(testApp).administrator());
    expect((await administrator.get(`/requests/${cycle.id}/${request.assignmentId}`)).status).toBe(404);
  });

  it('is asked to sign in first when not signed in', async () => {
    const page = await given(testApp).anonymous().get(`/requests/${cycle.id}`);
    expect(page.path).toContain('/sign-in');
  });

  it('gets no sign-in to the forms once an administrator changed the address', async () => {
    const moved = cycle.requestsOf('peer')[2] as GivenRequest;
    const visitor = await given(testApp).visitorFor(moved.rater);
    const { database } = testApp;
    await database.write(() =>
      database.of(InvitationEntity).update(cycle.invitationOf(moved.rater), { openedBy: 'link' }),
    );
    for (const path of [`/requests/${cycle.id}`, `/requests/${cycle.id}/${moved.assignmentId}`]) {
      const page = await visitor.get(path);
      expect([page.status, page.heading]).toEqual([403, 'Please use the link in your mail']);
    }
    expect((await visitor.get(cycle.link(moved).form)).status).toBe(200);
  });
});

describe('walking the form', () => {
  it.each(['self', 'manager', 'peer', 'subordinate', 'customer'])(
    'as %s: the real page about a made-up person, with nothing to send',
    async (group) => {
      const hr = await given(testApp).visitorFor(await given(testApp).administrator());
      if (group === 'self') await hr.submit(await hr.get('/framework'), {}, 'starter');
      const page = await hr.get(`/framework/walk/${group}`);
      expect(page.root.querySelectorAll('fieldset').length).toBe(group === 'customer' ? 8 : 18);
      expect(page.root.querySelectorAll('form[action*=send], form[data-survey], button').length).toBe(0);
      expect(page.link('Back to the framework')).toBe('/framework');
    },
  );

  it('is for administrators, and for groups there are', async () => {
    expect((await me.get('/framework/walk/peer')).status).toBe(404);
    const hr = await given(testApp).visitorFor(await given(testApp).administrator());
    expect((await hr.get('/framework/walk/nobody')).status).toBe(404);
  });
});
