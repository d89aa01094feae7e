import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SessionEntity } from '../../src/auth/session.entity.js';
import { SignInLinkEntity } from '../../src/auth/sign-in-link.entity.js';
import { OutboxMailEntity } from '../../src/mail/outbox-mail.entity.js';
import { OutboxWorker } from '../../src/mail/outbox.worker.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { PersonEntity as People } from '../../src/people/person.entity.js';
import { given } from '../support/given.js';
import { SmtpMailbox } from '../support/smtp-mailbox.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';

describe('signing in by a mailed link', () => {
  let testApp: TestApp;
  let mailbox: SmtpMailbox;
  let leila: PersonEntity;
  let visitor: Visitor;

  beforeAll(async () => {
    mailbox = await SmtpMailbox.start();
    testApp = await startTestApp({ SMTP_URL: mailbox.url, MAIL_FROM: 'feedback@narvan.example' });
  });

  afterAll(async () => {
    await testApp.close();
    await mailbox.stop();
  });

  beforeEach(async () => {
    leila = await given(testApp).employee();
    visitor = given(testApp).anonymous();
  });

  const ask = async (email: string, from = '/sign-in'): Promise<Page> =>
    visitor.submit(await visitor.get(from), { email });
  const deliver = () => testApp.get(OutboxWorker).tick();
  const linkOf = async (person: PersonEntity, from?: string): Promise<string> => {
    await ask(person.email, from);
    await deliver();
    return mailbox.linkFor(person.email);
  };
  const sessionsOf = (person: PersonEntity) => testApp.database.of(SessionEntity).findBy({ personId: person.id });
  const isSignedIn = async (who: Visitor) => (await who.request('POST', '/language', 'locale=en', form)).status === 403;
  const form = 'application/x-www-form-urlencoded';

  it('mails a link whose button signs in, and comes back to the page that was wanted', async () => {
    const wanted = await visitor.request('GET', '/cycles?a=b');
    expect(wanted.status).toBe(303);
    expect(wanted.headers.location).toBe('/sign-in?next=%2Fcycles%3Fa%3Db');
    const link = await linkOf(leila, String(wanted.headers.location));
    expect(link).toMatch(/^http:\/\/localhost:3000\/sign-in\/[\w-]{43}\?next=%2Fcycles%3Fa%3Db$/);
    const page = await visitor.get(link);
    const { action, fields } = page.form();
    const answer = await visitor.request('POST', action, new URLSearchParams(fields).toString(), form);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/cycles?a=b');
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=604800$/,
    );
    expect(await isSignedIn(visitor)).toBe(true);
  });

  it('stores neither the secret of the link nor that of the session', async () => {
    const link = await linkOf(leila);
    const secret = /sign-in\/([\w-]+)/.exec(link)?.[1] ?? '';
    const signedIn = await visitor.submit(await visitor.get(link));
    expect(signedIn.status).not.toBe(410);
    const stored = JSON.stringify([
      await testApp.database.of(SignInLinkEntity).find(),
      await testApp.database.of(OutboxMailEntity).find(),
      await sessionsOf(leila),
    ]);
    expect(await sessionsOf(leila)).toHaveLength(1);
    expect(stored).not.toContain(secret);
  });

  it('says the same to everybody, and mails only active employees', async () => {
    const left = await given(testApp).employee({ status: 'inactive' });
    const customer = await given(testApp).customer();
    const answers = [];
    for (const email of [leila.email, left.email, customer.email, 'nobody@narvan.example'])
      answers.push((await ask(email)).html);
    expect(new Set(answers).size).toBe(1);
    await deliver();
    expect(mailbox.to(leila.email)).toHaveLength(1);
    for (const email of [left.email, customer.email, 'nobody@narvan.example']) expect(mailbox.to(email)).toEqual([]);
  });

  it('costs the same work for a known and an unknown address', async () => {
    const rows = () => testApp.database.of(OutboxMailEntity).countBy({ kind: 'sign-in' });
    const before = await rows();
    await ask(leila.email);
    const between = await rows();
    await ask('nobody-else@narvan.example');
    expect([between - before, (await rows()) - between]).toEqual([1, 1]);
  });

  it('finds the address however it is typed', async () => {
    await ask(`  ${leila.email.toUpperCase()} `);
    await deliver();
    expect(mailbox.to(leila.email)).toHaveLength(1);
  });

  it.each([
    ['an empty one', '', 'Type an e-mail address'],
    ['one without a domain', 'leila', 'This is not an e-mail address'],
    ['a quoted one', '"a b"@narvan.example', 'This is not an e-mail address'],
    ['one of 100 kB', `${'x'.repeat(100_000)}@narvan.example`, 'This is not an e-mail address'],
  ])('refuses %s beside the field', async (_, email, message) => {
    const page = await ask(email);
    expect(page.status).toBe(422);
    expect(page.all('.errors li').join()).toContain(message);
    expect(page.root.querySelector('input[name=email]')?.getAttribute('aria-invalid')).toBe('true');
  });

  it('sends one address five mails at most in a quarter of an hour, without saying so', async () => {
    const page = await visitor.get('/sign-in');
    const answers = new Set<string>();
    for (let i = 0; i < 30; i++) answers.add((await visitor.submit(page, { email: leila.email })).html);
    await deliver();
    expect(mailbox.to(leila.email)).toHaveLength(5);
    expect(answers.size).toBe(1);
  });

  it('does not mail a link hours later, when the mail server is back at last', async () => {
    await ask(leila.email);
    testApp.clock.advance({ hours: 2 });
    await deliver();
    expect(mailbox.to(leila.email)).toEqual([]);
  });

  it('changes nothing when the link is only opened', async () => {
    const link = await linkOf(leila);
    for (let i = 0; i < 3; i++) {
      const page = await visitor.get(link);
      expect(page.status).toBe(200);
      expect(page.headers['set-cookie']).toBeUndefined();
    }
    const head = await visitor.request('HEAD', link);
    expect(head.status).toBe(200);
    expect(await sessionsOf(leila)).toEqual([]);
    await visitor.submit(await visitor.get(link));
    expect(await sessionsOf(leila)).toHaveLength(1);
  });

  it('shows one and the same page for every link that does not work', async () => {
    const used = await linkOf(leila);
    await given(testApp)
      .anonymous()
      .submit(await visitor.get(used));
    const old = await linkOf(await given(testApp).employee());
    testApp.clock.advance({ minutes: 15, seconds: 1 });
    const other = given(testApp).anonymous();
    const unknown = `/sign-in/${'A'.repeat(43)}`;
    const pages = [];
    for (const link of [used, old, unknown, `${unknown}x`, '/sign-in/short']) {
      pages.push(await other.get(link), await other.post(link, { next: '/' }));
    }
    // The links to other languages repeat the address that was asked for; nothing else may differ.
    const withoutAddress = pages.map((page) =>
      page.html.replaceAll(new URL(page.path, 'http://localhost').pathname, ''),
    );
    expect(new Set(withoutAddress).size).toBe(1);
    expect(new Set(pages.map((page) => page.status))).toEqual(new Set([410]));
    expect(pages.every((page) => page.headers['set-cookie'] === undefined)).toBe(true);
  });

  it('signs in once when the button is pressed twice at the same moment', async () => {
    const link = await linkOf(leila);
    const presses = await Promise.all(
      [1, 2, 3].map(() => given(testApp).anonymous().request('POST', link, 'next=%2F', form)),
    );
    expect(presses.map((press) => press.status).sort()).toEqual([303, 410, 410]);
    expect(await sessionsOf(leila)).toHaveLength(1);
  });

  it('does not sign in somebody who left after the mail', async () => {
    const link = await linkOf(leila);
    await testApp.database.write(() => testApp.database.of(People).update(leila.id, { status: 'inactive' }));
    const page = await visitor.post(link, { next: '/' });
    expect(page.status).toBe(410);
    expect(await sessionsOf(leila)).toEqual([]);
  });

  it.each([
    ...['//evil.com', '/\\evil.com', 'https:evil.com', '%2f%2fevil.com', '/\t/evil.com'],
    ...['javascript:alert(1)', '', '/a\nb', '/./\\evil.com', '/../\u2028/evil.com'],
  ])('goes to the start page, not to %p', async (next) => {
    const link = (await linkOf(leila)).replace(/\?.*/, '');
    const page = await visitor.request('POST', link, new URLSearchParams({ next }).toString(), form);
    expect([page.status, page.headers.location]).toEqual([303, '/']);
  });

  it('gives a new session at each sign-in and ends the one before', async () => {
    const firstLink = await linkOf(leila);
    const secondLink = await linkOf(leila);
    await visitor.post(firstLink, { next: '/' });
    const [first] = await sessionsOf(leila);
    await visitor.post(secondLink, { next: '/' });
    const sessions = await sessionsOf(leila);
    expect(sessions).toHaveLength(1);
    expect(sessions[0]?.idHash).not.toBe(first?.idHash);
  });
});
