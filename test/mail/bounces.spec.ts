import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvitationEntity } from '../../src/cycles/invitation.entity.js';
import { readBounceNote } from '../../src/mail/bounces/bounce-note.js';
import { Outbox } from '../../src/mail/outbox.js';
import { OutboxMailEntity } from '../../src/mail/outbox-mail.entity.js';
import { OutboxWorker } from '../../src/mail/outbox.worker.js';
import { given } from '../support/given.js';
import { type GivenRequest, givenOpenCycle, type OpenCycle } from '../support/given-open-cycle.js';
import { SmtpMailbox } from '../support/smtp-mailbox.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Visitor } from '../support/visitor.js';

const secret = 'a secret of at least thirty-two letters';

interface NoteWishes {
  readonly action?: string;
  readonly status?: string;
  readonly diagnostic?: string;
  readonly returned?: string;
}

/** A note as Postfix writes it (RFC 3464 and 6522), about the mail with these headers. */
function note(headers: string, wishes: NoteWishes = {}): string {
  const {
    action = 'failed',
    status = '5.1.1',
    diagnostic = 'smtp; 550 5.1.1 User unknown',
    returned = 'text/rfc822-headers',
  } = wishes;
  return [
    'From: MAILER-DAEMON@mx.example (Mail Delivery System)',
    'To: feedback@narvan.example',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="cut"',
    '',
    '--cut',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'I am sorry to have to inform you.',
    '--cut',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    'Final-Recipient: rfc822; somebody@narvan.example',
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: ${diagnostic}`,
    '',
    '--cut',
    `Content-Type: ${returned}`,
    '',
    headers,
    '',
    '--cut--',
    '',
  ].join('\r\n');
}

describe('a mail that comes back later', () => {
  let testApp: TestApp;
  let mailbox: SmtpMailbox;
  let cycle: OpenCycle;
  let hr: Visitor;

  beforeAll(async () => {
    mailbox = await SmtpMailbox.start();
    testApp = await startTestApp({
      SMTP_URL: mailbox.url,
      MAIL_FROM: 'feedback@narvan.example',
      BOUNCE_SECRET: secret,
    });
    cycle = await givenOpenCycle(testApp, { asked: { peer: 6 } });
    hr = await given(testApp).visitorFor(await given(testApp).administrator());
  });

  afterAll(async () => {
    await testApp.close();
    await mailbox.stop();
  });

  beforeEach(() => mailbox.forget());

  let asked = 0;
  /** A rater whose invitation has left, with the headers it left with. */
  async function givenInvited(): Promise<{ request: GivenRequest; headers: string }> {
    const request = cycle.requestsOf('peer')[asked++]!;
    await testApp.database.write(() =>
      testApp.get(Outbox).put({ kind: 'invitation', personId: request.rater.id, cycleId: cycle.id }),
    );
    await testApp.get(OutboxWorker).tick();
    const [mail] = mailbox.to(request.rater.email);
    return { request, headers: mail!.raw.split('\r\n\r\n')[0]! };
  }

  const post = async (body: string, authorization = `Bearer ${secret}`, type = 'message/rfc822') => {
    const answer = await testApp.app.inject({
      method: 'POST',
      url: '/hooks/bounces',
      headers: { authorization, 'content-type': type },
      payload: body,
    });
    return { status: answer.statusCode, text: answer.body };
  };
  const mailsOf = ({ rater }: GivenRequest) => testApp.database.of(OutboxMailEntity).findBy({ personId: rater.id });
  const progress = () => hr.get(`/cycles/${cycle.id}/progress`);

  it.each(['text/rfc822-headers', 'message/rfc822'])(
    'is noted by its Message-ID (%s), once, with the server’s words',
    async (returned) => {
      const { request, headers } = await givenInvited();
      for (const time of [1, 2])
        expect([time, await post(note(headers, { returned }))]).toEqual([
          time,
          { status: 200, text: '{"outcome":"noted"}' },
        ]);
      const [mail, ...others] = await mailsOf(request);
      expect(others).toEqual([]);
      expect(mail).toMatchObject({ state: 'bounced', serverAnswer: '550 5.1.1 User unknown' });
      const page = await progress();
      expect(page.text).toContain(`The mail to ${request.rater.name} came back`);
      expect(page.text).toContain('There is no such address.');
      expect(page.link('Correct the address')).toMatch(/\/people\/.*\/edit/);
    },
  );

  it('passes over delays, deliveries, notes about others’ mails and what is no note', async () => {
    const { request, headers } = await givenInvited();
    expect((await post(note(headers, { action: 'delayed', status: '4.4.1' }))).text).toContain('passed');
    expect((await post(note(headers, { action: 'delivered', status: '2.0.0' }))).text).toContain('passed');
    expect((await post(note('Message-ID: <none@elsewhere.example>'))).text).toContain('unknown');
    expect((await post(note('Subject: no id'))).text).toContain('unknown');
    expect((await post(`${headers}\r\n\r\nI am on holiday`)).text).toContain('unknown');
    expect((await post('')).status).toBeLessThan(500);
    expect((await mailsOf(request)).map(({ state }) => state)).toEqual(['sent']);
  });

  it('is sent again by the same link when the address is right', async () => {
    const { request, headers } = await givenInvited();
    await post(note(headers, { status: '5.2.2', diagnostic: 'smtp; 552 5.2.2 Over quota' }));
    const page = await progress();
    expect(page.text).toContain('The mailbox is full.');
    const after = await hr.submit(page, {}, `/mails-again/${request.rater.id}`);
    expect(after.text).not.toContain(`The mail to ${request.rater.name} came back`);
    mailbox.forget();
    await testApp.get(OutboxWorker).tick();
    expect(mailbox.to(request.rater.email)[0]?.text).toContain(cycle.link(request).list);
    // The late note about the first mail changes nothing any more.
    expect((await post(note(headers))).text).toContain('unknown');
    expect(
      (await hr.post(`/cycles/${cycle.id}/mails-again/${request.rater.id}`, page.form('/mails-again/').fields)).status,
    ).toBe(404);
  });

  it('brings a new link to a corrected address, and the old link dies', async () => {
    const { request, headers } = await givenInvited();
    const old = cycle.link(request).list;
    await post(note(headers));
    const edit = await hr.get(`/people/${request.rater.id}/edit`);
    await hr.submit(edit, { email: 'put.right@narvan.example' });
    mailbox.forget();
    await testApp.get(OutboxWorker).tick();
    const [mail] = mailbox.to('put.right@narvan.example');
    expect(mail?.text).toMatch(/\/r\/[\w-]+/);
    expect(mail?.text).not.toContain(old);
    expect((await given(testApp).anonymous().get(old)).status).toBe(404);
    const row = await testApp.database.of(InvitationEntity).findOneByOrFail({ raterId: request.rater.id });
    expect(row).toMatchObject({ generation: 2, openedBy: 'link' });
    expect((await progress()).text).not.toContain(`The mail to ${request.rater.name} came back`);
  });

  it('is taken from nobody but the mail server, and from no page', async () => {
    const { request, headers } = await givenInvited();
    for (const authorization of ['', 'Bearer', `Bearer ${secret}x`, secret, `bearer ${secret}`])
      expect((await post(note(headers), authorization)).status).toBe(401);
    expect((await post(note(headers), `Bearer ${secret}`, 'text/plain')).status).toBe(415);
    expect((await post('a=b', `Bearer ${secret}`, 'application/x-www-form-urlencoded')).status).toBe(415);
    expect((await post('x'.repeat(1024 * 1024 + 1))).status).toBe(413);
    const elsewhere = await testApp.app.inject({
      method: 'POST',
      url: '/sign-in',
      headers: { 'content-type': 'message/rfc822' },
      payload: 'x',
    });
    expect(elsewhere.statusCode).toBe(415);
    expect((await mailsOf(request)).map(({ state }) => state)).toEqual(['sent']);
  });

  it('reads any bytes without breaking', async () => {
    const whole = note('Message-ID: <abc@host>');
    const cut = fc.tuple(fc.nat(whole.length), fc.nat(40), fc.string({ unit: 'binary', maxLength: 20 }));
    const damaged = cut.map(([at, length, inserted]) => whole.slice(0, at) + inserted + whole.slice(at + length));
    const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          damaged.map((text) => Buffer.from(text)),
          bytes,
        ),
        async (raw) => {
          expect(['failed', 'no-failure', 'no-note']).toContain((await readBounceNote(raw)).kind);
        },
      ),
      { numRuns: 400 },
    );
    expect((await readBounceNote(Buffer.from(whole))).kind).toBe('failed');
  });
});

describe('without a secret', () => {
  it('there is no such address', async () => {
    const testApp = await startTestApp();
    const answer = await testApp.app.inject({
      method: 'POST',
      url: '/hooks/bounces',
      headers: { authorization: 'Bearer ', 'content-type': 'message/rfc822' },
      payload: 'x',
    });
    expect(answer.statusCode).toBe(404);
    await testApp.close();
    await expect(startTestApp({ BOUNCE_SECRET: 'short' })).rejects.toThrow('BOUNCE_SECRET');
  });
});
