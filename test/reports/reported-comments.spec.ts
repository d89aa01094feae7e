import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { RoleGrantEntity } from '../../src/auth/role-grant.entity.js';
import { CommentReportEntity } from '../../src/reports/comments/comment-report.entity.js';
import { Snapshots } from '../../src/results/snapshots.js';
import { given } from '../support/given.js';
import { answersOf, type GivenRequest } from '../support/given-answered-cycle.js';
import { givenReleasedReport, planQuestionnaire, type ReleasedReport } from '../support/given-released-report.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Visitor } from '../support/visitor.js';

const groups = ['self', 'peer', 'peer', 'peer', 'peer', 'subordinate', 'subordinate', 'subordinate'] as const;
const requests: GivenRequest[] = groups.map((group, index) => ({
  group,
  answers: answersOf(planQuestionnaire, group, () => 4, { comments: { keep: `Words number ${index}` } }),
}));

describe('a comment that is reported', () => {
  let testApp: TestApp;
  let report: ReleasedReport;
  let hr: Visitor;

  beforeEach(async () => {
    testApp = await startTestApp();
    report = await givenReleasedReport(testApp, { requests, settings: { managerSeesReport: true } });
    hr = report.cycle.desk;
  });

  afterEach(async () => {
    await testApp.close();
  });

  const page = () => report.me.get(`/reports/${report.reviewId}`);
  const idOf = async (text: string): Promise<string> => {
    const frozen = await testApp.get(Snapshots).latest(report.reviewId);
    const items = frozen!.shown.comments.flatMap(({ parts }) => parts.flatMap(({ items: own }) => own));
    return items.find((item) => item.text === text)!.id;
  };
  const formOf = async (text: string, visitor = report.me) =>
    visitor.get(`/reports/${report.reviewId}/comments/${await idOf(text)}`);
  const reportIt = async (text = 'Words number 2', visitor = report.me) =>
    visitor.submit(await formOf(text, visitor), { reason: 'This names a customer' }, '/comments/');
  const openFirst = async (visitor = hr) => visitor.get((await visitor.get('/comments')).link('Open'));

  it('is reached from beside each comment of others, and from none of one’s own', async () => {
    const links = (await page()).root.querySelectorAll('section#comments a');
    expect(links).toHaveLength(7);
    const form = await report.me.get(links[0]!.getAttribute('href')!);
    expect(form.heading).toBe('Report this comment to HR?');
    expect((await formOf('Words number 0')).status).toBe(404);
  });

  it('is shown to HR alone: no name, no block, no other comment, no figure', async () => {
    const sent = await reportIt();
    expect(sent.heading).toBe('You have reported this comment');
    expect(sent.text).toContain('HR has not decided yet.');
    expect((await hr.get('/')).text).toContain('One comment was reported');
    const list = await hr.get('/comments');
    expect(list.heading).toBe('One comment waits for a decision');
    expect(list.text).not.toContain('Words number');
    const alone = await openFirst();
    expect(alone.text).toContain('Words number 2');
    expect(alone.text).toContain('This names a customer');
    for (const index of [0, 1, 3, 4, 5, 6, 7]) expect(alone.html).not.toContain(`Words number ${index}`);
    const main = alone.root.querySelector('main')!.toString();
    for (const hidden of [report.subject.name, report.subject.id, report.reviewId, 'Peers', 'Keep doing', '4.0']) {
      expect(main).not.toContain(hidden);
      expect(list.root.querySelector('main')!.toString()).not.toContain(hidden);
    }
  });

  it('is gone from the report when HR withholds it; of the old version only the hash stays', async () => {
    const before = await testApp.get(Snapshots).latest(report.reviewId);
    await reportIt();
    await hr.submit(await openFirst(), {}, '/withholding');
    const now = await page();
    expect(now.text).not.toContain('Words number 2');
    expect(now.text).toContain('Words number 3');
    const after = await testApp.get(Snapshots).latest(report.reviewId);
    expect(after!.version).toBe(before!.version + 1);
    expect({ ...after!.shown, comments: [] }).toEqual({ ...before!.shown, comments: [] });
    const id = (await testApp.database.of(CommentReportEntity).find())[0]!.commentId;
    const told = await report.me.get(`/reports/${report.reviewId}/comments/${id}`);
    expect(told.text).toContain('HR withheld it');
    expect(told.html).not.toContain('Words number 2');
    expect((await hr.get('/comments')).heading).toBe('No comment waits for a decision');
  });

  it('stays when HR leaves it, and is decided about once', async () => {
    await reportIt();
    const alone = await openFirst();
    await hr.submit(alone, {}, '/keeping');
    expect((await page()).text).toContain('Words number 2');
    expect((await formOf('Words number 2')).text).toContain('HR looked at it and left it in the report.');
    expect((await hr.submit(alone, {}, '/withholding')).status).toBe(409);
    expect((await page()).text).toContain('Words number 2');
  });

  it('may be reported in the debrief already, by the one who reads first', async () => {
    await testApp.database.write(() =>
      testApp.database
        .of(ReviewEntity)
        .update(report.reviewId, { reportState: 'with-reader', releasedToReaderAt: testApp.clock.now() }),
    );
    expect((await formOf('Words number 2')).status).toBe(404);
    expect((await reportIt('Words number 2', report.boss)).status).toBe(200);
    await hr.submit(await openFirst(), {}, '/withholding');
    await testApp.database.write(() =>
      testApp.database.of(ReviewEntity).update(report.reviewId, { reportState: 'released' }),
    );
    expect((await page()).text).not.toContain('Words number 2');
  });

  it('is logged at every step, without a word of it, and the person sees who opened it', async () => {
    await reportIt();
    await openFirst();
    await hr.submit(await openFirst(), {}, '/withholding');
    const entries = await testApp.database.of(AuditEntryEntity).find();
    const deeds = entries.map(({ deed }) => deed);
    for (const deed of ['comment.reported', 'comment.opened', 'report.comment-withheld']) expect(deeds).toContain(deed);
    expect(JSON.stringify(entries)).not.toMatch(/Words number|names a customer/);
    const openings = (await page()).all('footer details li').join();
    expect(openings).toContain(report.cycle.hr.name);
    expect(openings).toContain('a reported comment alone, 2 times');
  });

  it('can be neither reported nor seen by a colleague, another manager, HR at large or anybody signed out', async () => {
    const address = `/reports/${report.reviewId}/comments/${await idOf('Words number 2')}`;
    const otherManager = await given(testApp).employee();
    await given(testApp).employee({ manager: otherManager });
    for (const person of [otherManager, report.cycle.hr, await given(testApp).employee()]) {
      const visitor = await given(testApp).visitorFor(person);
      expect((await visitor.get(address)).status).toBe(404);
      const token = (await visitor.get('/')).root.querySelector('input[name=_csrf]')?.getAttribute('value') ?? '';
      expect((await visitor.post(address, { _csrf: token, reason: '' })).status).toBe(404);
    }
    expect((await given(testApp).anonymous().get(address)).text).not.toContain('Words number');
    expect(await testApp.database.of(CommentReportEntity).count()).toBe(0);
    await reportIt();
    const { id } = (await testApp.database.of(CommentReportEntity).find())[0]!;
    for (const visitor of [report.me, report.boss]) {
      expect((await visitor.get('/comments')).status).toBe(404);
      expect((await visitor.get(`/comments/${id}`)).status).toBe(404);
    }
  });

  it('is judged by no administrator whom the report is about, or who gave feedback there; then by a leader', async () => {
    await reportIt();
    const { id } = (await testApp.database.of(CommentReportEntity).find())[0]!;
    const grant = (personId: string) =>
      testApp.database.write(() => testApp.database.of(RoleGrantEntity).insert({ personId, role: 'administrator' }));
    await grant(report.subject.id);
    expect((await report.me.get(`/comments/${id}`)).status).toBe(404);
    expect((await report.me.get('/comments')).heading).toBe('No comment waits for a decision');
    const leader = await given(testApp).visitorFor(await given(testApp).leader());
    expect((await leader.get(`/comments/${id}`)).status).toBe(404);
    const peer = report.cycle.reviews[0]!.requests.find(({ group }) => group === 'peer')!;
    await testApp.database.write(() =>
      testApp.database.of(AssignmentEntity).update(peer.assignmentId, { raterId: report.cycle.hr.id }),
    );
    expect((await hr.get(`/comments/${id}`)).status).toBe(404);
    expect((await leader.get(`/comments/${id}`)).text).toContain('Words number 2');
  });

  it('takes a reason of 500 characters and no more, and one word from each reader', async () => {
    const form = await formOf('Words number 2');
    const long = await report.me.submit(form, { reason: 'x'.repeat(501) }, '/comments/');
    expect(long.status).toBe(422);
    expect(long.root.querySelector('textarea')?.text.trim()).toHaveLength(501);
    await report.me.submit(form, { reason: 'x'.repeat(500) }, '/comments/');
    await report.me.submit(form, { reason: 'again' }, '/comments/');
    expect(await testApp.database.of(CommentReportEntity).count()).toBe(1);
  });
});
