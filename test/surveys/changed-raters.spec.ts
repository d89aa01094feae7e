import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SessionEntity } from '../../src/auth/session.entity.js';
import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { OutboxMailEntity } from '../../src/mail/outbox-mail.entity.js';
import { OutboxWorker } from '../../src/mail/outbox.worker.js';
import { People } from '../../src/people/people.service.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { EnvelopeEntity } from '../../src/surveys/envelope.entity.js';
import { given } from '../support/given.js';
import { type GivenRequest, givenOpenCycle, type OpenCycle } from '../support/given-open-cycle.js';
import { SmtpMailbox } from '../support/smtp-mailbox.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Visitor } from '../support/visitor.js';

describe('a running cycle when somebody changes', () => {
  let app: TestApp;
  let mailbox: SmtpMailbox;
  let cycle: OpenCycle;
  let hr: PersonEntity;
  let anybody: Visitor;

  beforeEach(async () => {
    mailbox = await SmtpMailbox.start();
    app = await startTestApp({ SMTP_URL: mailbox.url, MAIL_FROM: 'feedback@narvan.example' });
    cycle = await givenOpenCycle(app);
    hr = await given(app).administrator();
    anybody = given(app).anonymous();
  });

  afterEach(async () => {
    await app.close();
    await mailbox.stop();
  });

  const write = <T>(work: () => Promise<T>) => app.database.write(work);
  const send = (request: GivenRequest) =>
    anybody.post(`${cycle.link(request).form}/send`, cycle.answers(request.group));
  const draft = (request: GivenRequest) => anybody.post(`${cycle.link(request).form}/draft`, { 'q-b1.1': '3' });
  const envelopeOf = ({ assignmentId }: GivenRequest) => app.database.of(EnvelopeEntity).findOneBy({ assignmentId });
  const statusOf = async ({ assignmentId }: GivenRequest) =>
    (await app.database.of(AssignmentEntity).findOneByOrFail({ id: assignmentId })).status;
  const moveTo = async (rater: PersonEntity, email: string) => {
    await write(() => app.get(People).change(rater, { email, emailFolded: email }, hr.id));
  };

  it('ends the link and session of a rater who leaves; what was sent counts, what was only saved goes', async () => {
    const [sent, saved] = [cycle.request('peer'), cycle.requestsOf('peer')[1] as GivenRequest];
    await send(sent);
    await draft(saved);
    await given(app).visitorFor(sent.rater);
    const links = [sent, saved].map((request) => cycle.link(request).form);
    for (const { rater } of [sent, saved]) await write(() => app.get(People).deactivate(rater.id, hr.id));
    for (const link of links) expect((await anybody.get(link)).status).toBe(404);
    expect(await app.database.of(SessionEntity).countBy({ personId: sent.rater.id })).toBe(0);
    expect(await envelopeOf(sent)).toMatchObject({ copy: null });
    expect((await envelopeOf(sent))?.sealed).not.toBeNull();
    expect(await envelopeOf(saved)).toBeNull();
    await write(() => app.get(People).reactivate(sent.rater.id, hr.id));
    expect((await anybody.get(links[0] ?? '')).status).toBe(404);
  });

  it('withdraws the review of a subject who leaves, with every envelope in it', async () => {
    const request = cycle.request('customer');
    await send(request);
    await write(() => app.get(People).deactivate(request.subject.id, hr.id));
    expect(await app.database.of(EnvelopeEntity).count()).toBe(0);
    const reviews = await app.database.of(ReviewEntity).findBy({ subjectId: request.subject.id });
    expect(reviews.map((review) => review.mixState)).toEqual(['withdrawn']);
  });

  it('sends a new link to a new address, kills the old one, and tells the old address', async () => {
    const request = cycle.request('peer');
    const { rater } = request;
    await draft(request);
    const old = cycle.link(request).form;
    await moveTo(rater, 'new.address@narvan.example');
    expect((await anybody.get(old)).status).toBe(404);
    expect(await envelopeOf(request)).toBeNull();
    await app.get(OutboxWorker).tick();
    expect(mailbox.to(rater.email)).toHaveLength(1);
    expect(mailbox.to(rater.email)[0]?.text).not.toMatch(/\/r\//);
    const link = mailbox.linkFor('new.address@narvan.example');
    expect(link).toMatch(/\/r\//);
    expect((await anybody.get(link)).text).toContain(request.subject.name);
  });

  it('keeps an answer already sent, and opens its forms by the mailed link only', async () => {
    const request = cycle.request('peer');
    await send(request);
    await moveTo(request.rater, 'new.address@narvan.example');
    expect((await envelopeOf(request))?.sealed).not.toBeNull();
    expect(await statusOf(request)).toBe('done');
    const signedIn = await given(app).visitorFor(request.rater);
    expect((await signedIn.get(`/requests/${cycle.id}`)).status).toBe(403);
  });

  it('keeps the old address unreadable for whoever has the database alone', async () => {
    const { rater } = cycle.request('peer');
    await moveTo(rater, 'new.address@narvan.example');
    const waiting = await app.database.of(OutboxMailEntity).find();
    expect(waiting.map(({ kind }) => kind).sort()).toEqual(['address-changed', 'invitation']);
    expect(JSON.stringify(waiting)).not.toContain(rater.email);
  });

  it('changes no link when only the name changes', async () => {
    const request = cycle.request('peer');
    await write(() => app.get(People).change(request.rater, { name: 'Another Name' }, hr.id));
    expect((await anybody.get(cycle.link(request).form)).status).toBe(200);
    expect(await app.database.of(OutboxMailEntity).count()).toBe(0);
  });

  it('declines what is open when staff note an objection, and keeps what was sent', async () => {
    const [open, sent] = [cycle.request('customer'), cycle.requestsOf('customer')[1] as GivenRequest];
    await send(sent);
    for (const { rater } of [open, sent]) await write(() => app.get(People).object(rater.id, hr.id));
    expect([await statusOf(open), await statusOf(sent)]).toEqual(['declined', 'done']);
    expect((await envelopeOf(sent))?.sealed).not.toBeNull();
  });
});
