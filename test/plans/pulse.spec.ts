import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { CycleJobs } from '../../src/cycles/cycle-jobs.worker.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { OutboxWorker } from '../../src/mail/outbox.worker.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { PulseEntity } from '../../src/plans/pulse.entity.js';
import { MixWorker } from '../../src/results/mix.worker.js';
import { EnvelopeEntity } from '../../src/surveys/envelope.entity.js';
import { given } from '../support/given.js';
import { givenReleasedReport, type ReleasedReport, typedAction } from '../support/given-released-report.js';
import { SmtpMailbox } from '../support/smtp-mailbox.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('the pulse of a plan', () => {
  let testApp: TestApp;
  let mailbox: SmtpMailbox;
  let report: ReleasedReport;
  let colleagues: PersonEntity[];

  beforeEach(async () => {
    mailbox = await SmtpMailbox.start();
    testApp = await startTestApp({ SMTP_URL: mailbox.url, MAIL_FROM: 'feedback@narvan.example' });
    report = await givenReleasedReport(testApp);
    const { manager } = report;
    const locales = ['en', 'fa', 'ar', 'en', 'en', 'en'] as const;
    colleagues = [];
    for (const locale of locales) colleagues.push(await given(testApp).employee({ manager, locale }));
    const form = await report.me.get(`/plans/${report.reviewId}/actions/new`);
    await report.me.submit(form, typedAction);
    await report.me.submit(form, { ...typedAction, behaviourId: 'c1b1' });
  });

  afterEach(async () => {
    await testApp.close();
    await mailbox.stop();
  });

  const address = () => `/plans/${report.reviewId}/pulse`;
  const choice = async (people = colleagues.slice(0, 5), emails = '') => {
    const page = await report.me.get(address());
    const actions = page.root.querySelectorAll('input[name=action]').map((input) => input.getAttribute('value') ?? '');
    return report.me.submit(page, { action: actions, person: people.map(({ id }) => id), emails }, '/pulse/review');
  };
  const send = async () => report.me.submit(await choice(), {}, address());
  const linkOf = (person: PersonEntity) => mailbox.linkFor(person.email);
  const fieldsFor = (point: string) => ({ 'q-c2b1': point, 'q-c1b1': point });
  /** Each opens the mailed link, and answers there; "0" is silence. */
  const answer = async (points: readonly string[]) => {
    for (const [index, point] of points.entries()) {
      if (point === '0') continue;
      const visitor = given(testApp).anonymous();
      const list = await visitor.get(linkOf(colleagues[index]!));
      const form = list.root.querySelector('form[data-survey]')
        ? list
        : await visitor.get(list.root.querySelector('main a.btn')!.getAttribute('href')!);
      const sent = await visitor.post(`${form.path}/send`, fieldsFor(point));
      expect(sent.status).toBe(200);
    }
  };
  const end = async () => {
    testApp.clock.set('2026-11-17T00:02:00Z');
    await testApp.get(CycleJobs).tick();
    await testApp.get(MixWorker).tick();
    return given(testApp).visitorFor(report.subject);
  };
  const cycle = async () => {
    const { cycleId } = (await testApp.database.of(PulseEntity).find())[0]!;
    return testApp.database.of(CycleEntity).findOneByOrFail({ id: cycleId });
  };

  it('offers colleagues of the chart, ticks nobody, and gives three questions to those with fewer people', async () => {
    const page = await report.me.get((await report.me.get(`/plans/${report.reviewId}`)).link('Ask for a pulse'));
    expect(page.heading).toBe('Ask whether others notice');
    expect(page.root.querySelectorAll('input[checked]')).toHaveLength(0);
    for (const { name } of [...colleagues, report.manager]) expect(page.text).toContain(name);
    expect(page.text).toContain('What have you noticed that is different?');
    const few = await choice(colleagues.slice(0, 4));
    expect(few.status).toBe(422);
    expect(few.text).toContain('Please choose 5 to 12 people; you have chosen 4.');
    expect(few.root.querySelectorAll('input[name=person][checked]')).toHaveLength(4);
    const wrong = await choice([], `nobody@narvan.example ${report.subject.email}`);
    expect(wrong.text).toContain('No active colleague has the address nobody@narvan.example');
    expect(wrong.text).toContain('You cannot ask yourself.');
    expect(wrong.root.querySelector('textarea')?.text).toContain('nobody@narvan.example');
    expect(await testApp.database.of(PulseEntity).count()).toBe(0);
  });

  it('is looked over, sent once, and asks by mail, in each reader’s language, what is true of it', async () => {
    const review = await choice(colleagues.slice(0, 4), colleagues[4]!.email.toUpperCase());
    expect(review.heading).toBe('Ask 5 people?');
    expect(await testApp.database.of(PulseEntity).count()).toBe(0);
    const sent = await report.me.submit(review, {}, address());
    expect(sent.heading).toBe('Your pulse is on its way');
    await testApp.get(OutboxWorker).tick();
    expect(mailbox.mails).toHaveLength(5);
    const mail = mailbox.to(colleagues[0]!.email)[0]!;
    expect(mail.subject).toBe('Leila Rahimi asks for your feedback');
    expect(mail.text).toContain('This is a short pulse');
    expect(mail.text).toContain('combined with those of at least two other people');
    expect(mail.text).toContain('The result goes to Leila Rahimi alone');
    expect(mail.text).not.toContain('What you write');
    expect(mailbox.to(colleagues[1]!.email)[0]!.text).toContain('این یک نظرخواهی کوتاه است');
    expect(mailbox.to(colleagues[2]!.email)[0]!.text).toContain('هذا استطلاع قصير');
    expect((await report.me.submit(review, {}, address())).status).toBe(409);
    expect(await testApp.database.of(PulseEntity).count()).toBe(1);
  });

  it('asks seven words and nothing to write, and refuses what the form does not have', async () => {
    await send();
    await testApp.get(OutboxWorker).tick();
    const visitor = given(testApp).anonymous();
    const list = await visitor.get(linkOf(colleagues[0]!));
    const form = list.root.querySelector('form[data-survey]')
      ? list
      : await visitor.get(list.root.querySelector('main a.btn')!.getAttribute('href')!);
    expect(form.text).toContain('Compared with the time before 2 November 2026');
    expect(form.root.querySelectorAll('fieldset')).toHaveLength(2);
    expect(form.root.querySelectorAll('fieldset')[0]!.querySelectorAll('.pt')).toHaveLength(7);
    expect(form.root.querySelectorAll('textarea')).toHaveLength(0);
    expect(form.html).toContain('Nobody sees that.');
    const decline = await visitor.get(form.link('Decline this request'));
    expect(decline.root.querySelectorAll('textarea')).toHaveLength(0);
    expect(decline.text).not.toContain('HR');
    expect((await visitor.submit(decline)).text).toContain('Nobody sees that you declined.');
    expect((await visitor.post(`${form.path}/send`, { ...fieldsFor('7'), 'e-pulse': 'words' })).status).toBe(400);
    expect((await visitor.post(`${form.path}/send`, fieldsFor('8'))).status).toBe(422);
    const done = await visitor.post(`${form.path}/send`, fieldsFor('7'));
    expect(done.text).toContain('gets one result after');
  });

  it('is sealed until its end and told once, from k answers on', async () => {
    await send();
    await testApp.get(OutboxWorker).tick();
    await answer(['5', '6', '5', '0', '0']);
    const before = await report.me.get(address());
    expect(before.heading).toBe('Your pulse is on its way');
    expect(before.text).not.toMatch(/\d\.\d|more often/);
    const { id } = await cycle();
    expect(await testApp.database.of(EnvelopeEntity).count()).toBe(3);
    const me = await end();
    const page = await me.get(address());
    expect(page.heading).toBe('What others have noticed');
    expect(page.all('ol.lines li p')).toEqual([
      'A little more often: on average 1.3 above “No change”. 3 people judged this.',
      'A little more often: on average 1.3 above “No change”. 3 people judged this.',
    ]);
    expect(await testApp.database.of(EnvelopeEntity).count()).toBe(0);
    expect((await testApp.database.of(CycleEntity).findOneByOrFail({ id })).state).toBe('closed');
    testApp.clock.advance({ days: 8 });
    await testApp.get(MixWorker).tick();
    expect((await cycle()).keyDestroyedAt).not.toBeNull();
    expect(readdirSync(join(testApp.dataDir, 'keys')).join()).not.toContain(id);
  });

  it('tells nothing, not even how many, when fewer than k answered', async () => {
    await send();
    await testApp.get(OutboxWorker).tick();
    await answer(['7', '1', '0', '0', '0']);
    const page = await (await end()).get(address());
    expect(page.heading).toBe('Too few answers for a result');
    expect(page.text).toContain('Fewer than 3 people answered');
    expect(page.text).toContain('What helped, and what got in the way?');
    expect(page.text).not.toMatch(/\b[12] (people|person|answers?)\b|more often|less often/);
  });

  it('tells a unanimous end as a bound only', async () => {
    await send();
    await testApp.get(OutboxWorker).tick();
    await answer(['7', '7', '7', '0', '0']);
    const page = await (await end()).get(address());
    expect(page.all('ol.lines li p')[0]).toContain('2.6 or more above “No change”');
  });

  it('has no page of HR: no list, no progress, no addition, no close, no release, no report', async () => {
    await send();
    const { id } = await cycle();
    const { desk } = report.cycle;
    expect((await report.me.get('/')).text).not.toMatch(/enough/i);
    expect((await desk.get('/cycles')).html).not.toContain(id);
    expect((await desk.get('/')).html).not.toContain(id);
    const pages = [
      '',
      '/progress',
      '/late-additions',
      '/reminders',
      '/extension',
      '/closure',
      '/results',
      '/release',
      '/check',
    ];
    for (const part of pages) expect([part, (await desk.get(`/cycles/${id}${part}`)).status]).toEqual([part, 404]);
    const token = (await desk.get('/')).root.querySelector('input[name=_csrf]')!.getAttribute('value')!;
    for (const part of ['/closure', '/launch', '/repetition']) {
      expect((await desk.post(`/cycles/${id}${part}`, { _csrf: token })).status).not.toBe(200);
    }
    expect((await cycle()).state).toBe('open');
    await testApp.get(OutboxWorker).tick();
    await answer(['5', '5', '6', '0', '0']);
    const me = await end();
    const { reviewId } = (await testApp.database.of(PulseEntity).find())[0]!;
    const hr = await given(testApp).visitorFor(report.cycle.hr);
    for (const part of ['/results', '/release', '/comments'])
      expect((await hr.get(`/cycles/${id}${part}`)).status).toBe(404);
    for (const visitor of [hr, me]) expect((await visitor.get(`/reports/${reviewId}`)).status).toBe(404);
    expect((await hr.get('/cycles')).html).not.toContain(id);
  });

  it('is its person’s alone, before, during and after', async () => {
    await send();
    const others = [report.manager, report.cycle.hr, colleagues[0]!, await given(testApp).employee()];
    const look = async (): Promise<number[]> => {
      const pages = others.map(
        async (person) => (await (await given(testApp).visitorFor(person)).get(address())).status,
      );
      return Promise.all(pages);
    };
    expect(await look()).toEqual([404, 404, 404, 404]);
    await testApp.get(OutboxWorker).tick();
    await answer(['5', '5', '6', '0', '0']);
    await end();
    expect(await look()).toEqual([404, 404, 404, 404]);
    const entries = JSON.stringify(await testApp.database.of(AuditEntryEntity).find());
    for (const { id } of colleagues) expect(entries).not.toContain(id);
  });

  it('sends one when two are sent at the same moment, and takes nobody in afterwards', async () => {
    const review = await choice();
    const both = await Promise.all([1, 2].map(() => report.me.submit(review, {}, address())));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await testApp.database.of(PulseEntity).count()).toBe(1);
    expect(await testApp.database.of(CycleEntity).countBy({ kind: 'pulse' })).toBe(1);
    const pulse = (await testApp.database.of(PulseEntity).find())[0]!;
    expect(await testApp.database.of(AssignmentEntity).countBy({ reviewId: pulse.reviewId })).toBe(5);
  });

  it('does not touch the trend of the next report, nor what the team page shows', async () => {
    await send();
    await testApp.get(OutboxWorker).tick();
    await answer(['5', '5', '6', '0', '0']);
    await end();
    const pulse = (await testApp.database.of(PulseEntity).find())[0]!;
    expect(await testApp.database.of(ReviewEntity).findOneByOrFail({ id: pulse.reviewId })).toMatchObject({
      reportState: 'built',
      releasedAt: null,
    });
    const boss = await given(testApp).visitorFor(report.manager);
    expect((await boss.get('/team')).all('h3').filter((name) => name.includes('Leila'))).toHaveLength(1);
  });
});
