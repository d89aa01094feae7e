import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Starter } from '../../src/competencies/starter.js';
import { Recognitions } from '../../src/followup/recognitions.js';
import { ThanksSummaries } from '../../src/followup/thanks-summaries.js';
import { OutboxWorker } from '../../src/mail/outbox.worker.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { given } from '../support/given.js';
import { SmtpMailbox } from '../support/smtp-mailbox.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';

describe('thanks between colleagues', () => {
  let testApp: TestApp;
  let mailbox: SmtpMailbox;
  let giver: PersonEntity;
  let receiver: PersonEntity;
  let leader: PersonEntity;

  beforeAll(async () => {
    mailbox = await SmtpMailbox.start();
    testApp = await startTestApp({ SMTP_URL: mailbox.url, MAIL_FROM: 'hr@narvan.example' });
    giver = await given(testApp).employee({ name: 'Tom Baker' });
    receiver = await given(testApp).employee({ name: 'لیلا رحیمی', locale: 'fa' });
    leader = await given(testApp).leader({ name: 'Shirin Amini' });
    await testApp.database.write(() => testApp.get(Starter).use());
  });

  afterAll(async () => {
    await testApp.close();
    await mailbox.stop();
  });

  const browserOf = (person: PersonEntity) => given(testApp).visitorFor(person);
  const thank = async (who: Visitor, values: Record<string, string>, person = receiver): Promise<Page> => {
    const form = await who.get(`/thanks/new?person=${person.id}`);
    const behaviour = form.root.querySelectorAll('#behaviour option')[1]!.getAttribute('value')!;
    return who.submit(form, { behaviour, ...values }, '/thanks');
  };

  it('goes from a name to the wall, with the text cleaned and its direction its own', async () => {
    const tom = await browserOf(giver);
    const found = await tom.get('/thanks/new?search=رحیمی');
    const form = await tom.get(found.link('Choose'));
    const empty = await tom.submit(form, { text: ' . ' }, '/thanks');
    expect(empty.status).toBe(422);
    expect(empty.all('.err')).toHaveLength(2);
    const wall = await thank(tom, { text: 'Called the customer \u202E<b>back</b> at once\u0000', sight: 'public' });
    expect(wall.text).toContain('Tom Baker thanks لیلا رحیمی');
    expect(wall.html).toContain('<bdi>Called the customer &lt;b&gt;back&lt;/b&gt; at once</bdi>');
    const colleague = await browserOf(await given(testApp).employee());
    expect((await colleague.get('/thanks')).text).toContain('Called the customer');
  });

  it('keeps private thanks between the two', async () => {
    await thank(await browserOf(giver), { text: 'For your patience', sight: 'private' });
    expect((await (await browserOf(giver)).get('/thanks')).text).toContain('For your patience');
    expect((await (await browserOf(receiver)).get('/thanks')).text).toContain('For your patience');
    expect((await (await browserOf(leader)).get('/thanks')).text).not.toContain('For your patience');
  });

  it('can be taken off the wall by the person thanked, and by nobody else', async () => {
    const leila = await browserOf(receiver);
    const page = await leila.get('/thanks');
    const { action, fields } = page.form('/hiding');
    const csrf = (who: Page) => who.form('/sign-out').fields.find(([name]) => name === '_csrf')![1];
    for (const person of [giver, leader]) {
      const other = await browserOf(person);
      const answer = await other.post(action, { _csrf: csrf(await other.get('/thanks')), isHidden: 'yes' });
      expect(answer.status).toBe(404);
    }
    await leila.post(action, fields);
    expect((await (await browserOf(leader)).get('/thanks')).text).not.toContain('Called the customer');
    const again = await leila.get('/thanks');
    expect(again.text).toContain('به خواست شما پنهان');
    await leila.submit(again, {}, '/hiding');
    expect((await (await browserOf(leader)).get('/thanks')).text).toContain('Called the customer');
  });

  it('goes neither to oneself, nor to a customer, nor to somebody who left', async () => {
    const tom = await browserOf(giver);
    const left = await given(testApp).employee({ status: 'inactive' });
    const customer = await given(testApp).customer();
    for (const { id } of [giver, left, customer]) expect((await tom.get(`/thanks/new?person=${id}`)).status).toBe(404);
    expect((await given(testApp).anonymous().get('/thanks')).heading).toContain('Sign in');
  });

  it('is counted by behaviour and month, never by person', async () => {
    const counts = await testApp.get(Recognitions).counts('2026-11-01');
    expect(counts).toHaveLength(1);
    expect(counts[0]).toMatchObject({ month: '2026-11', count: 2 });
    expect(await testApp.get(Recognitions).total('2026-11-03')).toBe(0);
    expect(Object.keys(counts[0]!)).toEqual(['month', 'behaviourId', 'statement', 'count']);
    const page = await (await browserOf(leader)).get('/thanks');
    expect(page.all('table.data td')).toEqual(['November 2026', '2']);
    expect((await (await browserOf(giver)).get('/thanks')).all('table.data')).toEqual([]);
  });

  it('comes as a summary once at the beginning of the next month', async () => {
    await testApp.get(ThanksSummaries).tick();
    testApp.clock.set('2026-12-01T09:30:00Z');
    await testApp.get(ThanksSummaries).tick();
    await testApp.get(ThanksSummaries).tick();
    await testApp.get(OutboxWorker).tick();
    const [own] = mailbox.to(receiver.email);
    const [summary] = mailbox.to(leader.email);
    expect(mailbox.mails).toHaveLength(2);
    expect(own!.text).toContain('For your patience');
    expect(own!.subject).toContain('۱۰ آبان ۱۴۰۵ تا ۹ آذر ۱۴۰۵');
    expect(summary!.subject).toContain('November 2026');
    expect(summary!.text).toContain('thanked 2 times');
    expect(summary!.text).not.toMatch(/Tom|patience|رحیمی/);
  });
});
