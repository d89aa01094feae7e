import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { type Locale, locales } from '../../src/domain/locale.js';
import { OutboxWorker } from '../../src/mail/outbox.worker.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { given } from '../support/given.js';
import { requestsOf } from '../support/given-answered-cycle.js';
import { givenMixedCycle, type MixedCycle } from '../support/given-mixed-cycle.js';
import { questionnaireOf } from '../support/reviews.js';
import { SmtpMailbox } from '../support/smtp-mailbox.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const questionnaire = questionnaireOf([3]);
const tooFew = requestsOf(questionnaire, { peer: 2 });

describe('people without a report', () => {
  let testApp: TestApp;
  let mailbox: SmtpMailbox;
  let cycle: MixedCycle;

  beforeEach(async () => {
    mailbox = await SmtpMailbox.start();
    testApp = await startTestApp({ SMTP_URL: mailbox.url, MAIL_FROM: 'feedback@narvan.example' });
    const people = await Promise.all(locales.map((locale) => given(testApp).employee({ locale })));
    cycle = await givenMixedCycle(testApp, {
      questionnaire,
      reviews: [
        ...people.map((subject) => ({ subject, requests: tooFew })),
        { requests: requestsOf(questionnaire, { self: 1, peer: 4 }) },
      ],
    });
  });

  afterEach(async () => {
    await testApp.close();
    await mailbox.stop();
  });

  const address = () => `/cycles/${cycle.id}/release`;
  const endRelease = async () => {
    await cycle.desk.submit(await cycle.desk.get(`${address()}/review?way=straight`), {}, address());
    return cycle.desk.submit(await cycle.desk.get(`${address()}/end`), {}, '/release/end');
  };
  const subjectsTo = (index: number): string[] =>
    mailbox.to(cycle.reviews[index]!.subject.email).map(({ subject }) => subject ?? '');

  it('are told once, when the release ends, in their own language, and not before', async () => {
    const page = await cycle.desk.get(address());
    expect(page.text).toContain('They are told when you end the release.');
    await testApp.get(OutboxWorker).tick();
    expect(mailbox.mails).toEqual([]);
    expect((await endRelease()).text).toContain('They were told when the release ended.');
    await testApp.get(OutboxWorker).tick();
    await testApp.get(OutboxWorker).tick();
    const expected: Record<Locale, string> = {
      en: 'No report for you this time',
      fa: 'این بار گزارشی برای شما نیست',
      ar: 'لا تقرير لك هذه المرة',
    };
    locales.forEach((locale, index) => expect(subjectsTo(index)).toEqual([expected[locale]]));
    expect(subjectsTo(3)).toEqual(['Your feedback report is ready']);
    const text = mailbox.to(cycle.reviews[0]!.subject.email)[0]!.text ?? '';
    expect(text).toContain('Too few people answered');
    expect(text.replace(/http\S+/g, '')).not.toMatch(/\d (people|answers)/);
  });

  it('are not told when they have left, or were withdrawn', async () => {
    const [first, second] = cycle.reviews;
    await endRelease();
    await testApp.database.write(async () => {
      await testApp.database.of(PersonEntity).update(first!.subject.id, { status: 'inactive' });
      await testApp.database.of(ReviewEntity).update(second!.id, { mixState: 'withdrawn' });
    });
    await testApp.get(OutboxWorker).tick();
    expect([subjectsTo(0), subjectsTo(1), subjectsTo(2).length]).toEqual([[], [], 1]);
  });

  it('get a mail that HR can read beforehand, and nobody else', async () => {
    const page = await cycle.desk.get((await cycle.desk.get(address())).link('Read the mail they get'));
    expect(page.text).toContain('No report for you this time');
    expect(page.text).toContain('Autumn 2026 is over');
    for (const { subject } of cycle.reviews) expect(page.text).not.toContain(subject.name);
    const visitor = await given(testApp).visitorFor(cycle.reviews[0]!.subject);
    expect((await visitor.get(`${address()}/no-report`)).status).toBe(404);
  });
});
