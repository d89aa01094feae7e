import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SessionEntity } from '../../src/auth/session.entity.js';
import { Sessions } from '../../src/auth/sessions.js';
import { BrandValueEntity } from '../../src/competencies/brand-value.entity.js';
import { OutboxWorker } from '../../src/mail/outbox.worker.js';
import { OutboxMailEntity } from '../../src/mail/outbox-mail.entity.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { OrganisationEntity } from '../../src/settings/organisation.entity.js';
import { given } from '../support/given.js';
import { SmtpMailbox } from '../support/smtp-mailbox.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';

const form = 'application/x-www-form-urlencoded';
const own = 'http://localhost:3000';
/** What a browser says with a form of a page of ours. */
const ownPage = { origin: own, 'sec-fetch-site': 'same-origin' };

describe('a form sent after the session ended', () => {
  let testApp: TestApp;
  let mailbox: SmtpMailbox;
  let hana: PersonEntity;
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
    hana = await given(testApp).administrator();
    visitor = await given(testApp).visitorFor(hana);
    Object.assign(visitor.headers, ownPage);
  });

  const organisation = () => testApp.database.of(OrganisationEntity).findOneByOrFail({ id: 'organisation' });
  const endSession = () => testApp.database.write(() => testApp.get(Sessions).endAllOf(hana.id));
  const keptIn = (page: Page) => page.form('/sign-in').fields.find(([name]) => name === 'kept')?.[1] ?? '';
  const wanted = 'نروان "بیمه" & <b>Sons</b>';

  const filled = { name: wanted, contactName: 'Hana', contactEmail: 'hr@narvan.example' };

  /** The organisation's form, sent too late. */
  async function sentTooLate(values: Record<string, string> = filled): Promise<Page> {
    const page = await visitor.get('/settings/organisation');
    await endSession();
    visitor.headers.referer = `${own}/settings/organisation`;
    return visitor.submit(page, values, '/settings/organisation');
  }

  async function signInByMail(): Promise<void> {
    await testApp.get(OutboxWorker).tick();
    await visitor.submit(await visitor.get(mailbox.linkFor(hana.email)));
  }

  it('waits in the sign-in page, and is sent after the mailed link was used in another tab', async () => {
    const before = await organisation();
    const asked = await sentTooLate();
    expect([asked.status, asked.heading]).toEqual([401, 'Sign in']);
    expect(asked.text).toContain('What you typed is still in this page');
    // A wrong address loses nothing either, nor does going on too early.
    const again = await visitor.submit(asked, { email: 'hana' });
    expect([again.status, keptIn(again)]).toEqual([422, keptIn(asked)]);
    const sent = await visitor.submit(again, { email: hana.email });
    expect([sent.status, sent.heading]).toEqual([200, 'Look in your mail']);
    const early = await visitor.submit(sent);
    expect(early.text).toContain('Nobody is signed in in this browser yet');
    expect(await organisation()).toEqual(before);

    await signInByMail();
    const back = await visitor.submit(early);
    expect(back.heading).toBe('You are signed in again');
    expect(await organisation()).toEqual(before);
    const saved = await visitor.submit(back);
    expect(saved.status).toBe(200);
    expect((await organisation()).name).toBe(wanted);
  });

  it('comes back as a form with its mistakes when it is not right', async () => {
    const sent = await visitor.submit(await sentTooLate({ name: '', contactEmail: 'nobody' }), { email: hana.email });
    await signInByMail();
    const page = await visitor.submit(await visitor.submit(sent));
    expect([page.status, page.path]).toEqual([422, '/settings/organisation']);
    expect(page.root.querySelector('input[name=contactEmail]')?.getAttribute('value')).toBe('nobody');
  });

  it('is stored nowhere meanwhile', async () => {
    await visitor.submit(await sentTooLate({ name: 'Unmistakable words' }), { email: hana.email });
    const rows = await Promise.all(
      [OutboxMailEntity, SessionEntity, OrganisationEntity].map((entity) => testApp.database.of<object>(entity).find()),
    );
    expect(JSON.stringify(rows)).not.toContain('Unmistakable');
  });

  it('keeps fields that come several times, and leaves the old token behind', async () => {
    const sent = await visitor.submit(await sentTooLate(), { email: hana.email });
    await signInByMail();
    const { fields } = (await visitor.submit(sent)).form('/settings/organisation');
    expect(fields.filter(([name]) => name === 'workingDays').length).toBeGreaterThan(1);
    expect(fields.filter(([name]) => name === '_csrf')).toHaveLength(1);
  });

  it('says that a file has to be chosen again', async () => {
    const page = await visitor.get('/imports/new/employees');
    await endSession();
    const answer = await visitor.upload(page, 'file', 'people.csv', 'name,email\nA,a@b.example', '/imports');
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('A file cannot be kept in the page');
    expect(answer.html).not.toContain('name="kept"');
  });

  it('says so when it is too long to be carried', async () => {
    const answer = await sentTooLate({ name: 'x'.repeat(600_000) });
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('too long to be kept');
    expect(answer.html.length).toBeLessThan(20_000);
  });

  it('is no success to a script that saves in the background', async () => {
    await endSession();
    visitor.headers['x-autosave'] = '1';
    expect((await visitor.post('/requests/some-cycle/some-request/draft', { q1: '4' })).status).toBe(401);
  });

  it('goes with the rights of whoever signed in', async () => {
    const asked = await sentTooLate();
    const other = await given(testApp).visitorFor(await given(testApp).employee());
    Object.assign(other.headers, ownPage);
    const back = await other.post('/sign-in/return', { kept: keptIn(asked) });
    const before = await organisation();
    expect((await other.submit(back)).status).toBe(404);
    expect(await organisation()).toEqual(before);
  });

  describe('of an attacker', () => {
    /** What an attacker gets by talking to the server alone, with headers that no browser would send for him. */
    async function packed(path: string, fields: Record<string, string>): Promise<string> {
      const attacker = given(testApp).anonymous();
      Object.assign(attacker.headers, ownPage);
      return keptIn(await attacker.post(path, fields));
    }
    const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
      Object.assign(visitor.headers, headers);
      return visitor.request('POST', path, new URLSearchParams(fields).toString(), form);
    };

    it.each([
      ['another site', { origin: 'https://evil.com', 'sec-fetch-site': 'cross-site' }],
      ['another site in an old browser', { origin: 'https://evil.com', 'sec-fetch-site': '' }],
      ['a page without origin', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
      ['a program that says nothing', { origin: '', 'sec-fetch-site': '' }],
      ['a sibling site', { origin: 'http://other.localhost:3000', 'sec-fetch-site': 'same-site' }],
    ])('is not laid before a signed-in person by %s', async (_, headers) => {
      const kept = await packed('/framework/values/new', { name: 'Evil' });
      expect(kept).not.toBe('');
      const posts = { '/sign-in/return': { kept }, '/sign-in/kept': { kept, email: hana.email, next: '/' } };
      for (const [path, fields] of Object.entries(posts)) {
        const answer = await send(path, fields, headers);
        expect(answer.status).toBe(403);
        expect(answer.html).not.toContain(kept);
        expect(answer.html).not.toContain('Evil');
      }
      expect(await testApp.database.of(BrandValueEntity).count()).toBe(0);
    });

    it('is not carried on when another site sent it', async () => {
      await endSession();
      const answer = await send(
        '/settings/organisation',
        { name: 'Evil' },
        { origin: 'https://evil.com', 'sec-fetch-site': '' },
      );
      expect(answer.status).toBe(403);
      expect(answer.html).not.toContain('name="kept"');
    });

    it('does not open when it was made or changed by hand, or is a day old', async () => {
      const kept = await packed('/framework/values/new', { name: 'Evil' });
      const [body = '', mark = ''] = kept.split('.');
      const elsewhere = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
      const forged = Buffer.from(JSON.stringify({ ...elsewhere, path: 'https://evil.com/' })).toString('base64url');
      for (const text of [
        '',
        '.',
        'x',
        body,
        `${body}.`,
        `${forged}.${mark}`,
        `${kept}x`,
        `${kept}.${mark}`,
        `${kept}\n`,
      ]) {
        expect((await send('/sign-in/return', { kept: text })).status).toBe(400);
      }
      expect((await send('/sign-in/return', { kept })).status).toBe(200);
      testApp.clock.advance({ hours: 25 });
      expect((await send('/sign-in/return', { kept })).status).toBe(400);
    });

    it.each(['//evil.com/x', '/\\evil.com', '/%2f%2fevil.com', '/@evil.com'])(
      'never makes a page of ours send a form elsewhere: %s',
      async (path) => {
        const attacker = given(testApp).anonymous();
        Object.assign(attacker.headers, ownPage);
        const answer = await attacker.request('POST', path, 'name=x', form);
        expect([400, 404]).toContain(answer.status);
        expect(answer.html).not.toContain('name="kept"');
      },
    );

    it('puts no markup into the page', async () => {
      const name = '"><script>alert(1)</script>';
      const kept = await packed('/framework/values/new', { [name]: name });
      const page = await send('/sign-in/return', { kept });
      expect(page.html).not.toContain('<script>alert');
      expect(page.form('/framework/values/new').fields).toContainEqual([name, name]);
    });
  });
});
