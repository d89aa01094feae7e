import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { NotFound } from '../../src/domain/errors.js';
import type { ShownReport } from '../../src/domain/shown-report.js';
import { ReleaseService } from '../../src/reports/release.service.js';
import { CommentEntity } from '../../src/results/comment.entity.js';
import { GroupSnapshotEntity } from '../../src/results/group-snapshot.entity.js';
import { MixWorker } from '../../src/results/mix.worker.js';
import { SnapshotCorrections } from '../../src/results/snapshot-corrections.js';
import { SnapshotEntity } from '../../src/results/snapshot.entity.js';
import { Snapshots } from '../../src/results/snapshots.js';
import { given } from '../support/given.js';
import { answersOf, requestsOf } from '../support/given-answered-cycle.js';
import { givenMixedCycle, type MixedCycle } from '../support/given-mixed-cycle.js';
import { questionnaireOf } from '../support/reviews.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const questionnaire = questionnaireOf([3]);

describe('a correction of a frozen report', () => {
  let testApp: TestApp;
  let cycle: MixedCycle;
  let reviewId: string;

  beforeEach(async () => {
    testApp = await startTestApp();
    const peers = ['kept', 'insulting', 'kept too'].map((text) => ({
      group: 'peer' as const,
      answers: answersOf(questionnaire, 'peer', () => 4, { comments: { keep: text } }),
    }));
    const requests = [...requestsOf(questionnaire, { self: 1, subordinate: 3 }), ...peers];
    cycle = await givenMixedCycle(testApp, { questionnaire, reviews: [{ requests }, { requests }] });
    reviewId = cycle.reviews[0]!.id;
    await testApp.get(ReleaseService).release(cycle.id, 'straight', null, cycle.hr.id);
  });

  afterEach(async () => {
    await testApp.close();
  });

  const note = (version = 1) => ({ actorId: cycle.hr.id, reason: 'wrong people', on: '2026-11-30', version });
  const corrections = () => testApp.get(SnapshotCorrections);
  const shownOf = async (id: string): Promise<ShownReport> => (await testApp.get(Snapshots).latest(id))!.shown;
  const commentOf = async (id: string, text: string): Promise<string> =>
    (await shownOf(id)).comments
      .flatMap(({ parts }) => parts.flatMap(({ items }) => items))
      .find((item) => item.text === text)!.id;
  const rows = () => testApp.database.of(SnapshotEntity).find({ where: { reviewId }, order: { version: 'ASC' } });
  const deeds = async (): Promise<string[]> =>
    (await testApp.database.of(AuditEntryEntity).find({ order: { position: 'ASC' } })).map(({ deed }) => deed);

  it('withholds a whole comment: of the old version only the hash stays, and nobody reads the comment again', async () => {
    const before = (await testApp.get(Snapshots).latest(reviewId))!;
    await corrections().withholdComment(reviewId, await commentOf(reviewId, 'insulting'), cycle.hr.id);
    const [old, current, ...others] = await rows();
    expect(others).toEqual([]);
    expect(old).toMatchObject({ version: 1, shown: null, kept: null, sha256: before.sha256 });
    expect(current).toMatchObject({ version: 2 });
    expect(current!.sha256).not.toBe(before.sha256);
    const reader = await given(testApp).visitorFor(cycle.reviews[0]!.subject);
    const page = await reader.get(`/reports/${reviewId}`);
    expect(page.text).toContain('kept too');
    expect(page.text).not.toContain('insulting');
    expect((await testApp.database.of(CommentEntity).findBy({ withheld: true })).map(({ text }) => text)).toEqual([
      'insulting',
    ]);
    expect((await deeds()).filter((deed) => deed === 'report.comment-withheld')).toHaveLength(1);
  });

  it('withholds a block with every figure made from it, says so, and leaves the group figures alone', async () => {
    const group = await testApp.database.of(GroupSnapshotEntity).findOneByOrFail({ cycleId: cycle.id });
    await corrections().withholdBlock(reviewId, 'peer', note());
    const shown = await shownOf(reviewId);
    expect(shown.competencies.map(({ others }) => others)).toEqual([null]);
    expect(JSON.stringify(shown.competencies)).not.toContain('"peer"');
    const page = await (await given(testApp).visitorFor(cycle.reviews[0]!.subject)).get(`/reports/${reviewId}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Withheld by HR on 30 November 2026, with every figure made from it: peers.');
    expect(page.text).toContain('Reason given: wrong people');
    expect(page.text).not.toMatch(/Only answers by name|judged no statement in common/);
    expect(page.text).not.toContain('kept too');
    expect(await testApp.database.of(GroupSnapshotEntity).findOneByOrFail({ cycleId: cycle.id })).toEqual(group);
  });

  it('mends names and nothing else', async () => {
    const before = await shownOf(reviewId);
    await corrections().mendNames(reviewId, { subjectName: 'Leila Karimi' }, note());
    expect(await shownOf(reviewId)).toEqual({
      ...before,
      header: { ...before.header, subjectName: 'Leila Karimi' },
      corrections: [{ on: '2026-11-30', what: 'names', block: null, reason: 'wrong people' }],
    });
  });

  it('finds no comment of another report, none twice, and no block that is not there', async () => {
    const own = await commentOf(reviewId, 'insulting');
    const foreign = await commentOf(cycle.reviews[1]!.id, 'insulting');
    await expect(corrections().withholdComment(reviewId, foreign, cycle.hr.id)).rejects.toThrow(NotFound);
    await corrections().withholdComment(reviewId, own, cycle.hr.id);
    await expect(corrections().withholdComment(reviewId, own, cycle.hr.id)).rejects.toThrow(NotFound);
    await expect(corrections().withholdBlock(reviewId, 'customer', note(2))).rejects.toThrow(NotFound);
    await expect(corrections().withholdComment('nothing', own, cycle.hr.id)).rejects.toThrow(NotFound);
    expect(await rows()).toHaveLength(2);
    expect(await testApp.database.of(CommentEntity).countBy({ withheld: true })).toBe(1);
  });

  it('made by two at once is made by both or told to one; no version is lost', async () => {
    const texts = ['kept', 'insulting', 'kept too'];
    const ids = await Promise.all(texts.map((text) => commentOf(reviewId, text)));
    const made = await Promise.allSettled(ids.map((id) => corrections().withholdComment(reviewId, id, cycle.hr.id)));
    const done = ids.filter((_, index) => made[index]!.status === 'fulfilled');
    const left = (await shownOf(reviewId)).comments.flatMap(({ parts }) =>
      parts.flatMap(({ items }) => items.map(({ id }) => id)),
    );
    expect(done.length).toBeGreaterThan(0);
    expect(left.toSorted()).toEqual(ids.filter((id) => !done.includes(id)).toSorted());
    expect((await rows()).map(({ version }) => version)).toEqual(
      Array.from({ length: done.length + 1 }, (_, index) => index + 1),
    );
    const withheld = await testApp.database.of(CommentEntity).findBy({ withheld: true });
    expect(withheld.map(({ id }) => id).toSorted()).toEqual(done.toSorted());
  });

  it('stays when the mix worker runs again', async () => {
    await corrections().withholdBlock(reviewId, 'peer', note());
    await testApp.get(MixWorker).tick();
    expect((await shownOf(reviewId)).withheld).toEqual(['peer']);
  });
});
