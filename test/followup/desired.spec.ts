import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { RoleGrantEntity } from '../../src/auth/role-grant.entity.js';
import { Starter } from '../../src/competencies/starter.js';
import { ImportanceEnvelopeEntity } from '../../src/followup/importance-envelope.entity.js';
import { ImportanceRequestEntity } from '../../src/followup/importance-request.entity.js';
import { ImportanceSurveyEntity } from '../../src/followup/importance-survey.entity.js';
import { ImportanceWorker } from '../../src/followup/importance.worker.js';
import { OutboxWorker } from '../../src/mail/outbox.worker.js';
import { People } from '../../src/people/people.service.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { given } from '../support/given.js';
import { SmtpMailbox } from '../support/smtp-mailbox.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';

describe('the survey on desired behaviours', () => {
  let testApp: TestApp;
  let mailbox: SmtpMailbox;
  let leader: Visitor;
  let surveyPath: string;
  let oldLink: string;
  const leaders: PersonEntity[] = [];
  const employees: PersonEntity[] = [];
  const customers: PersonEntity[] = [];

  beforeAll(async () => {
    mailbox = await SmtpMailbox.start();
    testApp = await startTestApp({ SMTP_URL: mailbox.url, MAIL_FROM: 'hr@narvan.example' });
    for (let number = 0; number < 5; number += 1) leaders.push(await given(testApp).leader());
    for (let number = 0; number < 6; number += 1) employees.push(await given(testApp).employee({ locale: 'fa' }));
    for (let number = 0; number < 4; number += 1) customers.push(await given(testApp).customer({ locale: 'en' }));
    await given(testApp).customer({ name: 'Asked Lately', lastAskedOn: '2026-10-20' });
    await given(testApp).customer({ name: 'Objector', objectedAt: testApp.clock.now() });
    await testApp.database.write(() => testApp.get(Starter).use());
    leader = await given(testApp).visitorFor(leaders[0]!);
  });

  afterAll(async () => {
    await testApp.close();
    await mailbox.stop();
  });

  const of = <E extends object>(entity: new () => E) => testApp.database.of(entity);
  const survey = async () => (await of(ImportanceSurveyEntity).find())[0]!;
  const linkOf = (person: PersonEntity) => mailbox.linkFor(person.email);
  const points = (page: Page, point: (index: number) => string): Record<string, string> => {
    const names = [
      ...new Set(page.root.querySelectorAll('input[type=radio]').map((input) => input.getAttribute('name')!)),
    ];
    return Object.fromEntries(names.map((name, index) => [name, point(index)]));
  };
  const answer = async (person: PersonEntity, point: (index: number) => string): Promise<Page> => {
    const visitor = given(testApp).anonymous();
    const page = await visitor.get(linkOf(person));
    return visitor.post(`${linkOf(person)}/send`, points(page, point));
  };

  it('says who can be asked, tells every problem at once, and sends only after a look', async () => {
    const form = await leader.get('/desired/new');
    expect(form.text).toContain('4 customers can be asked');
    const wrong = await leader.submit(form, { minimum: '2', audiences: null }, '/review');
    expect(wrong.status).toBe(422);
    expect(wrong.all('.err')).toHaveLength(4);
    const typed = { title: 'Autumn <b>2026</b>', minimum: '3', audiences: ['leader', 'employee', 'customer'] };
    const days = { closesOnDay: '20', closesOnMonth: '11', closesOnYear: '2026' };
    const review = await leader.submit(wrong, { ...typed, ...days }, '/review');
    expect(review.text).toContain('at least 3 other leaders');
    expect(review.text).toContain('at least 2 other customers');
    expect(await of(ImportanceSurveyEntity).count()).toBe(0);
    const sent = await leader.submit(review, {}, '/desired');
    surveyPath = `/desired/${(await survey()).id}`;
    expect(sent.text).toContain('Autumn <b>2026</b>');
    expect(sent.text).toContain('5 people asked; not yet enough answers');
    await testApp.get(OutboxWorker).tick();
    expect(mailbox.mails).toHaveLength(15);
    expect(mailbox.to(employees[0]!.email)[0]!.subject).toBe('چه چیزی برایتان مهم است؟');
    expect(mailbox.to(customers[0]!.email)[0]!.text).toContain('8 statements');
  });

  it('is for administrators and leaders', async () => {
    const employee = await given(testApp).visitorFor(employees[0]!);
    for (const path of ['/desired', '/desired/new', surveyPath]) expect((await employee.get(path)).status).toBe(404);
    expect((await given(testApp).anonymous().get(surveyPath)).heading).toContain('Sign in');
    const hr = await given(testApp).visitorFor(await given(testApp).administrator());
    expect((await hr.get(surveyPath)).status).toBe(200);
  });

  it('changes nothing by reading', async () => {
    const dump = async () =>
      JSON.stringify([await of(ImportanceRequestEntity).find(), await of(ImportanceEnvelopeEntity).find()]);
    const before = await dump();
    const visitor = given(testApp).anonymous();
    for (const part of ['', '/decline', '/stop', '/objection', '/sent']) {
      await visitor.get(`${linkOf(customers[0]!)}${part}`);
      await visitor.request('HEAD', `${linkOf(customers[0]!)}${part}`);
    }
    expect(await dump()).toBe(before);
    const token = linkOf(customers[0]!);
    expect((await visitor.get(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).status).toBe(404);
    expect((await visitor.get(`${linkOf(employees[0]!)}/objection`)).status).toBe(404);
  });

  it('keeps a draft for its writer, refuses fields of another form, and offers to decline an empty one', async () => {
    const link = linkOf(employees[0]!);
    const visitor = given(testApp).anonymous();
    const page = await visitor.get(link);
    const [first = ''] = Object.keys(points(page, () => '4'));
    const saved = await visitor.post(`${link}/save`, { [first]: '4' });
    expect(saved.root.querySelector(`input[name="${first}"][checked]`)?.getAttribute('value')).toBe('4');
    expect((await visitor.post(`${link}/draft`, { [first]: '6' })).status).toBe(400);
    expect((await visitor.post(`${link}/draft`, { 'q-staff.unknown': '4' })).status).toBe(400);
    expect((await visitor.post(`${link}/draft`, { [first]: '3' })).status).toBe(204);
    const empty = await visitor.post(`${link}/send`, { [first]: 'na' });
    expect(empty.heading).toBe('این درخواست را رد می‌کنید؟');
    expect((await of(ImportanceRequestEntity).findBy({ status: 'done' })).length).toBe(0);
  });

  it('seals what is sent: no point stands anywhere in clear, and nobody sees a result while it is open', async () => {
    for (const person of leaders) expect((await answer(person, (index) => String(3 + (index % 2)))).status).toBe(200);
    for (const [number, person] of employees.entries())
      await answer(person, (index) => String(1 + ((number + index) % 5)));
    for (const person of customers.slice(0, 3)) await answer(person, () => '2');
    // The last one counts.
    await answer(customers[0]!, () => '3');
    oldLink = linkOf(leaders[0]!);
    const envelopes = await of(ImportanceEnvelopeEntity).find();
    expect(envelopes.map(({ sealed }) => sealed!.length)).toEqual(envelopes.map(() => envelopes[0]!.sealed!.length));
    if (testApp.database.isSqlite) {
      const files = readdirSync(testApp.dataDir).filter((name) => name.startsWith('roundview.sqlite'));
      const bytes = files.map((name) => readFileSync(join(testApp.dataDir, name)).toString('latin1')).join('');
      expect(bytes).not.toContain('"staff.');
    }
    const page = await leader.get(surveyPath);
    expect(page.text).toContain('nobody sees any result');
    expect(page.all('table')).toEqual([]);
    expect(page.text).not.toMatch(/\d of \d/);
  });

  it('reminds only those not done, with one click to stop it', async () => {
    testApp.clock.set('2026-11-18T09:30:00Z');
    mailbox.forget();
    const stopper = customers[3]!;
    await testApp.get(ImportanceWorker).tick();
    await testApp.get(ImportanceWorker).tick();
    await testApp.get(OutboxWorker).tick();
    expect(mailbox.mails.map(({ recipient }) => recipient)).toEqual([stopper.email]);
    const header = mailbox.mails[0]!.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
    const stopped = await given(testApp).anonymous().post(header.slice(1, -1), { 'List-Unsubscribe': 'One-Click' });
    expect(stopped.status).toBe(200);
    expect(await of(ImportanceRequestEntity).countBy({ remindersStopped: true })).toBe(1);
  });

  it('honours an objection at once and lets a new address kill the old link', async () => {
    const visitor = given(testApp).anonymous();
    const link = linkOf(customers[3]!);
    const done = await visitor.submit(await visitor.get(`${link}/objection`), {}, '/objection');
    expect(done.heading).toBe('We will not ask you again');
    const page = await visitor.get(link);
    expect(
      (
        await visitor.post(
          `${link}/send`,
          points(page, () => '5'),
        )
      ).heading,
    ).toBe('We will not ask you again');
    const request = await of(ImportanceRequestEntity).findOneByOrFail({ personId: customers[3]!.id });
    expect(request.status).toBe('declined');

    mailbox.forget();
    const mover = employees[1]!;
    await testApp.database.write(() =>
      testApp
        .get(People)
        .change(mover, { email: 'moved@narvan.example', emailFolded: 'moved@narvan.example' }, leaders[0]!.id),
    );
    const moved = await of(ImportanceRequestEntity).findOneByOrFail({ personId: mover.id });
    expect([moved.generation, moved.status]).toEqual([2, 'done']);
    const envelope = await of(ImportanceEnvelopeEntity).findOneByOrFail({ requestId: moved.id });
    expect([envelope.copy, envelope.sealed !== null]).toEqual([null, true]);
  });

  it('closes by itself, mixes to figures by audience, and keeps no envelope', async () => {
    testApp.clock.set('2026-11-21T00:02:00Z');
    await testApp.get(ImportanceWorker).tick();
    const { state, shown } = await survey();
    expect(state).toBe('closed');
    expect(await of(ImportanceEnvelopeEntity).count()).toBe(0);
    const late = await given(testApp).anonymous().get(oldLink);
    expect([late.status, late.heading]).toEqual([410, 'Answering has closed']);
    expect((await given(testApp).anonymous().post(`${oldLink}/send`, {})).status).toBe(410);
    expect(JSON.parse(shown!).audiences).toEqual([
      { audience: 'leader', invited: 5, answered: 5 },
      { audience: 'employee', invited: 6, answered: 6 },
      { audience: 'customer', invited: 4, answered: 3 },
    ]);
    leader = await given(testApp).visitorFor(leaders[0]!);
    const page = await leader.get(surveyPath);
    expect(page.heading).toMatch(/Leaders and customers disagree on \d of 8 behaviours/);
    expect(page.text).toContain('3 of 4 answered');
    const heads = page.all('table').length;
    expect(heads).toBe(3);
    // Customers: 3, 2, 2 in every behaviour they were asked.
    expect(page.all('td[data-l="Customers"]').filter((cell) => cell !== '–')).toEqual(
      Array.from({ length: 8 }, () => '2.3'),
    );
    expect(page.text).toContain('needs importance of at least three behaviours and published group results');
  });

  it('destroys its key a week later, and with it the list of who was asked', async () => {
    const { id } = await survey();
    expect(readdirSync(join(testApp.dataDir, 'keys'))).toContain(`${id}.key`);
    testApp.clock.advance({ days: 7 });
    await testApp.get(ImportanceWorker).tick();
    expect(readdirSync(join(testApp.dataDir, 'keys'))).not.toContain(`${id}.key`);
    expect(await of(ImportanceRequestEntity).count()).toBe(0);
    expect((await survey()).keyDestroyedAt).not.toBeNull();
    const deeds = (await of(AuditEntryEntity).find())
      .map(({ deed }) => deed)
      .filter((deed) => deed.startsWith('importance'));
    expect(deeds).toEqual(['importance.launched', 'importance.closed', 'importance.mixed', 'importance.key-destroyed']);
  });

  it('refuses figures that were changed in the database', async () => {
    const { id, shown } = await survey();
    await testApp.database.write(() =>
      of(ImportanceSurveyEntity).update(id, { shown: shown!.replace('"answered":5', '"answered":4') }),
    );
    leader = await given(testApp).visitorFor(leaders[0]!);
    expect((await leader.get(surveyPath)).status).toBe(500);
    await testApp.database.write(() => of(ImportanceSurveyEntity).update(id, { shown }));
  });

  it('holds a survey whose answer does not open, until two people set it aside after a week', async () => {
    const form = await leader.get('/desired/new');
    const typed = { title: 'Again', minimum: '3', audiences: ['leader'] };
    const days = { closesOnDay: '10', closesOnMonth: '12', closesOnYear: '2026' };
    const review = await leader.submit(form, { ...typed, ...days }, '/review');
    await leader.submit(review, {}, '/desired');
    testApp.clock.set('2026-11-30T09:30:00Z');
    await testApp.get(OutboxWorker).tick();
    for (const person of leaders) await answer(person, (index) => String(2 + (index % 3)));
    const { id } = await of(ImportanceSurveyEntity).findOneByOrFail({ state: 'open' });
    const [envelope] = await of(ImportanceEnvelopeEntity).find();
    const sealed = Buffer.from(envelope!.sealed!);
    sealed[100]! ^= 1;
    await testApp.database.write(() => of(ImportanceEnvelopeEntity).update(envelope!.requestId, { sealed }));
    testApp.clock.set('2026-12-11T00:02:00Z');
    await testApp.get(ImportanceWorker).tick();
    const path = `/desired/${id}`;
    const desk = async (person: PersonEntity) => given(testApp).visitorFor(person);
    const first = await desk(leaders[0]!);
    const stuck = await first.get(path);
    expect(stuck.text).toContain('does not open');
    expect((await first.submit(stuck, {}, '/set-aside')).status).toBe(409);
    testApp.clock.advance({ days: 8 });
    const again = await desk(leaders[0]!);
    const asked = await again.submit(await again.get(path), {}, '/set-aside');
    expect(asked.text).toContain('A second person has to agree');
    const second = await desk(leaders[1]!);
    await second.submit(await second.get(path), {}, '/set-aside');
    await testApp.get(ImportanceWorker).tick();
    const mixed = await of(ImportanceSurveyEntity).findOneByOrFail({ id });
    expect([mixed.state, mixed.setAsideCount]).toEqual(['closed', 1]);
    expect(await of(RoleGrantEntity).countBy({ role: 'leader' })).toBe(5);
    expect((await second.get(path)).text).toContain('4 of 5 answered');
  });
});
