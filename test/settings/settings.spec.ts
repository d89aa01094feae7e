import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { Roles } from '../../src/auth/roles.js';
import { MailServer } from '../../src/mail/mail-server.js';
import { Organisation } from '../../src/settings/organisation.js';
import { OrganisationEntity } from '../../src/settings/organisation.entity.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { given } from '../support/given.js';
import { SmtpMailbox } from '../support/smtp-mailbox.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Values, Visitor } from '../support/visitor.js';

describe('settings', () => {
  let testApp: TestApp;
  let mailbox: SmtpMailbox;
  let mina: PersonEntity;
  let visitor: Visitor;

  beforeAll(async () => {
    mailbox = await SmtpMailbox.start();
    testApp = await startTestApp();
    mina = await given(testApp).administrator();
  });

  afterAll(async () => {
    await testApp.close();
    await mailbox.stop();
  });

  beforeEach(async () => {
    visitor = await given(testApp).visitorFor(mina);
    mailbox.forget();
  });

  const stored = () => testApp.database.of(OrganisationEntity).findOneByOrFail({ id: 'organisation' });
  const lastDeed = async () =>
    (await testApp.database.of(AuditEntryEntity).find({ order: { position: 'DESC' }, take: 1 }))[0]?.deed;

  it('has one topic a page', async () => {
    const page = await visitor.get('/settings');
    const topics = [
      'Organisation',
      'Appearance',
      'Mail',
      'Words of the mails',
      'Roles',
      'How long things are kept',
      'Safe keeping',
      'Audit log',
    ];
    expect(page.all('.lines h2')).toEqual(topics);
    for (const label of page.all('.lines h2')) expect((await visitor.get(page.link(label))).heading).toBe(label);
  });

  describe('of the organisation', () => {
    const good = { name: 'Narvan Insurance', contactName: 'Mina Sohrabi', contactEmail: 'hr@narvan.example' };
    const save = async (values: Values) =>
      visitor.submit(await visitor.get('/settings/organisation'), { ...good, ...values });

    it('are kept, used at once on every page, and noted', async () => {
      const page = await save({
        locales: ['en', 'fa'],
        timeZone: 'Europe/Berlin',
        mailFromHour: '8',
        mailToHour: '12',
      });
      expect([page.path, page.status]).toEqual(['/settings', 200]);
      expect(page.root.querySelector('title')?.text).toBe('Settings – Narvan Insurance');
      expect(page.root.querySelectorAll('form[action="/language"] button').map((button) => button.text)).toEqual([
        'فارسی',
      ]);
      expect(page.root.querySelector('footer')?.text).toContain('hr@narvan.example');
      expect(await stored()).toMatchObject({
        ...good,
        timeZone: 'Europe/Berlin',
        locales: ['en', 'fa'],
        mailFromHour: 8,
        mailToHour: 12,
      });
      expect(await lastDeed()).toBe('settings.organisation-changed');
      await save({ locales: ['en', 'fa', 'ar'] });
    });

    it.each<[string, Values, string[]]>([
      ['no name', { name: ' ' }, ['name']],
      ['a name of 101 letters', { name: 'x'.repeat(101) }, ['name']],
      ['an invented zone', { timeZone: 'Mars/Olympus' }, ['timeZone']],
      ['a zone that is a path', { timeZone: '../../etc/passwd' }, ['timeZone']],
      ['no language', { locales: null, defaultLocale: 'en' }, ['locales']],
      ['an unknown language', { locales: ['en', 'xx'] }, ['locales']],
      ['a default that is not on offer', { locales: ['fa'], defaultLocale: 'en' }, ['defaultLocale']],
      ['no working day', { workingDays: null }, ['workingDays']],
      ['an eighth day', { workingDays: ['1', '8'] }, ['workingDays']],
      ['hours that end before they begin', { mailFromHour: '11', mailToHour: '9' }, ['mailToHour']],
      ['an hour that is none', { mailFromHour: '9.5' }, ['mailFromHour']],
      ['a contact without address', { contactEmail: 'mina' }, ['contactEmail']],
      ['two wrong fields', { name: '', contactEmail: '' }, ['name', 'contactEmail']],
    ])('are refused with %s, beside the field, nothing typed lost', async (_, values, fields) => {
      const before = await stored();
      const page = await save({ contactName: 'Somebody Else', ...values });
      expect(page.status).toBe(422);
      const links = page.root.querySelectorAll('.errors a').map((link) => link.getAttribute('href'));
      expect(links).toEqual(fields.map((field) => `#${field}`));
      for (const field of fields) expect(page.root.querySelector(`#${field}`)).not.toBeNull();
      expect(page.root.querySelector('input[name=contactName]')?.getAttribute('value')).toBe('Somebody Else');
      expect(await stored()).toEqual(before);
      expect(testApp.get(Organisation).current().name).toBe(before.name);
    });

    it('take no field that is not on the page', async () => {
      const page = await visitor.get('/settings/organisation');
      for (const extra of [{ setUpStep: 'you' }, { smtpUrlSealed: 'x' }, { id: 'other' }, { __proto__x: '1' }]) {
        expect((await visitor.submit(page, { ...good, ...extra } as Values)).status).toBe(400);
      }
    });

    it('show a name as text', async () => {
      await save({ name: '<script>alert(1)</script>' });
      const page = await visitor.get('/settings');
      expect(page.html).not.toContain('<script>alert');
      expect(page.html).toContain('&lt;script&gt;');
      await save({});
    });
  });

  describe('of mail', () => {
    const sender = { mailFrom: 'feedback@narvan.example' };
    const save = async (values: Values) =>
      visitor.submit(await visitor.get('/settings/mail'), values, '/settings/mail');

    it('keep the server secret: it is never shown again', async () => {
      const page = await visitor.submit(await visitor.get('/settings/mail'), {
        smtpUrl: 'smtp://hr:s3cret@mail.example.com',
        ...sender,
      });
      expect(page.text).toContain('mail.example.com:587');
      expect(page.html).not.toContain('s3cret');
      expect(await lastDeed()).toBe('settings.mail-changed');
    });

    it('stay as they are when the field is left empty', async () => {
      const { smtpUrlSealed } = await stored();
      const page = await save({ smtpUrl: '', mailFrom: 'other@narvan.example' });
      expect([page.path, page.status]).toEqual(['/settings/mail', 200]);
      expect(await stored()).toMatchObject({ smtpUrlSealed, mailFrom: 'other@narvan.example' });
    });

    it('prove a server with a mail that really goes out, in words of the one who asked', async () => {
      await save({ smtpUrl: mailbox.url, ...sender });
      const page = await visitor.submit(await visitor.get('/settings/mail'), {}, '/settings/mail/test');
      expect(page.text).toContain(`The server accepted the test mail to ${mina.email}`);
      expect(mailbox.to(mina.email)).toHaveLength(1);
      expect(testApp.get(MailServer).isAccepted()).toBe(true);
      expect(await lastDeed()).toBe('settings.mail-accepted');
    });

    it('need a new test for another server, none for another sender', async () => {
      await save({ smtpUrl: '', mailFrom: 'third@narvan.example' });
      expect(testApp.get(MailServer).isAccepted()).toBe(true);
      await save({ smtpUrl: 'smtp://other.example.com', ...sender });
      expect(testApp.get(MailServer).isAccepted()).toBe(false);
      expect((await visitor.get('/settings/mail')).text).toContain('Not tested yet');
    });

    it('leave the last acceptance alone when a test fails, and show the server’s words', async () => {
      await save({ smtpUrl: mailbox.url, ...sender });
      mailbox.answer = () => 'refuse-for-now';
      const page = await visitor.submit(await visitor.get('/settings/mail'), {}, '/settings/mail/test');
      expect(page.text).toContain('451 4.7.1 Greylisted, try again later');
      expect(testApp.get(MailServer).isAccepted()).toBe(false);
    });

    it.each(['mail.example.com', 'http://mail.example.com', 'smtp://x?sendmail=true'])(
      'refuse %s, without repeating it',
      async (smtpUrl) => {
        const page = await save({ smtpUrl, ...sender });
        expect(page.status).toBe(422);
        expect(page.root.querySelector('input[name=smtpUrl]')?.getAttribute('value') ?? '').toBe('');
      },
    );
  });

  describe('of mail, given by the environment', () => {
    it('show the server without a field for it, and take a test', async () => {
      const other = await startTestApp({ SMTP_URL: mailbox.url, MAIL_FROM: 'feedback@narvan.example' });
      const administrator = await given(other).administrator();
      const someone = await given(other).visitorFor(administrator);
      const page = await someone.get('/settings/mail');
      expect(page.text).toContain('set by the environment');
      expect(page.root.querySelector('input[name=smtpUrl]')).toBeNull();
      await someone.submit(page, {}, '/settings/mail/test');
      expect(mailbox.to(administrator.email)).toHaveLength(1);
      await other.close();
    });
  });

  describe('of roles', () => {
    const grant = async (email: string, role = 'leader') =>
      visitor.submit(await visitor.get('/settings/roles'), { email, role }, '/settings/roles');
    const revoke = async (personId: string, role: string) => {
      const [, token = ''] =
        (await visitor.get('/settings/roles')).form('/settings/roles').fields.find(([name]) => name === '_csrf') ?? [];
      return visitor.post('/settings/roles/revocation', { _csrf: token, personId, role });
    };

    it('are given and taken back, and work at once', async () => {
      const leila = await given(testApp).employee({ email: 'leila@narvan.example' });
      const browser = await given(testApp).visitorFor(leila);
      expect((await browser.get('/audit')).status).toBe(404);
      const page = await grant('Leila@Narvan.example');
      expect(page.all('section h3')).toContain(leila.name);
      expect((await browser.get('/audit')).status).toBe(200);
      expect((await browser.get('/settings')).status).toBe(404);
      await grant('leila@narvan.example', 'administrator');
      expect((await browser.get('/settings')).status).toBe(200);
      await revoke(leila.id, 'administrator');
      await revoke(leila.id, 'leader');
      expect((await browser.get('/audit')).status).toBe(404);
      const entries = await testApp.database.of(AuditEntryEntity).find({ order: { position: 'DESC' }, take: 4 });
      expect(entries.map(({ deed, details }) => [deed, details.role])).toEqual([
        ...[
          ['role.revoked', 'leader'],
          ['role.revoked', 'administrator'],
        ],
        ...[
          ['role.granted', 'administrator'],
          ['role.granted', 'leader'],
        ],
      ]);
      expect(entries.every(({ actorId, details }) => actorId === mina.id && details.person === leila.id)).toBe(true);
    });

    it('go to active employees only', async () => {
      const customer = await given(testApp).customer();
      const left = await given(testApp).employee({ status: 'inactive' });
      for (const email of [customer.email, left.email, 'nobody@narvan.example']) {
        const page = await grant(email);
        expect(page.all('.errors li')).toEqual(['Nobody on the staff has this address']);
        expect(page.root.querySelector('input[name=email]')?.getAttribute('value')).toBe(email);
      }
      expect((await grant(mina.email, 'owner')).status).toBe(422);
    });

    it('leave one administrator, whatever two of them do at the same moment', async () => {
      const second = await given(testApp).administrator();
      const other = await given(testApp).visitorFor(second);
      const token = async (who: Visitor) =>
        (await who.get('/settings/roles')).form('/settings/roles').fields.find(([name]) => name === '_csrf')?.[1] ?? '';
      const [mine, theirs] = [await token(visitor), await token(other)];
      const answers = await Promise.all([
        visitor.post('/settings/roles/revocation', { _csrf: mine, personId: second.id, role: 'administrator' }),
        other.post('/settings/roles/revocation', { _csrf: theirs, personId: mina.id, role: 'administrator' }),
      ]);
      // The one who came second has lost the role, or hears that it is the last one.
      expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
      expect(answers.filter((answer) => [404, 409].includes(answer.status))).toHaveLength(1);
      const holders = (await testApp.get(Roles).holders()).filter((holder) => holder.role === 'administrator');
      expect(holders).toHaveLength(1);
      if (holders[0]?.personId !== mina.id) {
        await testApp.database.write(() => testApp.get(Roles).grant(mina.id, 'administrator', second.id));
        await testApp.database.write(() => testApp.get(Roles).revoke(second.id, 'administrator', mina.id));
      }
    });

    it('offer no button for the last administrator, and refuse to take the role', async () => {
      const page = await visitor.get('/settings/roles');
      expect(page.root.querySelector('#administrators')?.parentNode?.querySelector('form')).toBeNull();
      expect((await revoke(mina.id, 'administrator')).status).toBe(409);
      expect((await visitor.get('/settings')).status).toBe(200);
      expect((await revoke('no-such-person', 'leader')).status).toBe(404);
    });
  });

  it('tells where backups and keys go, and what is missing', async () => {
    expect((await visitor.get('/settings/safe-keeping')).text).toContain('No backups are made');
    const [backups, keys] = [join(tmpdir(), 'backups-here'), join(tmpdir(), 'keys-there')];
    const other = await startTestApp({ BACKUP_DIR: backups, BACKUP_KEYS_DIR: keys });
    const page = await (
      await given(other).visitorFor(await given(other).administrator())
    ).get('/settings/safe-keeping');
    expect(page.text).toContain(backups);
    expect(page.text).toContain(keys);
    expect(page.text).not.toContain('No backups are made');
    await other.close();
  });
});
