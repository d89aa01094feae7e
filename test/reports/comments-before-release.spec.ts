import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { OutboxMailEntity } from '../../src/mail/outbox-mail.entity.js';
import { MailComposers } from '../../src/mail/mail-composers.js';
import { MailRenderer } from '../../src/mail/mail-renderer.js';
import { ReleaseService } from '../../src/reports/release.service.js';
import { given } from '../support/given.js';
import { answersOf, type GivenRequest } from '../support/given-answered-cycle.js';
import { givenMixedCycle, type MixedCycle } from '../support/given-mixed-cycle.js';
import { givenOpenCycle } from '../support/given-open-cycle.js';
import { questionnaireOf } from '../support/reviews.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const questionnaire = questionnaireOf([3]);
const groups = ['self', 'manager', 'peer', 'peer', 'peer', 'subordinate', 'subordinate', 'subordinate'] as const;
const requests: GivenRequest[] = groups.map((group, index) => ({
  group,
  answers: answersOf(questionnaire, group, () => 4, { comments: { keep: `Words number ${index}` } }),
}));

describe('comments that HR reads before release', () => {
  let testApp: TestApp;
  let cycle: MixedCycle;

  beforeEach(async () => {
    testApp = await startTestApp();
    const subject = await given(testApp).employee({ name: 'Leila Rahimi' });
    cycle = await givenMixedCycle(testApp, {
      questionnaire,
      settings: { hrReadsComments: true },
      reviews: [{ subject, requests }, { requests }],
    });
  });

  afterEach(async () => {
    await testApp.close();
  });

  const reviewId = () => cycle.reviews[0]!.id;
  const address = () => `/reviews/${reviewId()}/comments`;
  const release = () =>
    testApp
      .get(ReleaseService)
      .release(cycle.id, 'now', [reviewId()], cycle.hr.id)
      .then(() => undefined);
  const straight = () => testApp.get(ReleaseService).release(cycle.id, 'straight', [reviewId()], cycle.hr.id);

  it('are promised to raters before they write, and only where HR does', async () => {
    const told = async (hrReadsComments: boolean): Promise<string> => {
      const open = await givenOpenCycle(testApp, { asked: { peer: 4 }, settings: { hrReadsComments } });
      return (
        await given(testApp)
          .anonymous()
          .get(open.link(open.request('peer')).form)
      ).text;
    };
    expect(await told(true)).toContain('HR reads comments before');
    expect(await told(false)).not.toContain('HR reads comments');
  });

  it('are announced at the release, and shown without block, the person’s own words left out', async () => {
    const desk = await cycle.desk.get(`/cycles/${cycle.id}/release`);
    expect(desk.text).toContain('2 reports have comments that HR has not read yet.');
    expect((await cycle.desk.get(`/cycles/${cycle.id}/release/review?way=straight`)).text).toContain(
      'has not read yet',
    );
    const list = await cycle.desk.get(desk.link('Read comments'));
    expect(list.heading).toBe('The comments on 2 people are still to be read');
    const page = await cycle.desk.get(list.link('Leila Rahimi'));
    expect(page.all('fieldset label').sort()).toEqual([1, 2, 3, 4, 5, 6, 7].map((index) => `Words number ${index}`));
    for (const hidden of ['Words number 0', 'Peers', 'team', 'Manager', '4.0']) expect(page.text).not.toContain(hidden);
    const ids = page.root.querySelectorAll('input[name=comment]').map((input) => input.getAttribute('value') ?? '');
    expect(ids).toEqual(ids.toSorted((one, other) => (one < other ? -1 : 1)));
    expect((await cycle.desk.get(`/cycles/${cycle.id}/comments`)).heading).toContain('one person');
  });

  it('can be withheld whole before the report leaves', async () => {
    const page = await cycle.desk.get(address());
    const label = page.root.querySelectorAll('fieldset label').find((each) => each.text.includes('Words number 3'))!;
    const comment = label.querySelector('input')!.getAttribute('value')!;
    expect((await cycle.desk.submit(page, {}, '/comments')).status).toBe(422);
    await cycle.desk.submit(page, { comment }, '/comments');
    await straight();
    const me = await given(testApp).visitorFor(cycle.reviews[0]!.subject);
    const report = await me.get(`/reports/${reviewId()}`);
    expect(report.text).not.toContain('Words number 3');
    expect(report.text).toContain('Words number 4');
  });

  it('are closed to HR once somebody has the report', async () => {
    const page = await cycle.desk.get(address());
    const comment = page.root.querySelector('input[name=comment]')!.getAttribute('value')!;
    await straight();
    expect((await cycle.desk.get(address())).status).toBe(404);
    expect((await cycle.desk.submit(page, { comment }, '/comments')).status).toBe(404);
    await release();
  });

  it('leave a trace that the person sees: who of HR, how often, when', async () => {
    await cycle.desk.get(address());
    await cycle.desk.get(address());
    await straight();
    const me = await given(testApp).visitorFor(cycle.reviews[0]!.subject);
    const report = await me.get(`/reports/${reviewId()}`);
    expect(report.all('footer details li').join()).toContain(
      `${cycle.hr.name}: the comments alone, before release, 2 times, last on 2 November 2026`,
    );
    expect(report.all('footer').join()).toContain('HR could read the comments before you');
    const mail = await testApp.database.of(OutboxMailEntity).findOneByOrFail({ kind: 'report-ready' });
    const contents = await testApp.get(MailComposers).for('report-ready').compose(mail);
    expect(testApp.get(MailRenderer).render(contents!, 'mail').text).toContain('HR could read the comments before you');
    const entries = JSON.stringify(await testApp.database.of(AuditEntryEntity).find());
    expect(entries).not.toContain('Words number');
  });

  it('are read by no administrator whom they are about, who reads the report or gave feedback there', async () => {
    const change = (fields: Partial<ReviewEntity>) =>
      testApp.database.write(() => testApp.database.of(ReviewEntity).update(reviewId(), fields as object));
    await change({ coachId: cycle.hr.id });
    expect((await cycle.desk.get(address())).status).toBe(404);
    expect((await cycle.desk.get(`/cycles/${cycle.id}/comments`)).text).toContain('Somebody else of HR has to read');
    await change({ coachId: null, subjectId: cycle.hr.id });
    expect((await cycle.desk.get(address())).status).toBe(404);
    await change({ subjectId: cycle.reviews[0]!.subject.id });
    expect((await cycle.desk.get(address())).status).toBe(200);
    const peer = cycle.reviews[0]!.requests.find(({ group }) => group === 'peer')!;
    await testApp.database.write(() =>
      testApp.database.of(AssignmentEntity).update(peer.assignmentId, { raterId: cycle.hr.id }),
    );
    expect((await cycle.desk.get(address())).status).toBe(404);
  });

  it('are nobody’s to read where raters were not told so, nor any other person’s', async () => {
    for (const person of [cycle.manager, cycle.reviews[0]!.subject, await given(testApp).employee()]) {
      const visitor = await given(testApp).visitorFor(person);
      expect((await visitor.get(address())).status).toBe(404);
      expect((await visitor.get(`/cycles/${cycle.id}/comments`)).status).toBe(404);
    }
    const row = await testApp.database.of(CycleEntity).findOneByOrFail({ id: cycle.id });
    await testApp.database.write(() =>
      testApp.database
        .of(CycleEntity)
        .update(cycle.id, { settings: { ...row.settings, hrReadsComments: false } as never }),
    );
    expect((await cycle.desk.get(address())).status).toBe(404);
    expect((await cycle.desk.get(`/cycles/${cycle.id}/comments`)).status).toBe(404);
    expect((await cycle.desk.get(`/cycles/${cycle.id}/release`)).text).not.toContain('Read comments');
  });

  it('cannot be taken from another review', async () => {
    const other = await cycle.desk.get(`/reviews/${cycle.reviews[1]!.id}/comments`);
    const foreign = other.root.querySelector('input[name=comment]')!.getAttribute('value')!;
    const page = await cycle.desk.get(address());
    expect((await cycle.desk.submit(page, { comment: foreign }, '/comments')).status).toBe(404);
  });
});
