import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MailKind } from '../../src/mail/mail-message.js';
import { Outbox } from '../../src/mail/outbox.js';
import { OutboxMailEntity } from '../../src/mail/outbox-mail.entity.js';
import { OutboxWorker } from '../../src/mail/outbox.worker.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { given } from '../support/given.js';
import { GivenMails } from '../support/given-mails.js';
import { type ServerAnswer, SmtpMailbox } from '../support/smtp-mailbox.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('the outbox on a real mail server', () => {
  let testApp: TestApp;
  let mailbox: SmtpMailbox;
  let mails: GivenMails;

  beforeAll(async () => {
    mailbox = await SmtpMailbox.start();
    testApp = await startTestApp({ SMTP_URL: mailbox.url, MAIL_FROM: 'feedback@narvan.example' });
  });

  afterAll(async () => {
    await testApp.close();
    await mailbox.stop();
  });

  beforeEach(async () => {
    await testApp.database.write(() => testApp.database.of(OutboxMailEntity).clear());
    mails = new GivenMails(testApp);
    mailbox.forget();
    // Whatever the test before paused is over.
    testApp.clock.advance({ days: 1 });
  });

  const tick = () => testApp.get(OutboxWorker).tick();
  const asked = async (kind: MailKind = 'invitation'): Promise<PersonEntity> => {
    const person = await given(testApp).employee();
    await mails.put(kind, person);
    return person;
  };
  const answer = (text: ServerAnswer, to?: PersonEntity) => {
    mailbox.answer = (address) => (!to || address === to.email ? text : 'take');
  };

  it('sends each mail once, however often and however many at once it looks', async () => {
    const people = await Promise.all(Array.from({ length: 23 }, () => asked()));
    await Promise.all([tick(), tick(), tick()]);
    await tick();
    expect(mailbox.mails).toHaveLength(23);
    for (const person of people) expect(mailbox.to(person.email)).toHaveLength(1);
    expect(await mails.states()).toEqual({ sent: 23 });
    expect(mailbox.connections).toBeLessThanOrEqual(5);
  });

  it('sends nothing before its time, and nothing that a launch still holds', async () => {
    const person = await given(testApp).employee();
    await mails.put('invitation', person, { dueAt: new Date(testApp.clock.now().getTime() + 60_000), cycleId: 'a' });
    await mails.put('invitation', person, { isHeld: true, cycleId: 'b' });
    await tick();
    expect(mailbox.mails).toHaveLength(0);
    testApp.clock.advance({ minutes: 1 });
    await tick();
    expect(mailbox.mails).toHaveLength(1);
    await testApp.database.write(() => testApp.get(Outbox).release('b'));
    await tick();
    expect(mailbox.mails).toHaveLength(2);
  });

  it('drops a mail that is no longer due', async () => {
    const [gone, here] = [await asked(), await asked()];
    mails.compose = (mail, usual) => (mail.personId === gone.id ? Promise.resolve(null) : usual());
    await tick();
    expect([(await mails.of(gone)).state, (await mails.of(here)).state]).toEqual(['dropped', 'sent']);
    expect(mailbox.mails).toHaveLength(1);
  });

  it('sets a mail aside that cannot be made, with the reason, and sends the others', async () => {
    const people = [await asked(), await asked(), await asked()];
    mails.compose = (mail, usual) =>
      mail.personId === people[1]?.id ? Promise.reject(new Error('poisoned')) : usual();
    await tick();
    expect(await mails.states()).toEqual({ sent: 2, bounced: 1 });
    expect((await mails.of(people[1] as PersonEntity)).serverAnswer).toContain('poisoned');
  });

  it('shows a refusal for good at once, in the server’s words, and does not try again', async () => {
    const [refused, taken] = [await asked(), await asked()];
    answer('refuse', refused);
    await tick();
    expect(await mails.of(refused)).toMatchObject({
      state: 'bounced',
      attempts: 1,
      serverAnswer: '550 5.1.1 No such mailbox here',
    });
    expect((await mails.of(taken)).state).toBe('sent');
    mailbox.answer = () => 'take';
    testApp.clock.advance({ days: 1 });
    await tick();
    expect(mailbox.to(refused.email)).toEqual([]);
  });

  it('tries again after 5, 10, 20, 40, then every 60 minutes when refused for now', async () => {
    const person = await asked();
    answer('refuse-for-now');
    const waits = [];
    for (let i = 0; i < 6; i++) {
      await tick();
      const row = await mails.of(person);
      expect([row.state, row.attempts]).toEqual(['due', i + 1]);
      waits.push((row.dueAt.getTime() - testApp.clock.now().getTime()) / 60_000);
      testApp.clock.set(row.dueAt.toISOString());
    }
    expect(waits).toEqual([5, 10, 20, 40, 60, 60]);
    mailbox.answer = () => 'take';
    await tick();
    expect([(await mails.of(person)).state, mailbox.mails.length]).toEqual(['sent', 1]);
  });

  it('gives up after five days', async () => {
    const person = await asked();
    answer('refuse-for-now');
    await tick();
    testApp.clock.advance({ days: 4, hours: 23 });
    await tick();
    expect((await mails.of(person)).state).toBe('due');
    testApp.clock.advance({ hours: 2 });
    await tick();
    expect(await mails.of(person)).toMatchObject({
      state: 'bounced',
      serverAnswer: '451 4.7.1 Greylisted, try again later',
    });
  });

  it('holds nobody up while the server is away, and delivers everything when it is back', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => asked()));
    await mailbox.stop();
    await tick();
    const tried = (await testApp.database.of(OutboxMailEntity).find()).filter((row) => row.attempts > 0);
    // Only those in hand when it was noticed lost a try; the others just wait.
    expect(tried.length).toBeLessThanOrEqual(5);
    expect(await mails.states()).toEqual({ due: 12 });
    await mailbox.restart();
    await tick();
    expect(mailbox.mails).toHaveLength(0);
    testApp.clock.advance({ minutes: 6 });
    await tick();
    for (const person of people) expect(mailbox.to(person.email)).toHaveLength(1);
  });

  it('pauses a domain that closes the door (421), and serves the others', async () => {
    for (let i = 0; i < 5; i++) await asked();
    await tick();
    const [first, second] = [await asked(), await asked()];
    const other = await given(testApp).employee({ email: 'someone@acme.example' });
    mailbox.answer = (address) => (address.endsWith('@narvan.example') ? 'closing' : 'take');
    await tick();
    const rows = [await mails.of(first), await mails.of(second)];
    expect(rows.map((row) => row.state)).toEqual(['due', 'due']);
    await mails.put('invitation', other);
    const third = await asked();
    await tick();
    expect((await mails.of(other)).state).toBe('sent');
    // It may have been on its way already when the door closed; either way it waits and is not lost.
    expect((await mails.of(third)).state).toBe('due');
    mailbox.answer = () => 'take';
    testApp.clock.advance({ minutes: 5 });
    await tick();
    expect(await mails.states()).toEqual({ sent: 9 });
  });

  it('takes a connection that the server closed meanwhile for what it is: nothing was sent over it', async () => {
    for (let i = 0; i < 5; i++) await asked('reminder');
    await tick();
    expect(mailbox.mails).toHaveLength(5);
    const person = await asked('reminder');
    mailbox.closeConnections();
    await tick();
    expect([(await mails.of(person)).state, mailbox.to(person.email).length]).toEqual(['sent', 1]);
  });

  it.each<[MailKind, string, number]>([
    ['invitation', 'sent', 2],
    ['report-ready', 'sent', 2],
    ['sign-in', 'sent', 2],
    ['reminder', 'uncertain', 1],
    ['last-call', 'uncertain', 1],
  ])('when the server breaks off after the mail: %s is %s', async (kind, state, copies) => {
    const person = await asked(kind);
    answer('drop-after-data');
    await tick();
    mailbox.answer = () => 'take';
    testApp.clock.advance({ minutes: 5 });
    await tick();
    expect((await mails.of(person)).state).toBe(state);
    expect(mailbox.to(person.email)).toHaveLength(copies);
    expect(new Set(mailbox.to(person.email).map((mail) => mail.messageId)).size).toBe(1);
  });

  it.each<[MailKind, string]>([
    ['invitation', 'sent'],
    ['sign-in', 'sent'],
    ['report-ready', 'sent'],
    ['report-for-reader', 'sent'],
    ['address-changed', 'sent'],
    ['reminder', 'uncertain'],
    ['last-call', 'uncertain'],
  ])('when the sender died in the middle: %s is %s', async (kind, state) => {
    const person = await asked(kind);
    const leaseUntil = new Date(testApp.clock.now().getTime() + 10 * 60_000);
    await mails.change(person, { state: 'sending', leaseUntil });
    await tick();
    // As long as the lease runs, another instance may be at it.
    expect((await mails.of(person)).state).toBe('sending');
    testApp.clock.advance({ minutes: 10, seconds: 1 });
    await tick();
    expect((await mails.of(person)).state).toBe(state);
    expect(mailbox.to(person.email)).toHaveLength(state === 'sent' ? 1 : 0);
  });

  it('commits "sending" before it hands a mail over', async () => {
    const person = await asked();
    let seen = '';
    mails.compose = async (_, usual) => {
      seen = (await mails.of(person)).state;
      expect(testApp.database.isWriting).toBe(false);
      return usual();
    };
    await tick();
    expect(seen).toBe('sending');
  });

  it('lets a sign-in mail pass a backlog', async () => {
    const backlog = 70;
    for (let i = 0; i < backlog; i++) await asked();
    testApp.clock.advance({ minutes: 1 });
    const waiting = await asked('sign-in');
    await tick();
    const place = mailbox.mails.findIndex((mail) => mail.recipient === waiting.email);
    expect(place).toBeGreaterThanOrEqual(0);
    // Taken first; a few on the other connections may still arrive before it.
    expect(place).toBeLessThan(backlog / 2);
  });

  it('gives every mail an identity that hides the row and stays the same', async () => {
    const person = await asked();
    answer('refuse-for-now');
    await tick();
    mailbox.answer = () => 'take';
    testApp.clock.advance({ minutes: 5 });
    await tick();
    const { id } = await mails.of(person);
    const hash = createHash('sha256').update(id).digest('hex');
    expect(mailbox.mails[0]?.messageId).toBe(`<${hash}@localhost>`);
  });
});

describe('the outbox without a mail server', () => {
  it('leaves every mail as it is', async () => {
    const testApp = await startTestApp();
    const mails = new GivenMails(testApp);
    const person = await given(testApp).employee();
    await mails.put('invitation', person);
    await testApp.get(OutboxWorker).tick();
    expect(await mails.of(person)).toMatchObject({ state: 'due', attempts: 0, leaseUntil: null });
    await testApp.close();
  });
});
