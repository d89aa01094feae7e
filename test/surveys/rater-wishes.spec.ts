import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { InvitationEntity } from '../../src/cycles/invitation.entity.js';
import { OutboxMailEntity } from '../../src/mail/outbox-mail.entity.js';
import { Objections } from '../../src/people/objections.service.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { EnvelopeEntity } from '../../src/surveys/envelope.entity.js';
import { LinksAgain } from '../../src/surveys/links-again.js';
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
  cycle = await givenOpenCycle(testApp);
});

afterAll(() => testApp.close());

const statusOf = async ({ assignmentId }: GivenRequest) =>
  (await testApp.database.of(AssignmentEntity).findOneByOrFail({ id: assignmentId })).status;
const rowOf = ({ assignmentId }: GivenRequest) => testApp.database.of(EnvelopeEntity).findOneBy({ assignmentId });

describe('the list of people', () => {
  it('puts started ones first, then not started, sent and declined, with what to do for each', async () => {
    const several = await givenOpenCycle(testApp, { asked: { peer: 1 } });
    const { rater: person } = several.request('peer');
    const who = given(testApp);
    for (const name of ['Sent Person', 'Started Person', 'Declined Person']) {
      await several.review({ subordinate: 1 }, await who.employee({ name }), { subordinate: [person] });
    }
    const [sent, started, declined] = several.requestsOf('subordinate') as [GivenRequest, GivenRequest, GivenRequest];
    await rater.post(`${several.link(sent).form}/send`, several.answers('subordinate'));
    await rater.post(`${several.link(started).form}/draft`, { 'q-b1.1': '3', 'q-b1.2': 'na' });
    await rater.post(`${several.link(declined).form}/decline`, { reason: '' });
    const page = await rater.get(`/r/${several.token(person)}`);
    expect(page.heading).toBe('4 people have asked for your feedback');
    expect(page.all('.tasks h2')).toEqual([
      'Started Person',
      several.request('peer').subject.name,
      'Sent Person',
      'Declined Person',
    ]);
    expect(page.all('.tasks .go')).toEqual([
      'Continue: Started Person',
      `Start: ${several.request('peer').subject.name}`,
      'Change: Sent Person',
      'Answer after all: Declined Person',
    ]);
    expect(page.text).toContain('2 of 18 answered.');
    expect(page.root.querySelectorAll('.btn:not(.btn--quiet)').length).toBe(1);
    expect(page.all('.ways dt')).toEqual(['As a peer, team member or customer']);

    await rater.post(`${several.link(sent).form}/draft`, several.answers('subordinate', '1'));
    expect((await rater.get(`/r/${several.token(person)}`)).text).toContain(
      'Sent. Your last changes are saved, not sent.',
    );
    const thanks = await rater.post(`${several.link(started).form}/send`, several.answers('subordinate'));
    expect(thanks.link('Next:')).toContain(several.request('peer').assignmentId);
  });

  it('leads straight to the form when there is one person', async () => {
    const request = cycle.request('peer');
    const response = await rater.request('GET', `${cycle.link(request).list}?lang=fa`);
    expect([response.status, response.headers.location]).toEqual([303, `${cycle.link(request).form}?lang=fa`]);
    const declining = await rater.request('GET', `${cycle.link(request).list}/decline`);
    expect(declining.headers.location).toBe(`${cycle.link(request).form}/decline`);
  });
});

describe('stop reminders', () => {
  const invitation = (request: GivenRequest) =>
    testApp.database.of(InvitationEntity).findOneByOrFail({ id: cycle.invitationOf(request.rater) });

  it('asks on a page and stops at the button; the request stays open', async () => {
    const request = cycle.request('peer');
    const page = await rater.get(`${cycle.link(request).list}/stop`);
    expect((await invitation(request)).remindersStopped).toBe(false);
    const stopped = await rater.submit(page, {}, 'stop');
    expect(stopped.heading).toBe('No more reminders');
    expect((await invitation(request)).remindersStopped).toBe(true);
    expect(await statusOf(request)).toBe('open');
  });

  it('takes the one click of a mail program without a redirect (RFC 8058)', async () => {
    const request = cycle.request('subordinate');
    const page = await rater.request(
      'POST',
      `${cycle.link(request).list}/stop`,
      'List-Unsubscribe=One-Click',
      'application/x-www-form-urlencoded',
    );
    expect([page.status, (await invitation(request)).remindersStopped]).toEqual([200, true]);
  });
});

