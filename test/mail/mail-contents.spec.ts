import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OutboxWorker } from '../../src/mail/outbox.worker.js';
import { Organisation } from '../../src/settings/organisation.js';
import { given, type GivenPerson } from '../support/given.js';
import { GivenMails } from '../support/given-mails.js';
import { SmtpMailbox } from '../support/smtp-mailbox.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('a mail as it arrives', () => {
  let testApp: TestApp;
  let mailbox: SmtpMailbox;
  let mails: GivenMails;

  beforeAll(async () => {
    mailbox = await SmtpMailbox.start();
    testApp = await startTestApp({ SMTP_URL: mailbox.url, MAIL_FROM: 'feedback@narvan.example' });
    mails = new GivenMails(testApp);
    const contact = { contactName: 'Mina Sohrabi', contactEmail: 'mina@narvan.example' };
    await testApp.database.write(() => testApp.get(Organisation).change({ name: 'Narvan Insurance', ...contact }));
  });

  afterAll(async () => {
    await testApp.close();
    await mailbox.stop();
  });

  beforeEach(() => mailbox.forget());

  const arrived = async (values: GivenPerson = {}, kind: 'invitation' | 'reminder' = 'invitation') => {
    const person = await given(testApp).employee(values);
    await mails.put(kind, person);
    await testApp.get(OutboxWorker).tick();
    const [mail] = mailbox.to(person.email);
    if (!mail) throw new Error(`Nothing arrived: ${JSON.stringify(await mails.of(person))}`);
    return { person, mail, header: (name: string) => mail.headers.find((each) => each.key === name)?.value };
  };

  it('comes from the organisation, answers go to a human', async () => {
    const { mail, person, header } = await arrived();
    expect(mail.from).toMatchObject({ name: 'Narvan Insurance', address: 'feedback@narvan.example' });
    expect(mail.replyTo).toEqual([expect.objectContaining({ name: 'Mina Sohrabi', address: 'mina@narvan.example' })]);
    expect(mail.to).toEqual([expect.objectContaining({ name: person.name, address: person.email })]);
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(mail.text).toContain('Narvan Insurance');
    expect(mail.html).toContain('Narvan Insurance');
  });

  it('is text and HTML, without pictures or anything to be tracked by', async () => {
    const { mail } = await arrived();
    expect(mail.raw).toMatch(/Content-Type: multipart\/alternative/);
    expect(mail.attachments).toEqual([]);
    expect(mail.html).not.toMatch(/<img|<link|@import|url\(/i);
    expect(mail.raw).not.toMatch(/X-Mailer/i);
  });

  it.each([
    ['en', /Content-Transfer-Encoding: (7bit|quoted-printable)/, 'ltr'],
    ['fa', /Content-Transfer-Encoding: base64/, 'rtl'],
    ['ar', /Content-Transfer-Encoding: base64/, 'rtl'],
  ] as const)('is written in the reader’s language, %s, and encoded for it', async (locale, encoding, dir) => {
    const { mail, header } = await arrived({ locale, name: 'لیلا رحیمی' });
    const encodings = mail.raw.match(/^Content-Transfer-Encoding: .*$/gim) ?? [];
    expect(encodings.length).toBeGreaterThanOrEqual(2);
    if (locale !== 'en') expect(encodings.every((line) => encoding.test(line))).toBe(true);
    else expect(mail.raw).not.toContain('base64\r\n');
    expect(mail.html).toContain(`dir="${dir}"`);
    expect(header('content-language')).toBe(locale);
    expect(mail.text).toContain('لیلا رحیمی');
    expect(mail.to?.[0]).toMatchObject({ name: 'لیلا رحیمی' });
  });

  it('lets a reminder be stopped with one click, and an invitation not', async () => {
    const reminder = await arrived({}, 'reminder');
    expect(reminder.header('list-unsubscribe')).toBe('<http://localhost:3000/r/token/stop>');
    expect(reminder.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const invitation = await arrived();
    expect(invitation.header('list-unsubscribe')).toBeUndefined();
  });

  it.each([
    ['a line break and a header', 'Leila\r\nBcc: eve@evil.com'],
    ['a second address', 'Leila <eve@evil.com>, x'],
    ['quotes and a comma', 'Rahimi, "Leila" (HR)'],
  ])('goes to one person only, though the name has %s', async (_, name) => {
    const { mail, person } = await arrived({ name });
    expect(mail.to?.map((to) => to.address)).toEqual([person.email]);
    expect(mail.bcc ?? []).toEqual([]);
    expect(mailbox.mails).toHaveLength(1);
  });

  it('prints what people typed as text', async () => {
    const { mail } = await arrived({ name: '<script>alert(1)</script> {{constructor}}' });
    expect(mail.html).not.toContain('<script>');
    expect(mail.text).toContain('<script>alert(1)</script> {{constructor}}');
  });
});
