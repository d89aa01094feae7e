import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSmtpUrl } from '../../src/config/smtp-url.js';
import { MailServer } from '../../src/mail/mail-server.js';
import { judgeFailure } from '../../src/mail/smtp-failures.js';
import { Organisation } from '../../src/settings/organisation.js';
import { OrganisationEntity } from '../../src/settings/organisation.entity.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('the address of a mail server', () => {
  it.each([
    [
      'smtp://mail.example.com',
      { host: 'mail.example.com', port: 587, isTlsAtOnce: false, login: null, perSecond: null },
    ],
    ['smtps://mail.example.com', { port: 465, isTlsAtOnce: true }],
    ['smtp://hr%40narvan:p%3Ass@mail.example.com:2525', { port: 2525, login: { user: 'hr@narvan', pass: 'p:ss' } }],
    ['smtp://a:50%25@mail.example.com', { login: { user: 'a', pass: '50%' } }],
    ['smtp://[::1]:25', { host: '::1', port: 25 }],
    ['smtp://mail.example.com?rateLimit=10', { perSecond: 10 }],
  ])('%s is read', (url, expected) => {
    expect(readSmtpUrl(url)).toMatchObject(expected);
  });

  it.each([
    ...['', 'mail.example.com', 'http://mail.example.com', 'smtp://', 'smtp://mail.example.com/path', 'direct://x'],
    ...[
      'smtp://x?sendmail=true&path=/bin/sh',
      'smtp://x?streamTransport=true',
      'smtp://x?tls.rejectUnauthorized=false',
    ],
    ...['smtp://x?rateLimit=0', 'smtp://x?rateLimit=-1', 'smtp://a b'],
  ])('%p is refused', (url) => {
    expect(readSmtpUrl(url)).toBeNull();
  });
});

describe('what a failure means', () => {
  const failure = { message: 'x' };
  it.each([
    [
      'no such mailbox',
      { ...failure, code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 },
      true,
      'bounced',
      null,
      false,
    ],
    [
      'refused as spam',
      { ...failure, code: 'EMESSAGE', command: 'DATA', responseCode: 554 },
      true,
      'bounced',
      null,
      false,
    ],
    [
      'greylisted',
      { ...failure, code: 'EENVELOPE', command: 'RCPT TO', responseCode: 451 },
      true,
      'later',
      null,
      false,
    ],
    [
      'closing',
      { ...failure, code: 'ECONNECTION', command: 'CONN', responseCode: 421 },
      true,
      'later',
      'domain',
      false,
    ],
    [
      'busy at the door',
      { ...failure, code: 'EPROTOCOL', command: 'CONN', responseCode: 421 },
      false,
      'later',
      'server',
      false,
    ],
    [
      'wrong password',
      { ...failure, code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 },
      false,
      'later',
      'server',
      false,
    ],
    [
      'sender not allowed',
      { ...failure, code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550 },
      true,
      'later',
      'server',
      false,
    ],
    ['not there', { ...failure, code: 'ESOCKET', command: 'CONN' }, false, 'later', 'server', false],
    ['broken TLS', { ...failure, code: 'ETLS', command: 'STARTTLS' }, false, 'later', 'server', false],
    ['broken off in the middle', { ...failure, code: 'ECONNECTION', command: 'CONN' }, true, 'later', null, true],
    ['silent in the middle', { ...failure, code: 'ETIMEDOUT', command: 'CONN' }, true, 'later', null, true],
  ] as const)('%s', (_, error, wasHandedOver, outcome, blocked, mayHaveArrived) => {
    expect(judgeFailure(error, wasHandedOver)).toMatchObject({ outcome, blocked, mayHaveArrived });
  });
});

describe('which mail server is used', () => {
  let testApp: TestApp;

  beforeAll(async () => {
    testApp = await startTestApp();
  });
  afterAll(() => testApp.close());

  const server = () => testApp.get(MailServer);
  const set = (fields: Partial<OrganisationEntity>) =>
    testApp.database.write(() => testApp.get(Organisation).change(fields));
  const url = 'smtp://hr:secret-word@mail.example.com';

  it('is none at first, then the one typed in, of which nothing can be read in the database', async () => {
    expect([server().source, server().server(), server().isAccepted()]).toEqual([null, null, false]);
    await set({ smtpUrlSealed: server().seal(url), mailFrom: 'feedback@narvan.example' });
    expect(server().server()).toMatchObject({ host: 'mail.example.com', login: { user: 'hr', pass: 'secret-word' } });
    const row = JSON.stringify(await testApp.database.of(OrganisationEntity).find());
    expect(row).not.toMatch(/secret-word|mail\.example\.com/);
  });

  it('counts as accepted only as long as it is the server that took the test', async () => {
    await set({
      smtpUrlSealed: server().seal(url),
      mailAcceptedAt: testApp.clock.now(),
      mailAcceptedBy: server().fingerprint(),
    });
    expect(server().isAccepted()).toBe(true);
    await set({ smtpUrlSealed: server().seal('smtp://other.example.com') });
    expect(server().isAccepted()).toBe(false);
  });

  it('is as good as none when it was sealed with another secret', async () => {
    await set({ smtpUrlSealed: Buffer.alloc(60).toString('base64') });
    expect(server().server()).toBeNull();
  });

  it('is the environment’s when that names one', async () => {
    const other = await startTestApp({
      SMTP_URL: 'smtp://env.example.com',
      MAIL_FROM: 'HR of Narvan <hr@narvan.example>',
    });
    const mailServer = other.get(MailServer);
    await other.database.write(() =>
      other.get(Organisation).change({ smtpUrlSealed: mailServer.seal(url), mailFrom: 'x@y.example' }),
    );
    expect([mailServer.source, mailServer.server()?.host]).toEqual(['environment', 'env.example.com']);
    expect(mailServer.sender()).toEqual({ name: 'HR of Narvan', address: 'hr@narvan.example' });
    await other.close();
  });
});
