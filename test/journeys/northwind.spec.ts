import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FirstStart } from '../../src/auth/first-start.js';
import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { CycleJobs } from '../../src/cycles/cycle-jobs.worker.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import type { RaterGroup } from '../../src/domain/rater-group.js';
import { OutboxWorker } from '../../src/mail/outbox.worker.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { ReleasesWorker } from '../../src/reports/releases.worker.js';
import { MixWorker } from '../../src/results/mix.worker.js';
import { EnvelopeEntity } from '../../src/surveys/envelope.entity.js';
import { SmtpMailbox } from '../support/smtp-mailbox.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { type Page, Visitor } from '../support/visitor.js';
import { type ExpectedReport, expectedReport, type SentForm } from './northwind-figures.js';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/northwind/${name}.csv`, import.meta.url));
const employees = fixture('employees')
  .toString()
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => /[\w.]+@[\w.-]+/.exec(line)?.[0] ?? '');

const hrAddress = 'hanna.riedel@northwind.example';
const headings: Readonly<Record<string, string>> = {
  You: 'self',
  'Everyone else': 'others',
  Manager: 'manager',
  Peers: 'peer',
  'Your team': 'subordinate',
  Customers: 'customer',
  'Other raters': 'other raters',
  'Peers and others': 'peer-and-others',
  'Your team and others': 'subordinate-and-others',
  'Customers and others': 'customer-and-others',
};
const blockOf = (heading: string): string => headings[heading] ?? heading;

/** The whole main job, through HTTP as each user, with mails read from a real SMTP server. */
describe('one review cycle at Northwind', () => {
  let app: TestApp;
  let mailbox: SmtpMailbox;
  let hr: Visitor;
  let cycleId: string;
  let clicks = 0;
  const pages = new Set<string>();
  const sent: SentForm[] = [];
  const invitationLinks = new Map<string, string>();

  const somebody = () => new Visitor(app.app);
  /** HR's steps are counted: the pages seen and the buttons or links pressed. */
  const go = async (path: string): Promise<Page> => {
    clicks += 1;
    pages.add(path.replace(/\?.*$/, ''));
    const page = await hr.get(path);
    expect([path, page.status]).toEqual([path, 200]);
    return page;
  };
  const press = async (page: Page, values = {}, action = ''): Promise<Page> => {
    clicks += 1;
    const next = await hr.submit(page, values, action);
    pages.add(next.path.replace(/^https?:\/\/[^/]+|\?.*$/g, ''));
    expect([action, next.status, next.all('.errors, .err').join(' ')]).toEqual([action, 200, '']);
    return next;
  };
  const mails = async () => {
    await app.get(OutboxWorker).tick();
    return mailbox.mails;
  };
  const cycle = () => app.database.of(CycleEntity).findOneByOrFail({ id: cycleId });
  const random = seeded(7);
  const late = new Set(['nancy.davolio@northwind.example', 'anne.dodsworth@northwind.example']);

  beforeAll(async () => {
    mailbox = await SmtpMailbox.start();
    app = await startTestApp();
    hr = somebody();
  });

  afterAll(async () => {
    await app.close();
    await mailbox.stop();
  });

  it('begins with the one-time link of the console and a short set-up', async () => {
    const link = await app.get(FirstStart).link();
    let page = await go(link ?? '');
    page = await press(page, { name: 'Hanna Riedel', email: hrAddress, locale: 'en' });
    page = await press(page, {
      name: 'Northwind',
      timeZone: 'UTC',
      locales: ['en', 'fa', 'ar'],
      contactName: 'Hanna Riedel',
      contactEmail: hrAddress,
    });
    page = await press(page, { smtpUrl: mailbox.url, mailFrom: 'feedback@northwind.example' }, '/set-up/mail');
    page = await press(page, {}, '/set-up/mail/test');
    expect(page.text).toContain('250');
    expect(mailbox.to(hrAddress)).toHaveLength(1);
    page = await press(page, {}, '/set-up/mail/continuation');
    page = await press(page);
    expect(page.heading).toBe('Next: import your people');
    expect((await somebody().get(link ?? '')).text).not.toContain('E-mail');
  });

  it('imports people, customers and service records without an edit', async () => {
    for (const [kind, name, heading] of [
      ['employees', 'employees', '9 people imported'],
      ['customers', 'customers', '91 customers imported'],
      ['services', 'orders', '830 service records imported'],
    ] as const) {
      const form = await go(`/imports/new/${kind}`);
      clicks += 1;
      const preview = await hr.upload(form, 'file', `${name}.csv`, fixture(name), `/imports/new/${kind}`);
      const done = await press(preview, {}, '/application');
      expect(done.heading).toBe(heading);
    }
  });

  it('takes the starter framework', async () => {
    const page = await press(await go('/framework'), {}, '/framework/starter');
    expect(page.text).toContain('18 behaviours');
  });

  it('drafts a cycle in five pages', async () => {
    let page = await press(await go('/cycles/new'), { name: 'Autumn 2026' }, '/cycles');
    cycleId = /cycles\/([\w-]{22})/.exec(page.html)?.[1] ?? '';
    page = await go(`/cycles/${cycleId}/participants`);
    page = await press(page, { kind: 'list', emails: employees.join('\n') }, '/participants');
    page = await go(`/cycles/${cycleId}/questions`);
    page = await press(page, {}, '/questions');
    page = await go(`/cycles/${cycleId}/rater-groups`);
    page = await press(page, { serviceMonths: '0', loadWarning: '12', loadMaximum: '20' }, '/rater-groups');
    page = await go(`/cycles/${cycleId}/dates`);
    await press(page, {}, '/dates');
    page = await press(await go(`/cycles/${cycleId}/nominations`), {}, '/proposals');
    expect(page.status).toBe(200);
    page = await go(`/cycles/${cycleId}/check`);
    expect(page.text).toContain('Your answers are combined with those of at least two other people.');
  });

  it('launches, and mails one link to each of at least 63 raters of all five groups', async () => {
    const page = await go(`/cycles/${cycleId}/launch`);
    await press(page, {}, '/launch');
    await app.get(CycleJobs).tick();
    const { opensOn, state } = await cycle();
    expect(state).toBe('open');
    app.clock.set(`${opensOn}T09:30:00Z`);
    const before = mailbox.mails.length;
    await mails();
    const invitations = mailbox.mails.slice(before);
    expect(invitations.length).toBeGreaterThanOrEqual(63);
    expect(new Set(invitations.map((mail) => mail.recipient)).size).toBe(invitations.length);
    for (const mail of invitations) invitationLinks.set(mail.recipient, mailbox.linkFor(mail.recipient));
    await mails();
    expect(mailbox.mails.length).toBe(before + invitations.length);
    const groups = (await app.database.of(AssignmentEntity).find()).map((assignment) => assignment.group);
    const count = (group: RaterGroup) => groups.filter((each) => each === group).length;
    expect([count('self'), count('manager'), count('subordinate'), count('customer')]).toEqual([9, 8, 8, 54]);
    process.stdout.write(`HR from nothing to invitations sent: ${pages.size} pages, ${clicks} clicks\n`);
  });

  it('cannot be launched a second time', async () => {
    hr = await signIn(hrAddress);
    const again = await hr.post(`/cycles/${cycleId}/launch`, {
      _csrf: (await hr.get('/')).root.querySelector('[name=_csrf]')?.getAttribute('value') ?? '',
    });
    expect(again.status).toBe(409);
  });

  it('lets every rater answer by link, on any device, and shows nothing to anybody before the close', async () => {
    // A few wait for the reminder.
    for (const [address, link] of invitationLinks) if (!late.has(address)) await answerAll(link);
    expect(sent.length).toBeGreaterThan(60);
    expect(await app.database.of(EnvelopeEntity).count()).toBe(sent.length);
    const progress = await hr.get(`/cycles/${cycleId}/progress`);
    expect(progress.status).toBe(200);
    const subject = await app.database.of(ReviewEntity).find();
    expect(subject).toHaveLength(9);
    for (const { id } of subject) expect((await hr.get(`/reports/${id}`)).status).toBe(404);
  });

  it('reminds those not done with the same link, once, and nobody else', async () => {
    const { opensOn, closesOn } = await cycle();
    const half = new Date((Date.parse(`${opensOn}T09:30:00Z`) + Date.parse(`${closesOn}T09:30:00Z`)) / 2);
    for (let day = 0; day < 4; day++) {
      app.clock.set(
        new Date(Date.UTC(half.getUTCFullYear(), half.getUTCMonth(), half.getUTCDate() + day, 9, 30)).toISOString(),
      );
      await app.get(CycleJobs).tick();
      await mails();
    }
    const notDone = new Set(
      (await app.database.of(AssignmentEntity).findBy({ status: 'open' })).map((assignment) => assignment.raterId),
    );
    const raters = await app.database.of(PersonEntity).find();
    for (const person of raters.filter((each) => invitationLinks.has(each.email))) {
      const reminders = mailbox
        .to(person.email)
        .filter((mail) => mail.headers.some(({ key }) => key === 'list-unsubscribe'));
      expect([person.email, reminders.length]).toEqual([person.email, notDone.has(person.id) ? 1 : 0]);
      if (notDone.has(person.id)) expect(mailbox.linkFor(person.email)).toBe(invitationLinks.get(person.email));
    }
    expect(notDone.size).toBe(late.size);
    for (const address of late) await answerAll(mailbox.linkFor(address));
    expect(await app.database.of(AssignmentEntity).countBy({ status: 'open' })).toBe(0);
    expect(sent.length).toBeGreaterThan(80);
  });

  it('closes at the deadline, mixes, and keeps no row per rater', async () => {
    const { closesOn } = await cycle();
    app.clock.set(`${closesOn}T23:59:30Z`);
    await app.get(CycleJobs).tick();
    expect((await cycle()).state).toBe('open');
    app.clock.advance({ minutes: 2 });
    await app.get(CycleJobs).tick();
    expect((await cycle()).state).toBe('mixing');
    const [, link = ''] = [...invitationLinks][0] ?? [];
    expect((await somebody().get(link)).status).toBe(410);
    await app.get(MixWorker).tick();
    expect((await cycle()).state).toBe('closed');
    expect(await app.database.of(EnvelopeEntity).count()).toBe(0);
  });

  it('releases every report to its subject', async () => {
    app.clock.advance({ days: 1, hours: 9 });
    hr = await signIn(hrAddress);
    const page = await hr.get(`/cycles/${cycleId}/release/review?way=straight`);
    expect(page.text).toContain('Nancy Davolio');
    const released = await hr.submit(page, {}, '/release');
    expect(released.status).toBe(200);
    const { reportsOn } = await cycle();
    app.clock.set(`${reportsOn}T09:30:00Z`);
    await app.get(ReleasesWorker).tick();
    // Mails leave in mail hours on working days only.
    for (let day = 0; day < 4; day++) {
      await mails();
      app.clock.advance({ days: 1 });
    }
    for (const address of employees) expect(mailbox.to(address).at(-1)?.subject).toMatch(/report/i);
  });

  it('shows each subject, after sign-in, the figures of the answers that were sent', async () => {
    const reviews = await app.database.of(ReviewEntity).find();
    let compared = 0;
    for (const address of employees) {
      const person = await app.database.of(PersonEntity).findOneByOrFail({ emailFolded: address });
      const review = reviews.find((each) => each.subjectId === person.id);
      const visitor = await signIn(address);
      const report = await visitor.get(`/reports/${review?.id}`);
      expect([address, report.status]).toEqual([address, 200]);
      const expected = expectedReport(sent.filter((form) => form.subject === person.id));
      compared += compare(report, expected);
    }
    expect(compared).toBeGreaterThan(200);
  });

  it('gives a report to nobody but its subject', async () => {
    const nancy = await app.database
      .of(PersonEntity)
      .findOneByOrFail({ emailFolded: 'nancy.davolio@northwind.example' });
    const review = await app.database.of(ReviewEntity).findOneByOrFail({ subjectId: nancy.id });
    for (const address of [hrAddress, 'janet.leverling@northwind.example', 'andrew.fuller@northwind.example']) {
      const page = await (await signIn(address)).get(`/reports/${review.id}`);
      expect([address, page.status, page.heading]).toEqual([address, 404, 'Page not found']);
    }
    expect((await somebody().get(`/reports/${review.id}`)).heading).toBe('Sign in');
  });

  it('destroys the key a week after the mix', async () => {
    app.clock.advance({ days: 8 });
    await app.get(MixWorker).tick();
    expect((await cycle()).keyDestroyedAt).not.toBeNull();
  });

  /** Opens the link like a phone would and answers about everybody on the list; a few decline. */
  async function answerAll(link: string): Promise<void> {
    const rater = somebody();
    const list = await rater.get(link);
    expect(list.status).toBe(200);
    const token = /\/r\/([\w-]+)/.exec(link)?.[1] ?? '';
    const ids = new Set([...list.html.matchAll(/\/r\/[\w-]{44}\/([\w-]{22})/g)].map((match) => match[1] ?? ''));
    for (const id of ids) {
      if (random() < 0.06) {
        const declined = await rater.submit(await rater.get(`/r/${token}/${id}/decline`), {}, '/decline');
        expect(declined.status).toBe(200);
      } else await answer(rater, token, id);
    }
  }

  async function answer(rater: Visitor, token: string, id: string): Promise<void> {
    const page = await rater.get(`/r/${token}/${id}`);
    const assignment = await app.database.of(AssignmentEntity).findOneByOrFail({ id });
    const review = await app.database.of(ReviewEntity).findOneByOrFail({ id: assignment.reviewId });
    const questionnaire = await behaviourNumbers(page);
    const points: Record<string, number> = {};
    const values: Record<string, string> = {};
    for (const [field, statement] of questionnaire) {
      const isJudged = random() > 0.1;
      const point = 1 + Math.floor(random() * 5);
      values[field] = isJudged ? String(point) : 'na';
      if (isJudged) points[statement] = point;
    }
    const { fields } = page.form('/save');
    const kept = fields.filter(([name]) => !(name in values));
    let thanks = await rater.post(`/r/${token}/${id}/send`, [...kept, ...Object.entries(values)]);
    // With less than half judged, a check page asks once whether to send anyway.
    if (!thanks.path.endsWith('/sent')) thanks = await rater.submit(thanks, {}, '/send');
    expect([thanks.status, thanks.path.replace(/.*\//, '')]).toEqual([200, 'sent']);
    if (Object.keys(points).length > 0) sent.push({ subject: review.subjectId, group: assignment.group, points });
  }

  /** Field name of each statement on the form → its number in the starter framework. */
  async function behaviourNumbers(page: Page): Promise<[string, string][]> {
    const { contents } = await app.database
      .of((await import('../../src/competencies/questionnaire.entity.js')).QuestionnaireEntity)
      .findOneByOrFail({});
    const numbers = new Map(
      contents.values
        .flatMap((value) => value.competencies)
        .flatMap((competency, index) =>
          competency.behaviours.map((behaviour, at) => [behaviour.id, `${index + 1}.${at + 1}`] as const),
        ),
    );
    const names = new Set(
      page.root.querySelectorAll('input[type=radio]').map((input) => input.getAttribute('name') ?? ''),
    );
    return [...names].map((name) => [name, numbers.get(name.replace(/^q-/, '')) ?? '']);
  }

  async function signIn(address: string): Promise<Visitor> {
    const visitor = somebody();
    await visitor.submit(await visitor.get('/sign-in'), { email: address }, '/sign-in');
    await mails();
    const page = await visitor.get(mailbox.linkFor(address));
    await visitor.submit(page);
    return visitor;
  }

  /** Every figure of the competencies' table, both ways; returns how many were compared. */
  function compare(report: Page, expected: ExpectedReport): number {
    const table = report.root.querySelector('table.nums');
    const heads = table?.querySelectorAll('thead th').map((head) => head.text.trim()) ?? [];
    const rows =
      table?.querySelectorAll('tbody tr').map((row) => row.querySelectorAll('td').map((cell) => cell.text.trim())) ??
      [];
    expect(rows).toHaveLength(6);
    let compared = 0;
    rows.forEach((cells, index) => {
      const wanted = expected.competencies[`c${index + 1}`] ?? {};
      const found = Object.fromEntries(
        cells.map((cell, at) => [blockOf(heads[at] ?? ''), cell] as const).filter(([, cell]) => cell !== '–'),
      );
      expect(found).toEqual(wanted);
      compared += Object.keys(wanted).length;
    });
    return compared;
  }
});

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
