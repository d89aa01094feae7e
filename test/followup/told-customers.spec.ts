import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommitmentReminders } from '../../src/followup/commitment-reminders.js';
import { CommitmentStepEntity } from '../../src/followup/commitment-step.entity.js';
import { CommitmentEntity } from '../../src/followup/commitment.entity.js';
import { Commitments } from '../../src/followup/commitments.js';
import { HearingConsentEntity } from '../../src/followup/hearing-consent.entity.js';
import { HearingConsents } from '../../src/followup/hearing-consents.js';
import { OutboxMailEntity } from '../../src/mail/outbox-mail.entity.js';
import { OutboxWorker } from '../../src/mail/outbox.worker.js';
import { AccountEntity } from '../../src/people/account.entity.js';
import { People } from '../../src/people/people.service.js';
import { type PersonEntity } from '../../src/people/person.entity.js';
import { ServiceRecordEntity } from '../../src/people/service-record.entity.js';
import { given } from '../support/given.js';
import { givenOpenCycle } from '../support/given-open-cycle.js';
import { givenPublishedGroup, lowestCompetency } from '../support/given-published-group.js';
import { SmtpMailbox } from '../support/smtp-mailbox.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Visitor } from '../support/visitor.js';

describe('telling customers', () => {
  let testApp: TestApp;
  let mailbox: SmtpMailbox;
  let leader: Visitor;
  let id: string;
  let owner: PersonEntity;
  const customers: Record<'english' | 'persian' | 'objector' | 'stopper' | 'silent' | 'elsewhere', PersonEntity> =
    {} as never;

  beforeAll(async () => {
    mailbox = await SmtpMailbox.start();
    testApp = await startTestApp({ SMTP_URL: mailbox.url, MAIL_FROM: 'hr@narvan.example' });
    leader = await given(testApp).visitorFor(await given(testApp).leader());
    owner = await given(testApp).employee({ name: 'Kaveh Rostami', departmentId: 'call-centre', locale: 'fa' });
    customers.english = await given(testApp).customer({ name: 'Ann Smith', accountId: 'served' });
    customers.persian = await given(testApp).customer({ name: 'رضا کاظمی', locale: 'fa', accountId: 'served' });
    customers.objector = await given(testApp).customer({ name: 'Otto Later', accountId: 'served' });
    customers.stopper = await given(testApp).customer({ name: 'Stella Stops', accountId: 'served' });
    customers.silent = await given(testApp).customer({ name: 'Sally Silent', accountId: 'served' });
    customers.elsewhere = await given(testApp).customer({ name: 'Elsa Where', accountId: 'other' });
    const cycle = await givenPublishedGroup(testApp);
    await insert(AccountEntity, { id: 'served', name: 'Served', nameFolded: 'served' });
    await insert(AccountEntity, { id: 'other', name: 'Other', nameFolded: 'other' });
    await insert(ServiceRecordEntity, { id: 'one', accountId: 'served', employeeId: owner.id, servedOn: '2026-10-01' });
    await leader.submit(await leader.get('/loop'), {}, '/loop/findings');
    const key = { cycleId: cycle.id, unitKey: 'call-centre', competencyId: lowestCompetency, view: 'others' as const };
    id = (await testApp.get(Commitments).placesOf([key]))[0]!.id;
    await update(CommitmentEntity, id, { ownerId: owner.id, dueOn: '2026-11-09' });
    for (const step of ['informed', 'planned', 'acting'] as const) {
      await insert(CommitmentStepEntity, {
        commitmentId: id,
        step,
        happenedOn: '2026-11-02',
        text: `Proof of ${step}`,
        place: '',
        people: null,
        isTraining: false,
        recordedBy: owner.id,
        recordedAt: testApp.clock.now(),
      });
    }
  });

  afterAll(async () => {
    await testApp.close();
    await mailbox.stop();
  });

  const insert = async (entity: new () => object, row: object) => {
    await testApp.database.write(() => testApp.database.of(entity).insert(row as never));
  };
  const update = async (entity: new () => object, key: string, fields: object) => {
    await testApp.database.write(() => testApp.database.of(entity).update(key, fields as never));
  };
  const consents = () => testApp.database.of(HearingConsentEntity).find();
  const standing = async () => (await leader.get(`/loop/${id}`)).text;

  it('reminds the owner in the owner’s language, once for each of the three days, while it is due', async () => {
    await testApp.get(CommitmentReminders).tick();
    await testApp.get(CommitmentReminders).tick();
    await testApp.get(OutboxWorker).tick();
    const mails = mailbox.to(owner.email);
    expect(mails).toHaveLength(1);
    expect(mails[0]!.subject).toContain('سررسید نزدیک است');
    expect(mails[0]!.text).toContain('دوشنبه ۱۸ آبان ۱۴۰۵');
    expect(mails[0]!.text).not.toMatch(/[0-9۰-۹]\.[0-9۰-۹]|٫/);
    testApp.clock.advance({ days: 7 });
    await testApp.get(CommitmentReminders).tick();
    // The day was moved after the mail was asked for: it is no longer due.
    await update(CommitmentEntity, id, { dueOn: '2027-03-01' });
    await testApp.get(OutboxWorker).tick();
    expect(mailbox.to(owner.email)).toHaveLength(1);
    const [dropped] = await testApp.database.of(OutboxMailEntity).findBy({ kind: 'commitment-due', state: 'dropped' });
    expect(dropped?.round).toContain('day');
    leader = await given(testApp).visitorFor(await given(testApp).leader());
  });

  it('refuses to send to nobody and keeps what was typed when a text is missing', async () => {
    const form = await leader.get(`/loop/${id}/message`);
    expect(form.text).toContain('Proof of acting');
    const half = await leader.submit(form, { subjectEn: 'Quicker answers', subjectFa: 'جواب سریع‌تر' }, '/message');
    expect(half.status).toBe(422);
    expect(half.root.querySelector('#subjectFa')?.getAttribute('value')).toBe('جواب سریع‌تر');
    const preview = await leader.submit(
      half,
      { bodyEn: 'You asked.\nWe did: <b>call-backs</b>.', bodyFa: 'گفتید.\nانجام دادیم.', audience: 'served' },
      '/message',
    );
    expect(preview.text).toContain('Nobody would get it');
    expect(preview.html).not.toContain('/message/sending"');
    expect(preview.html).not.toContain('<b>call-backs');
  });

  it('takes consent from staff with a note, and from customers on their own page', async () => {
    const list = await leader.get('/loop/customers');
    const empty = await leader.submit(list, {}, '/loop/customers');
    expect(empty.status).toBe(422);
    const chosen = [customers.english, customers.objector, customers.stopper, customers.elsewhere].map(
      ({ id: each }) => each,
    );
    const noted = await leader.submit(list, { person: chosen, note: 'Asked on the phone' }, '/loop/customers');
    expect(noted.text).toContain('4 customers agreed to hear from you');
    expect(noted.text).toContain('noted on 9 November 2026: Asked on the phone');

    const cycle = await givenOpenCycle(testApp, { asked: { peer: 3 } });
    const request = await cycle.ask(cycle.request('peer').reviewId, owner, customers.persian, 'customer');
    const { list: link, form } = cycle.link(request);
    const visitor = given(testApp).anonymous();
    const sent = await visitor.post(`${form}/send`, cycle.answers('customer'));
    const ask = await visitor.get(sent.link('خبرتان کنیم'));
    expect((await consents()).map(({ personId }) => personId)).not.toContain(customers.persian.id);
    const agreed = await visitor.submit(ask, {}, '/hear');
    expect(agreed.heading).toBe('خبرتان می‌کنیم');
    const mine = (await consents()).find(({ personId }) => personId === customers.persian.id);
    expect(mine).toMatchObject({ agreedOn: '2026-11-09', source: 'customer', recordedBy: null });
    const peer = cycle.link(cycle.request('peer')).list;
    expect((await visitor.get(`${peer}/hear`)).status).toBe(404);
    expect((await visitor.get(`${link.slice(0, -1)}x/hear`)).status).toBe(404);
  });

  it('shows the letters as they will be read and how many read each', async () => {
    const preview = await leader.get(`/loop/${id}/message/preview`);
    expect(preview.text).toContain('Goes to 4 customers who agreed');
    expect(preview.all('.letter')).toHaveLength(2);
    expect(preview.root.querySelectorAll('.letter')[1]?.getAttribute('dir')).toBe('rtl');
    expect(preview.html).not.toContain('/hear/');
    expect(preview.text).toContain('cannot be taken back');
  });

  it('mails each in their language, with one click to stop; who objected or stopped meanwhile gets none', async () => {
    const preview = await leader.get(`/loop/${id}/message/preview`);
    await leader.submit(preview, {}, '/message/sending');
    await testApp.database.write(() => testApp.get(People).object(customers.objector.id, null));
    await testApp.database.write(() => testApp.get(HearingConsents).stop(customers.stopper.id, null));
    await testApp.get(OutboxWorker).tick();
    const [english] = mailbox.to(customers.english.email);
    const [persian] = mailbox.to(customers.persian.email);
    expect(english!.subject).toBe('Quicker answers');
    expect(english!.text).toContain('We did: <b>call-backs</b>.');
    expect(english!.html).toContain('We did: &lt;b&gt;call-backs&lt;/b&gt;.');
    expect(english!.text).not.toMatch(/\d\.\d|Kaveh/);
    expect(persian!.subject).toBe('جواب سریع‌تر');
    expect(persian!.text).toContain('موافقت کرده‌اید');
    for (const person of [customers.objector, customers.stopper, customers.silent, customers.elsewhere]) {
      expect(mailbox.to(person.email)).toEqual([]);
    }
    const header = (name: string) => english!.headers.find(({ key }) => key === name)?.value;
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(header('list-unsubscribe')).toMatch(/^<http:\/\/localhost:3000\/hear\/[\w-]{44}\/stop>$/);
    expect(await standing()).toContain('4 customers (9 November 2026)');
    const again = await leader.get(`/loop/${id}/message`);
    expect(again.status).toBe(409);
    expect(again.text).toContain('already been told');
    expect((await leader.get(`/loop/${id}/steps/told`)).status).toBe(409);
    expect((await testApp.get(Commitments).funnel()).at(-1)).toMatchObject({ step: 'told', reached: 1, total: 3 });
  });

  it('stops by the page and by one click, never by reading', async () => {
    const link = (person: PersonEntity): string =>
      /http:\/\/localhost:3000\/hear\/[\w-]{44}/.exec(mailbox.to(person.email)[0]!.text ?? '')![0];
    const visitor = given(testApp).anonymous();
    const before = JSON.stringify(await consents());
    const page = await visitor.get(link(customers.persian));
    await visitor.get(`${link(customers.persian)}/stop`);
    await visitor.request('HEAD', `${link(customers.persian)}/stop`);
    expect(page.heading).toBe('این پیام‌ها متوقف شود؟');
    expect(JSON.stringify(await consents())).toBe(before);
    expect((await visitor.submit(page, {}, '/stop')).heading).toBe('این پیام‌ها متوقف شد');
    const oneClick = await visitor.post(`${link(customers.english)}/stop`, { 'List-Unsubscribe': 'One-Click' });
    expect(oneClick.status).toBe(200);
    const stopped = (await consents()).filter(({ stoppedOn }) => stoppedOn !== null).map(({ personId }) => personId);
    expect(stopped.sort()).toEqual([customers.english.id, customers.persian.id, customers.stopper.id].sort());
    const token = link(customers.persian).slice(0, -1);
    expect((await visitor.get(`${token}${link(customers.persian).endsWith('A') ? 'B' : 'A'}`)).status).toBe(404);
    // Whoever stopped it starts it again only by themselves.
    const list = await leader.get('/loop/customers');
    await leader.submit(list, { person: customers.english.id, note: 'We think so' }, '/loop/customers');
    expect((await consents()).find(({ personId }) => personId === customers.english.id)?.stoppedOn).not.toBeNull();
  });
});
