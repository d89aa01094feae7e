import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import { OutboxWorker } from '../../src/mail/outbox.worker.js';
import { given } from '../support/given.js';
import { GivenMails } from '../support/given-mails.js';
import { SmtpMailbox } from '../support/smtp-mailbox.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('the demo’s mailbox', () => {
  let testApp: TestApp;
  let mailbox: SmtpMailbox;

  beforeAll(async () => {
    mailbox = await SmtpMailbox.start();
    // Even with a server at hand, the demo must not use it.
    testApp = await startTestApp({ SMTP_URL: mailbox.url, MAIL_FROM: 'feedback@narvan.example' }, 'demo');
    const leila = await given(testApp).employee({ name: 'لیلا <b>رحیمی</b>', locale: 'fa' });
    await given(testApp)
      .anonymous()
      .submit(await given(testApp).anonymous().get('/sign-in'), { email: leila.email });
    await testApp.get(OutboxWorker).tick();
    testApp.clock.advance({ minutes: 1 });
    await new GivenMails(testApp).put('invitation', await given(testApp).employee({ name: 'Tom' }));
    await testApp.get(OutboxWorker).tick();
  });

  afterAll(async () => {
    await testApp.close();
    await mailbox.stop();
  });

  it('keeps every mail as a file and opens no connection', async () => {
    expect([mailbox.connections, mailbox.mails.length]).toEqual([0, 0]);
    const files = readdirSync(join(testApp.dataDir, 'mails')).filter((name) => name.endsWith('.eml'));
    expect(files).toHaveLength(2);
    const mails = await Promise.all(
      files.map((name) => PostalMime.parse(readFileSync(join(testApp.dataDir, 'mails', name)))),
    );
    expect(mails.map((mail) => mail.from?.address)).toEqual(['feedback@narvan.example', 'feedback@narvan.example']);
  });

  it('lists them for anybody, newest first, and lets the links be followed', async () => {
    const visitor = given(testApp).anonymous();
    const list = await visitor.get('/demo/mail');
    expect(list.all('.lines p')[0]).toContain('Tom');
    expect(list.all('.lines p')[1]).toContain('لیلا <b>رحیمی</b>');
    const address = list.root.querySelectorAll('.lines a')[1]?.getAttribute('href') ?? '';
    const mail = await visitor.get(address);
    expect(mail.root.querySelector('.letter')?.getAttribute('dir')).toBe('rtl');
    const link = mail.root
      .querySelectorAll('.letter a')
      .map((a) => a.getAttribute('href') ?? '')
      .find((href) => href.includes('/sign-in/'));
    const signedIn = await visitor.submit(await visitor.get(String(link)));
    expect(signedIn.status).toBe(200);
    expect(signedIn.root.querySelector('footer')?.text).toContain('رحیمی');
  });

  it.each(['unknown', '..%2F..%2Fapp-secret', 'a'.repeat(64), '%00'])('knows no mail called %s', async (id) => {
    expect((await given(testApp).anonymous().get(`/demo/mail/${id}`)).status).toBe(404);
  });

  it('does not exist outside the demo', async () => {
    const real = await startTestApp();
    const administrator = await given(real).visitorFor(await given(real).administrator());
    expect((await administrator.get('/demo/mail')).status).toBe(404);
    await real.close();
  });
});
