import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Locale } from '../../src/domain/locale.js';
import { OutboxWorker } from '../../src/mail/outbox.worker.js';
import { given } from '../support/given.js';
import { givenReleasedReport, type ReleasedReport, typedAction } from '../support/given-released-report.js';
import { SmtpMailbox } from '../support/smtp-mailbox.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('reminders of a plan, as they arrive', () => {
  let testApp: TestApp;
  let mailbox: SmtpMailbox;
  let report: ReleasedReport;

  beforeEach(async () => {
    mailbox = await SmtpMailbox.start();
    testApp = await startTestApp({ SMTP_URL: mailbox.url, MAIL_FROM: 'feedback@narvan.example' });
  });

  afterEach(async () => {
    await testApp.close();
    await mailbox.stop();
  });

  const start = async (locale: Locale = 'en') => {
    report = await givenReleasedReport(testApp, { subject: { locale } });
    const form = await report.me.get(`/plans/${report.reviewId}/actions/new?lang=en`);
    await report.me.post(`/plans/${report.reviewId}/actions/new?lang=en`, [
      ...form.form('/actions/new').fields.filter(([name]) => name === '_csrf'),
      ...Object.entries(typedAction),
    ]);
  };
  const subjectsOn = async (instant: string): Promise<string[]> => {
    mailbox.forget();
    testApp.clock.set(instant);
    await testApp.get(OutboxWorker).tick();
    return mailbox.to(report.subject.email).map(({ subject }) => subject ?? '');
  };
  const plan = () => report.me.get(`/plans/${report.reviewId}`);

  it('come at half-time and on the day itself, in mail hours, once each', async () => {
    await start();
    expect(await subjectsOn('2026-12-08T12:00:00Z')).toEqual([]);
    expect(await subjectsOn('2026-12-09T08:59:00Z')).toEqual([]);
    expect(await subjectsOn('2026-12-09T09:00:00Z')).toEqual(['Half-time for an action in your plan']);
    const text = mailbox.to(report.subject.email)[0]!.text ?? '';
    expect(text).toContain('Friday 15 January 2027');
    expect(text).toContain('“I do 2.1”');
    expect(text).toContain('Send one line before I leave.');
    expect(mailbox.linkFor(report.subject.email)).toBe(`http://localhost:3000/plans/${report.reviewId}`);
    expect(await subjectsOn('2027-01-14T23:00:00Z')).toEqual([]);
    expect(await subjectsOn('2027-01-15T09:01:00Z')).toEqual(['The date of an action in your plan is here']);
    expect(await subjectsOn('2027-01-18T09:30:00Z')).toEqual([]);
    expect(mailbox.to(report.manager.email)).toEqual([]);
  });

  it.each<[Locale, string, string]>([
    ['fa', 'نیمهٔ راه یکی از اقدام‌های برنامه‌تان', '۲۵ دی ۱۴۰۵'],
    ['ar', 'منتصف المدة لإجراء في خطتك', '15 يناير 2027'],
  ])('are written in the reader’s language and calendar: %s', async (locale, subject, day) => {
    await start(locale);
    expect(await subjectsOn('2026-12-09T09:00:00Z')).toEqual([subject]);
    expect(mailbox.to(report.subject.email)[0]!.text).toContain(day);
  });

  it('stop when the action is done', async () => {
    await start();
    await report.me.submit(await plan(), {}, '/completion');
    expect(await subjectsOn('2027-01-15T09:30:00Z')).toEqual([]);
  });

  it('stop when the action is given up, and when the person wants none', async () => {
    await start();
    const off = await report.me.submit(await plan(), {}, '/reminders');
    expect(off.text).toContain('No mail reminds you of this plan.');
    expect(await subjectsOn('2026-12-09T09:30:00Z')).toEqual([]);
    const me = await given(testApp).visitorFor(report.subject);
    const on = await me.submit(await me.get(`/plans/${report.reviewId}`), {}, '/reminders');
    expect(on.text).toContain('A mail reminds you at half-time');
    await me.submit(await me.get(on.link('Delete')), {}, '/deletion');
    expect(await subjectsOn('2027-01-15T09:30:00Z')).toEqual([]);
  });

  it('follow a day that is moved', async () => {
    await start();
    await report.me.submit(await report.me.get((await plan()).link('Change')), { dueOnMonth: '2' }, '/actions/');
    expect(await subjectsOn('2026-12-09T09:30:00Z')).toEqual([]);
    expect(await subjectsOn('2026-12-25T09:30:00Z')).toEqual(['Half-time for an action in your plan']);
    expect(await subjectsOn('2027-01-15T09:30:00Z')).toEqual([]);
    expect(await subjectsOn('2027-02-15T09:30:00Z')).toEqual(['The date of an action in your plan is here']);
  });

  it('do not bring half-time after the day itself, when mail was away', async () => {
    await start();
    mailbox.answer = () => 'refuse-for-now';
    testApp.clock.set('2026-12-09T09:00:00Z');
    expect(await subjectsOn('2027-01-15T09:01:00Z')).toEqual(['The date of an action in your plan is here']);
  });

  it('do not come at all long after the day', async () => {
    await start();
    expect(await subjectsOn('2027-01-23T09:30:00Z')).toEqual([]);
  });
});
