import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { InvitationEntity } from '../../src/cycles/invitation.entity.js';
import { EnvelopeEntity } from '../../src/surveys/envelope.entity.js';
import { given } from '../support/given.js';
import { type GivenRequest, givenOpenCycle, type OpenCycle } from '../support/given-open-cycle.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Visitor } from '../support/visitor.js';

let testApp: TestApp;
let cycle: OpenCycle;
let rater: Visitor;

beforeAll(async () => {
  testApp = await startTestApp();
  rater = given(testApp).anonymous();
});

afterAll(() => testApp.close());

const stored = async (request: GivenRequest) => ({
  envelope: await testApp.database.of(EnvelopeEntity).findOneBy({ assignmentId: request.assignmentId }),
  status: (await testApp.database.of(AssignmentEntity).findOneByOrFail({ id: request.assignmentId })).status,
});

// A zone ahead of UTC: its 30 November is over at 20:30 UTC.
const zone = 'Asia/Tehran';
const deadline = '2026-11-30T20:30:00.000Z';

describe('at the deadline (F14)', () => {
  it.each([
    [-1, 303],
    [0, 303],
    [59_999, 303],
    [60_000, 409],
    [60_001, 409],
  ])('%i ms after it: %i, either stored whole or not at all', async (offset, status) => {
    cycle = await givenOpenCycle(testApp, { asked: { peer: 1 }, fields: { timeZone: zone } });
    const request = cycle.request('peer');
    testApp.clock.set('2026-11-30T12:00:00Z');
    const { form } = cycle.link(request);
    testApp.clock.set(new Date(Date.parse(deadline) + offset).toISOString());
    const body = new URLSearchParams({ ...cycle.answers('peer'), 'o-q1': 'My text' }).toString();
    const page = await rater.request('POST', `${form}/send`, body, 'application/x-www-form-urlencoded');
    expect(page.status).toBe(status);
    const { envelope, status: state } = await stored(request);
    if (status === 303) expect([state, envelope?.sealed === null]).toEqual(['done', false]);
    else {
      expect([state, envelope]).toEqual(['open', null]);
      expect(page.text).toContain('What you just sent was not stored');
      expect(page.root.querySelector('textarea')?.text.trim()).toBe('My text');
    }
  });
});

describe('after the end (F12, V6)', () => {
  it.each(['draft', 'save', 'send', 'decline'])('%s changes nothing, whatever the clock says', async (deed) => {
    testApp.clock.set('2026-11-10T12:00:00Z');
    cycle = await givenOpenCycle(testApp, { asked: { peer: 1 } });
    const request = cycle.request('peer');
    await rater.post(`${cycle.link(request).form}/send`, cycle.answers('peer'));
    const before = await stored(request);
    await cycle.change({ state: 'mixing' });
    const page = await rater.post(
      `${cycle.link(request).form}/${deed}`,
      deed === 'decline' ? {} : cycle.answers('peer', '1'),
    );
    expect(page.status).toBe(409);
    expect(await stored(request)).toEqual(before);
  });

  it('a close or a revoked link between the look-up and the write wins', async () => {
    cycle = await givenOpenCycle(testApp, { asked: { peer: 2 } });
    const [closedOn, revoked] = cycle.requestsOf('peer') as [GivenRequest, GivenRequest];
    const { database } = testApp;
    const together = database.writeTogether.bind(database);
    // The look-up is done when the answer's write begins: the other write gets in just before it.
    const before = async (deed: () => Promise<unknown>, request: GivenRequest) => {
      database.writeTogether = (async (work) => {
        database.writeTogether = together;
        await database.write(deed);
        return together(work);
      }) as typeof database.writeTogether;
      return rater.post(`${cycle.link(request).form}/send`, cycle.answers('peer'));
    };
    const invitationId = cycle.invitationOf(revoked.rater);
    const late = await before(() => database.of(InvitationEntity).update(invitationId, { generation: 2 }), revoked);
    expect([late.status, (await stored(revoked)).status]).toEqual([409, 'open']);
    const closed = await before(() => database.of(CycleEntity).update(cycle.id, { state: 'mixing' }), closedOn);
    expect([closed.status, await stored(closedOn)]).toEqual([409, { envelope: null, status: 'open' }]);
  });

  it('200 at once while the cycle closes: each is acknowledged and there, or refused and not there', async () => {
    cycle = await givenOpenCycle(testApp, { asked: { peer: 40 } });
    const requests = cycle.requestsOf('peer');
    const sent = requests.flatMap((request) =>
      Array.from({ length: 5 }, async () => ({
        request,
        status: (
          await rater.request(
            'POST',
            `${cycle.link(request).form}/send`,
            new URLSearchParams(cycle.answers('peer')).toString(),
            'application/x-www-form-urlencoded',
          )
        ).status,
      })),
    );
    const close = new Promise((resolve) => setTimeout(resolve, 60)).then(() => cycle.change({ state: 'mixing' }));
    const results = await Promise.all(sent);
    await close;
    for (const request of requests) {
      const isAcknowledged = results.some((result) => result.request === request && result.status === 303);
      const { envelope, status } = await stored(request);
      expect([status, envelope !== null]).toEqual(isAcknowledged ? ['done', true] : ['open', false]);
    }
    expect(results.every(({ status }) => status === 303 || status === 409)).toBe(true);
  });
});
