import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MailComposers } from '../../src/mail/mail-composers.js';
import { MailRenderer } from '../../src/mail/mail-renderer.js';
import { OutboxMailEntity } from '../../src/mail/outbox-mail.entity.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { ReleaseService } from '../../src/reports/release.service.js';
import { given } from '../support/given.js';
import { requestsOf } from '../support/given-answered-cycle.js';
import { givenMixedCycle, type MixedCycle } from '../support/given-mixed-cycle.js';
import { questionnaireOf } from '../support/reviews.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const questionnaire = questionnaireOf([3]);
const requests = requestsOf(questionnaire, { self: 1, peer: 4 });

describe('mails about reports', () => {
  let testApp: TestApp;
  let cycle: MixedCycle;

  beforeEach(async () => {
    testApp = await startTestApp();
    const subject = await given(testApp).employee({ name: 'Leila Rahimi', locale: 'en' });
    const coach = await given(testApp).employee({ name: 'Shirin Amini', locale: 'fa' });
    const columns = { debriefOn: '2026-11-04', reportsOn: '2026-11-09' };
    cycle = await givenMixedCycle(testApp, { questionnaire, columns, reviews: [{ subject, coach, requests }] });
  });

  afterEach(async () => {
    await testApp.close();
  });

  const release = (way: 'reader-first' | 'now') =>
    testApp.get(ReleaseService).release(cycle.id, way, null, cycle.hr.id);
  const composed = async (kind: 'report-ready' | 'report-for-reader') => {
    const mail = await testApp.database.of(OutboxMailEntity).findOneByOrFail({ kind });
    return testApp.get(MailComposers).for(kind).compose(mail);
  };
  const rendered = async (kind: 'report-ready' | 'report-for-reader') =>
    testApp.get(MailRenderer).render((await composed(kind))!, 'mail');

  it('tell the coach, in the coach’s language, when the person gets it', async () => {
    await release('reader-first');
    const mail = await rendered('report-for-reader');
    expect(mail.subject).toContain('Leila Rahimi');
    expect(mail.text).toContain('۱۸ آبان ۱۴۰۵');
    expect(mail.text).toContain(`http://localhost:3000/reports/${cycle.reviews[0]!.id}`);
    expect(mail.html).toContain('dir="rtl"');
    expect(mail.calendar).toContain('DTSTART;VALUE=DATE:20261109');
    expect(mail.calendar?.replaceAll('\r\n ', '')).toContain('SUMMARY:گفت‌وگو با Leila Rahimi دربارهٔ گزارش');
  });

  it('tell the person who else can read it, and no figure', async () => {
    await release('reader-first');
    await release('now');
    const mail = await rendered('report-ready');
    expect(mail.to).toEqual({ name: 'Leila Rahimi', address: cycle.reviews[0]!.subject.email });
    expect(mail.text).toContain('Only you and Shirin Amini can see this report');
    expect(mail.text.replace(/http\S+/g, '')).not.toMatch(/\d\.\d/);
  });

  it('are no longer due when the report was held, or the person has left', async () => {
    await release('reader-first');
    const { id } = cycle.reviews[0]!;
    await testApp.database.write(() => testApp.get(ReleaseService).hold(id, 'Wait', cycle.hr.id));
    expect(await composed('report-for-reader')).toBeNull();
    await testApp.database.write(() => testApp.get(ReleaseService).unhold(id, cycle.hr.id));
    await release('now');
    await testApp.database.write(() =>
      testApp.database.of(PersonEntity).update(cycle.reviews[0]!.subject.id, { status: 'inactive' }),
    );
    expect(await composed('report-ready')).toBeNull();
  });
});
