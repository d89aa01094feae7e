import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { In } from 'typeorm';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { DepartmentEntity } from '../../src/people/department.entity.js';
import { SharedCommentEntity } from '../../src/reports/comments/shared-comment.entity.js';
import { GroupSnapshots } from '../../src/results/group-snapshots.js';
import { SnapshotCorrections } from '../../src/results/snapshot-corrections.js';
import { given } from '../support/given.js';
import { answersOf, type GivenRequest } from '../support/given-answered-cycle.js';
import { givenMixedCycle, type MixedCycle } from '../support/given-mixed-cycle.js';
import { givenOpenCycle } from '../support/given-open-cycle.js';
import { questionnaireOf } from '../support/reviews.js';
import { hashOfAllTables } from '../support/tables.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';

const questionnaire = questionnaireOf([2, 2]);
const groups = ['self', 'peer', 'peer', 'peer', 'peer', 'customer', 'customer', 'customer'] as const;
const subjects = 6;

/** What rater `index` wrote about person `subject`. */
const words = (subject: number, index: number): string => `Words ${subject} of ${index}`;

describe('comments cleared for sharing', () => {
  let testApp: TestApp;
  let cycle: MixedCycle;
  let people: Visitor[];
  let colleague: Visitor;

  const offers = (subject: number): string => `/reports/${cycle.reviews[subject]!.id}/sharing`;
  const shown = async (): Promise<string[]> => (await colleague.get('/values')).all('.quotes blockquote');
  const offer = async (subject: number, text: string): Promise<Page> => {
    const page = await people[subject]!.get(offers(subject));
    const item = page.root.querySelectorAll('.tasks li').find((each) => each.structuredText.includes(text))!;
    const comment = item.querySelector('input[name=comment]')!.getAttribute('value')!;
    const csrf = item.querySelector('input[name=_csrf]')!.getAttribute('value')!;
    return people[subject]!.post(item.querySelector('form')!.getAttribute('action')!, { _csrf: csrf, comment });
  };
  const decide = async (part: 'clearing' | 'declining', text: string): Promise<void> => {
    for (const row of await testApp.database.of(SharedCommentEntity).findBy({ state: In(['waiting', 'cleared']) })) {
      const page = await cycle.desk.get(`/comments/offered/${row.id}`);
      if (page.text.includes(text)) await cycle.desk.submit(page, {}, `/${part}`);
    }
  };

  /** HR puts what is cleared on the page. */
  const publish = async (): Promise<Page> =>
    cycle.desk.submit(await cycle.desk.get('/comments/offered'), {}, '/comments/sheets');

  beforeAll(async () => {
    testApp = await startTestApp();
    const { database } = testApp;
    await database.write(() =>
      database.of(DepartmentEntity).insert({ id: 'claims', name: 'Claims', nameFolded: 'claims', parentId: null }),
    );
    const reviews = Array.from({ length: subjects }, (_, subject) => ({
      departmentId: 'claims',
      requests: groups.map((group, index): GivenRequest => ({
        group,
        answers: answersOf(questionnaire, group, () => 3 + (index % 2), { comments: { keep: words(subject, index) } }),
      })),
    }));
    const units = [{ id: 'claims', name: 'Claims', parentId: null }];
    cycle = await givenMixedCycle(testApp, {
      questionnaire,
      columns: { units },
      settings: { sharesComments: true },
      reviews,
    });
    await database.write(async () => {
      const released = { reportState: 'released' as const, releasedAt: testApp.clock.now() };
      await database.of(ReviewEntity).update({ cycleId: cycle.id }, released);
      await testApp.get(GroupSnapshots).publish(cycle.id);
    });
    people = [];
    for (const { subject } of cycle.reviews) people.push(await given(testApp).visitorFor(subject));
    colleague = await given(testApp).visitorFor(await given(testApp).employee());
  }, 60_000);

  afterAll(() => testApp.close());

  it('are promised to raters exactly where the cycle is set so', async () => {
    for (const sharesComments of [true, false]) {
      const open = await givenOpenCycle(testApp, { asked: { self: 1, peer: 4 }, settings: { sharesComments } });
      const told = async (group: 'self' | 'peer') =>
        (
          await given(testApp)
            .anonymous()
            .get(open.link(open.requestsOf(group)[0]!).form)
        ).text.includes('from at least 5 reports');
      expect([await told('peer'), await told('self')]).toEqual([sharesComments, false]);
    }
  });

  it('are offered by the person alone, and never their own words', async () => {
    const page = await people[0]!.get(
      (await people[0]!.get(`/reports/${cycle.reviews[0]!.id}`)).link('Offer comments'),
    );
    expect(page.all('.tasks blockquote')).toHaveLength(7);
    expect(page.text).not.toContain(words(0, 0));
    const manager = await given(testApp).visitorFor(cycle.manager);
    for (const stranger of [people[1]!, colleague, manager, cycle.desk])
      expect((await stranger.get(offers(0))).status).toBe(404);
    const csrf = page.form('/sharing').fields.find(([name]) => name === '_csrf')![1];
    for (const comment of ['nothing', '', "1' OR '1'='1"])
      expect((await people[0]!.post(offers(0), { _csrf: csrf, comment })).status).toBe(404);
    const foreign = (await people[1]!.get(offers(1))).form('/sharing').fields.find(([name]) => name === 'comment')![1];
    expect((await people[0]!.post(offers(0), { _csrf: csrf, comment: foreign })).status).toBe(404);
  });

  it('are shown only once HR has cleared and published them, from five reports together', async () => {
    for (let subject = 0; subject < 5; subject += 1) await offer(subject, words(subject, 2));
    await offer(0, words(0, 3));
    expect(await shown()).toEqual([]);
    expect((await cycle.desk.get('/')).text).toContain('6 comments are offered for all to read');
    const list = await cycle.desk.get('/comments/offered');
    expect(list.heading).toBe('6 comments wait to be cleared');
    expect(list.html).not.toMatch(/Words \d/);
    for (let subject = 0; subject < 4; subject += 1) await decide('clearing', words(subject, 2));
    await decide('clearing', words(0, 3));
    const few = await cycle.desk.get('/comments/offered');
    expect(few.text).toContain('Not enough yet: words of at least 5 reports are needed.');
    expect(few.html).not.toContain('action="/comments/sheets"');
    const csrf = few.form('/sign-out').fields.find(([name]) => name === '_csrf')![1];
    expect((await cycle.desk.post('/comments/sheets', { _csrf: csrf, cycle: cycle.id })).status).toBe(409);
    expect((await cycle.desk.post('/comments/sheets', { _csrf: csrf, cycle: 'nothing' })).status).toBe(404);
    await decide('clearing', words(4, 2));
    expect(await shown()).toEqual([]);
    for (const stranger of [colleague, people[0]!])
      expect((await stranger.post('/comments/sheets', { _csrf: csrf, cycle: cycle.id })).status).not.toBe(303);
    expect((await publish()).text).toContain('On the page on brand values.');
    expect((await shown()).toSorted()).toEqual(
      [words(0, 2), words(0, 3), words(1, 2), words(2, 2), words(3, 2), words(4, 2)].toSorted(),
    );
  });

  it('stand without name, group or unit', async () => {
    const section = (await colleague.get('/values')).root.querySelector('section[aria-labelledby=words-h]')!.toString();
    for (const hidden of [
      ...cycle.reviews.flatMap(({ subject, id }) => [subject.name, subject.id, id]),
      'Claims',
      'Peers',
      'Customers',
    ])
      expect(section).not.toContain(hidden);
  });

  it('are read by HR alone, one at a time, and by nobody involved', async () => {
    const [row] = await testApp.database.of(SharedCommentEntity).find();
    const alone = await cycle.desk.get(`/comments/offered/${row!.id}`);
    expect(alone.text.match(/Words \d of \d/g)).toHaveLength(1);
    const review = cycle.reviews.find(({ id }) => id === row!.reviewId)!;
    for (const stranger of [colleague, people[0]!])
      expect((await stranger.get(`/comments/offered/${row!.id}`)).status).toBe(404);
    const involved = await given(testApp).administrator();
    await testApp.database.write(() => testApp.database.of(ReviewEntity).update(review.id, { coachId: involved.id }));
    const coach = await given(testApp).visitorFor(involved);
    expect((await coach.get(`/comments/offered/${row!.id}`)).status).toBe(404);
    await testApp.database.write(() => testApp.database.of(ReviewEntity).update(review.id, { coachId: null }));
    const before = await hashOfAllTables(testApp);
    await colleague.get('/values');
    await people[0]!.get(offers(0));
    expect(await hashOfAllTables(testApp)).toEqual(before);
  });

  it('leave with their whole sheet when the person takes one back, and do not return', async () => {
    const back = await offer(4, words(4, 2));
    expect(back.text).toContain('Taken back. It cannot be offered again.');
    expect(await shown()).toEqual([]);
    expect((await people[3]!.get(offers(3))).text).toContain('No longer on the page');
    const page = await people[0]!.get(offers(0));
    const csrf = page.form('/sharing').fields.find(([name]) => name === '_csrf')![1];
    const { commentId } = (await testApp.database.of(SharedCommentEntity).findOneByOrFail({ state: 'taken-back' }))!;
    await people[4]!.post(offers(4), { _csrf: csrf, comment: commentId });
    expect((await cycle.desk.get('/comments/offered')).html).not.toContain('action="/comments/sheets"');
    expect(await shown()).toEqual([]);
  });

  it('leave with their whole sheet when HR takes one in again or withholds it from its report', async () => {
    const sheet = async (index: number): Promise<void> => {
      for (let subject = 0; subject < subjects; subject += 1) {
        await offer(subject, words(subject, index));
        await decide('clearing', words(subject, index));
      }
      await publish();
      expect(await shown()).toHaveLength(subjects);
    };
    await sheet(4);
    await decide('declining', words(0, 4));
    expect(await shown()).toEqual([]);
    expect((await people[0]!.get(offers(0))).text).toContain('HR has left it in your report alone.');
    await sheet(5);
    const row = (await testApp.database.of(SharedCommentEntity).findBy({ reviewId: cycle.reviews[5]!.id })).find(
      ({ state, sheetId }) => state === 'cleared' && sheetId,
    )!;
    const own = (await cycle.desk.get(`/comments/offered/${row.id}`)).text.match(/Words \d of \d/)![0];
    await testApp.get(SnapshotCorrections).withholdComment(row.reviewId, row.commentId, cycle.hr.id);
    expect(await shown()).not.toContain(own);
    expect((await cycle.desk.get(`/comments/offered/${row.id}`)).html).not.toContain(own);
    for (const left of await testApp.database.of(SharedCommentEntity).findBy({ reviewId: row.reviewId }))
      if (left.sheetId && left.id !== row.id && left.state === 'cleared')
        await testApp.get(SnapshotCorrections).withholdComment(left.reviewId, left.commentId, cycle.hr.id);
    expect(await shown()).toEqual([]);
  });

  it('cannot be decided twice, nor cleared after HR said no', async () => {
    const row = (await testApp.database.of(SharedCommentEntity).findBy({ state: 'declined' }))[0]!;
    const csrf = (await cycle.desk.get('/comments/offered'))
      .form('/sign-out')
      .fields.find(([name]) => name === '_csrf')![1];
    expect((await cycle.desk.post(`/comments/offered/${row.id}/clearing`, { _csrf: csrf })).status).toBe(409);
    expect((await colleague.post(`/comments/offered/${row.id}/clearing`, { _csrf: csrf })).status).toBe(404);
  });

  it('write no word and no name into the audit log', async () => {
    const entries = (await testApp.database.of(AuditEntryEntity).find()).filter(({ deed }) =>
      deed.startsWith('comment.'),
    );
    expect(new Set(entries.map(({ deed }) => deed))).toEqual(
      new Set([
        'comment.offered',
        'comment.opened',
        'comment.cleared',
        'comment.published',
        'comment.taken-back',
        'comment.declined',
      ]),
    );
    expect(JSON.stringify(entries)).not.toMatch(/Words|Leila|Omid/);
  });

  it('stay where they are in a cycle that did not say so before writing', async () => {
    const settings = (await testApp.database.of(CycleEntity).findOneByOrFail({ id: cycle.id })).settings;
    const without = { settings: { ...settings, sharesComments: false } };
    await testApp.database.write(() => testApp.database.of(CycleEntity).update(cycle.id, without as never));
    expect((await people[0]!.get(offers(0))).status).toBe(404);
    expect((await people[0]!.get(`/reports/${cycle.reviews[0]!.id}`)).text).not.toContain('Offer comments');
    expect(await shown()).toEqual([]);
  });
});