describe('I am not this person', () => {
  it('ends the link, deletes what was saved under it, and keeps what was sent', async () => {
    const shared = await givenOpenCycle(testApp, { asked: { peer: 1 } });
    const { rater: person } = shared.request('peer');
    await shared.review({ peer: 1 }, undefined, { peer: [person] });
    const [sent, saved] = shared.requestsOf('peer') as [GivenRequest, GivenRequest];
    const link = shared.link(sent);
    await rater.post(`${link.form}/send`, shared.answers('peer'));
    await rater.post(`${shared.link(saved).form}/draft`, shared.answers('peer'));
    const page = await rater.get(`${link.list}/not-me`);
    expect(page.heading).toBe(`You are not ${person.name}?`);
    expect((await rater.submit(page, {}, 'not-me')).heading).toBe('This link no longer works');
    expect((await rater.get(link.form)).status).toBe(404);
    expect([await statusOf(sent), await statusOf(saved)]).toEqual(['done', 'open']);
    expect([(await rowOf(sent))?.copy, (await rowOf(sent))?.sealed !== null, await rowOf(saved)]).toEqual([
      null,
      true,
      null,
    ]);
  });
});

describe('a customer who wants not to be asked', () => {
  it('is never asked again: open requests in every open cycle are declined at once', async () => {
    const customer = await given(testApp).customer();
    const first = await givenOpenCycle(testApp, { asked: {} });
    const second = await givenOpenCycle(testApp, { asked: {} });
    const closed = await givenOpenCycle(testApp, { asked: {}, fields: { state: 'closed' } });
    for (const each of [first, second, closed]) await each.review({ customer: 1 }, undefined, { customer: [customer] });
    await first.review({ customer: 1 }, undefined, { customer: [customer] });
    const [open, sent] = first.requests as [GivenRequest, GivenRequest];
    await rater.post(`${first.link(open).form}/draft`, first.answers('customer'));
    await rater.post(`${first.link(sent).form}/send`, first.answers('customer'));

    const page = await rater.get(`${first.link(open).list}/objection`);
    expect(page.text).toContain('It takes effect at once.');
    const done = await rater.submit(page, {}, 'objection');
    expect(done.heading).toBe('We will not ask you again');
    const states = await Promise.all(
      [open, sent, second.request('customer'), closed.request('customer')].map(statusOf),
    );
    expect(states).toEqual(['declined', 'done', 'declined', 'open']);
    expect(await rowOf(open)).toBeNull();
    const person = await testApp.database.of(PersonEntity).findOneByOrFail({ id: customer.id });
    expect(person.objectedAt).toEqual(testApp.clock.now());
    expect(await testApp.get(Objections).has(customer.emailFolded)).toBe(true);
    expect((await rater.get(first.link(open).form)).heading).toBe('We will not ask you again');
    expect((await rater.post(`${first.link(open).form}/send`, first.answers('customer'))).heading).toBe(
      'We will not ask you again',
    );
    expect((await rater.get(first.link(sent).form)).status).toBe(200);
    await rater.post('/link-again', { email: customer.email });
    await testApp.get(LinksAgain).settled();
    expect(await testApp.database.of(OutboxMailEntity).countBy({ personId: customer.id })).toBe(0);
  });

  it('only customers have that page', async () => {
    expect((await rater.get(`${cycle.link(cycle.request('peer')).list}/objection`)).status).toBe(404);
  });
});

describe('send me my link again', () => {
  const mails = async (person: PersonEntity) => {
    await testApp.get(LinksAgain).settled();
    return testApp.database.of(OutboxMailEntity).findBy({ personId: person.id });
  };

  it('answers the same whether or not it knows the address, and mails at most once an hour', async () => {
    const person = cycle.requestsOf('peer')[1]?.rater as PersonEntity;
    const page = await rater.get('/link-again');
    const known = await rater.submit(page, { email: ` ${person.email.toUpperCase()} ` }, 'link-again');
    const unknown = await rater.submit(page, { email: 'nobody@elsewhere.example' }, 'link-again');
    expect(known.text).toContain('If we know this address, a mail with your link is on its way.');
    expect(unknown.html).toBe(known.html);
    await rater.submit(page, { email: person.email }, 'link-again');
    expect((await mails(person)).map(({ kind, cycleId, state }) => [kind, cycleId, state])).toEqual([
      ['invitation', cycle.id, 'due'],
    ]);
    testApp.clock.advance({ hours: 1 });
    await rater.submit(page, { email: person.email }, 'link-again');
    expect((await mails(person)).length).toBe(2);
  });

  it('sends nothing for closed cycles or people who left', async () => {
    const over = await givenOpenCycle(testApp, { asked: { peer: 1, subordinate: 1 } });
    const [peer, left] = [over.request('peer').rater, over.request('subordinate').rater];
    await testApp.database.write(() => testApp.database.of(PersonEntity).update(left.id, { status: 'inactive' }));
    await rater.post('/link-again', { email: left.email });
    await over.change({ state: 'mixing' });
    await rater.post('/link-again', { email: peer.email });
    expect([...(await mails(peer)), ...(await mails(left))]).toEqual([]);
  });

  it.each(['', 'nobody', 'a@b', 'x'.repeat(400)])('keeps what was typed when it is no address: %s', async (email) => {
    const page = await rater.submit(await rater.get('/link-again'), { email }, 'link-again');
    expect([page.status, page.all('.errors a').length]).toEqual([422, 1]);
  });
});
