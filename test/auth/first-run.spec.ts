import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { FirstStart } from '../../src/auth/first-start.js';
import { Roles } from '../../src/auth/roles.js';
import { OutboxMailEntity } from '../../src/mail/outbox-mail.entity.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { Organisation } from '../../src/settings/organisation.js';
import { OrganisationEntity } from '../../src/settings/organisation.entity.js';
import { SmtpMailbox } from '../support/smtp-mailbox.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { type Page, Visitor } from '../support/visitor.js';

const mina = { name: 'Mina Sohrabi', email: 'Mina@Narvan.example', locale: 'en' };
const organisation = { name: 'Narvan Insurance', timeZone: 'Asia/Tehran', workingDays: ['6', '7', '1', '2', '3'] };

describe('the first start', () => {
  let testApp: TestApp;
  let mailbox: SmtpMailbox;
  let visitor: Visitor;

  beforeEach(async () => {
    testApp = await startTestApp();
    mailbox = await SmtpMailbox.start();
    visitor = new Visitor(testApp.app);
  });

  afterEach(async () => {
    await testApp.close();
    await mailbox.stop();
  });

  const link = async () => String(await testApp.get(FirstStart).link());
  const begin = async (values: Record<string, string> = mina): Promise<Page> =>
    visitor.submit(await visitor.get(await link()), values);
  const stored = () => testApp.database.of(OrganisationEntity).findOneByOrFail({ id: 'organisation' });

  it('leads from the console’s link through four steps to the start page', async () => {
    const you = await visitor.get(await link());
    expect(you.all('.steps li')).toEqual(['You', 'Organisation', 'Mail', 'Safe keeping']);
    const about = await visitor.submit(you, mina);
    expect(about.path).toBe('/set-up/organisation');
    expect(about.root.querySelector('input[name=contactEmail]')?.getAttribute('value')).toBe('Mina@Narvan.example');

    const mail = await visitor.submit(about, organisation);
    expect(mail.path).toBe('/set-up/mail');
    expect(mail.text).toContain('No mail server yet');
    const saved = await visitor.submit(
      mail,
      { smtpUrl: mailbox.url, mailFrom: 'feedback@narvan.example' },
      '/set-up/mail',
    );
    const tested = await visitor.submit(saved, {}, '/set-up/mail/test');
    expect(tested.text).toContain('The server accepted the test mail to Mina@Narvan.example');
    expect(tested.text).toContain('250');
    expect(mailbox.mails[0]?.subject).toBe('Mail from Roundview works');

    const keeping = await visitor.submit(tested, {}, '/set-up/mail/continuation');
    expect(keeping.path).toBe('/set-up/safe-keeping');
    expect(keeping.text).toContain('No backups are made');
    const home = await visitor.submit(keeping);
    expect([home.path, home.status]).toEqual(['/', 200]);

    expect(await stored()).toMatchObject({
      ...{ name: 'Narvan Insurance', timeZone: 'Asia/Tehran', workingDays: [6, 7, 1, 2, 3], setUpStep: 'done' },
      ...{ contactName: 'Mina Sohrabi', contactEmail: 'Mina@Narvan.example', mailFrom: 'feedback@narvan.example' },
    });
    expect(testApp.get(Organisation).isSetUp).toBe(true);
    const deeds = await testApp.database.of(AuditEntryEntity).find({ order: { position: 'ASC' } });
    expect(deeds.map((entry) => entry.deed)).toEqual([
      ...['administrator.first', 'role.granted', 'settings.organisation-changed', 'settings.mail-changed'],
      ...['settings.mail-accepted', 'set-up.done'],
    ]);
    expect(JSON.stringify(deeds)).not.toMatch(/Mina|narvan|smtp/i);
  });

  it('makes an administrator once: the link dies when it was used', async () => {
    const address = await link();
    await visitor.submit(await visitor.get(address), mina);
    const other = new Visitor(testApp.app);
    for (const page of [await other.get(address), await other.post(address, { ...mina, email: 'eve@evil.com' })]) {
      expect([page.status, page.heading]).toEqual([410, 'This set-up link does not work']);
      expect(page.headers['set-cookie']).toBeUndefined();
    }
    expect(await testApp.get(FirstStart).link()).toBeNull();
    expect((await testApp.get(Roles).holders()).map((holder) => holder.email)).toEqual(['Mina@Narvan.example']);
  });

  it('works for 24 hours, and a new start replaces it', async () => {
    const first = await link();
    const second = await link();
    expect((await visitor.get(first)).status).toBe(410);
    expect((await visitor.get(second)).status).toBe(200);
    testApp.clock.advance({ hours: 24 });
    expect((await visitor.get(second)).status).toBe(410);
    expect((await visitor.get(second.replace(/[^/]+$/, 'short'))).status).toBe(410);
  });

  it('keeps what was typed when something is wrong, and the link alive', async () => {
    const page = await begin({ name: '  ', email: 'mina@', locale: 'fa' });
    expect(page.status).toBe(422);
    expect(page.all('.errors li')).toHaveLength(2);
    expect(page.all('.errors li')[0]).toBe('Type a name');
    const again = await visitor.submit(page, { name: 'Mina Sohrabi' });
    expect(again.all('.errors li').join()).toContain('not an e-mail address');
    expect(again.root.querySelector('input[name=name]')?.getAttribute('value')).toBe('Mina Sohrabi');
    expect((await visitor.submit(again, mina)).path).toBe('/set-up/organisation');
  });

  it.each([
    ['en', ['1', '2', '3', '4', '5']],
    ['fa', ['1', '2', '3', '6', '7']],
    ['ar', ['1', '2', '3', '4', '7']],
  ])('suggests the working week of those who speak %s', async (locale, days) => {
    const page = await begin({ ...mina, locale });
    const ticked = page.root.querySelectorAll('input[name="workingDays"][checked]');
    expect(ticked.map((box) => box.getAttribute('value')).sort()).toEqual(days);
  });

  it('sends an administrator to the step that is due until set-up is done', async () => {
    await begin();
    for (const path of ['/', '/people', '/settings'])
      expect((await visitor.get(path)).path).toBe('/set-up/organisation');
    const mail = await visitor.submit(await visitor.get('/set-up/organisation'), organisation);
    expect((await visitor.get('/people')).path).toBe('/set-up/mail');
    await visitor.submit(mail, {}, '/set-up/mail/continuation');
    expect((await visitor.get('/people')).path).toBe('/set-up/safe-keeping');
    await visitor.submit(await visitor.get('/set-up/safe-keeping'));
    expect((await visitor.get('/people')).path).toBe('/people');
    expect((await visitor.get('/set-up/organisation')).path).toBe('/settings');
  });

  it('shows the server’s own refusal, and mails nobody else before a test was accepted', async () => {
    await begin();
    await visitor.submit(await visitor.get('/set-up/organisation'), organisation);
    mailbox.answer = () => 'refuse';
    const values = { smtpUrl: mailbox.url, mailFrom: 'feedback@narvan.example' };
    const saved = await visitor.submit(await visitor.get('/set-up/mail'), values, '/set-up/mail');
    const refused = await visitor.submit(saved, {}, '/set-up/mail/test');
    expect(refused.status).toBe(200);
    expect(refused.text).toContain('550 5.1.1 No such mailbox here');
    await mailbox.stop();
    const gone = await visitor.submit(refused, {}, '/set-up/mail/test');
    expect(gone.text).toContain('did not go through');
    expect(gone.text).toContain('ECONNREFUSED');
    expect((await stored()).mailAcceptedAt).toBeNull();
    await mailbox.restart();
    expect(await testApp.database.of(OutboxMailEntity).count()).toBe(0);
  });

  it('appoints the employee who already has this address, and never a customer', async () => {
    const row = { status: 'active', nameFolded: '', locale: 'en', segment: '', jobTitle: '', location: '' } as const;
    const people = testApp.database.of(PersonEntity);
    await testApp.database.write(async () => {
      const writing = testApp.database.of(PersonEntity);
      await writing.insert({
        ...row,
        id: 'mina',
        kind: 'employee',
        name: 'Mina S.',
        email: 'mina@narvan.example',
        emailFolded: 'mina@narvan.example',
      });
      await writing.insert({
        ...row,
        id: 'cust',
        kind: 'customer',
        name: 'C',
        email: 'c@acme.example',
        emailFolded: 'c@acme.example',
      });
    });
    const refused = await begin({ ...mina, email: 'c@acme.example' });
    expect(refused.all('.errors li').join()).toContain('belongs to a customer');
    await visitor.submit(refused, mina);
    expect(await people.countBy({ kind: 'employee' })).toBe(1);
    expect((await testApp.get(Roles).holders()).map((holder) => holder.personId)).toEqual(['mina']);
  });

  it('tells a visitor who comes too early where the way in is', async () => {
    expect((await visitor.get('/')).text).toContain('Open the link that the console printed');
  });
});
