import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { LaunchService } from '../../src/cycles/launch.service.js';
import { OutboxWorker } from '../../src/mail/outbox.worker.js';
import { Organisation } from '../../src/settings/organisation.js';
import { Drafting } from '../cycles/drafting.js';
import { SmtpMailbox } from '../support/smtp-mailbox.js';

describe('mail as the next step of HR', () => {
  let northwind: Drafting;
  let first: SmtpMailbox;
  let second: SmtpMailbox;

  beforeAll(async () => {
    [northwind, first, second] = await Promise.all([Drafting.start(), SmtpMailbox.start(), SmtpMailbox.start()]);
  });
  afterEach(async () => {
    await northwind.testApp.database.write(() => northwind.testApp.database.of(CycleEntity).deleteAll());
  });
  afterAll(() => Promise.all([northwind.close(), first.stop(), second.stop()]));

  const home = async () => (await northwind.hr.get('/')).heading;
  const useServer = async (url: string) => {
    const page = await northwind.hr.get('/settings/mail');
    return northwind.hr.submit(page, { smtpUrl: url, mailFrom: 'hr@northwind.example' }, '/settings/mail');
  };
  const sendTest = async () => northwind.hr.submit(await northwind.hr.get('/settings/mail'), {}, '/settings/mail/test');
  const work = () => northwind.testApp.get(OutboxWorker).tick();

  async function ready(): Promise<string> {
    const id = await northwind.draft();
    await northwind.propose(id);
    return id;
  }

  it('comes back with every change of the server, whatever was accepted before, and blocks the launch', async () => {
    const id = await ready();
    expect(await home()).toBe('Next: send a test mail');
    await useServer(first.url);
    await sendTest();
    expect(await home()).not.toBe('Next: send a test mail');
    expect((await northwind.hr.get(`/cycles/${id}/check`)).heading).toMatch(/^Ready to launch/);

    await useServer(second.url);
    expect(await home()).toBe('Next: send a test mail');
    const check = await northwind.hr.get(`/cycles/${id}/check`);
    expect(check.heading).toBe('Not ready yet. One thing stands in the way.');
    await expect(northwind.testApp.get(LaunchService).start(id, northwind.administrator.id)).rejects.toMatchObject({
      key: 'launch.blocked',
    });
    expect((await northwind.cycle(id)).state).toBe('draft');

    await sendTest();
    expect(second.mails.at(-1)?.subject).toBe('Mail from Roundview works');
    expect((await northwind.hr.get(`/cycles/${id}/check`)).heading).toMatch(/^Ready to launch/);
  });

  it('is no step while a cycle runs and its mails leave, and is the first one when they do not', async () => {
    const { testApp, administrator } = northwind;
    await useServer(second.url);
    await sendTest();
    const id = await ready();
    await testApp.get(LaunchService).start(id, administrator.id);
    await testApp.get(LaunchService).finish(id);
    // As if SMTP_URL had changed: what took the test mail is not what is used now.
    await testApp.database.write(() => testApp.get(Organisation).change({ mailAcceptedBy: 'another server' }));
    second.forget();
    await second.stop();
    // The first day of the cycle, in the hours in which mails leave.
    testApp.clock.set('2026-11-09T09:01:00Z');
    await work();
    const failing = await northwind.hr.get('/');
    expect(failing.heading).toBe('Next: get mails moving again');
    expect(failing.link('Open mail settings')).toBe('/settings/mail');

    await second.restart();
    testApp.clock.advance({ minutes: 10 });
    await work();
    expect(second.mails.length).toBeGreaterThan(9);
    expect(await home()).toMatch(/^Next: remind/);
  });
});
