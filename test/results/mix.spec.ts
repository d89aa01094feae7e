import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { behavioursOf } from '../../src/domain/questionnaire.js';
import { CommentEntity } from '../../src/results/comment.entity.js';
import { GroupSnapshots } from '../../src/results/group-snapshots.js';
import { MixWorker } from '../../src/results/mix.worker.js';
import { MixedBlockEntity } from '../../src/results/mixed-block.entity.js';
import { Snapshots } from '../../src/results/snapshots.js';
import { TallyEntity } from '../../src/results/tally.entity.js';
import { EnvelopeEntity } from '../../src/surveys/envelope.entity.js';
import { answersOf, givenAnsweredCycle, requestsOf } from '../support/given-answered-cycle.js';
import { questionnaireOf } from '../support/reviews.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const questionnaire = questionnaireOf([3, 3]);

describe('the mix of a closed cycle', () => {
  let testApp: TestApp;

  beforeEach(async () => {
    testApp = await startTestApp();
  });

  afterEach(async () => {
    await testApp.close();
  });

  const mix = () => testApp.get(MixWorker).tick();

  it('counts every answer, as an independent count does', async () => {
    const requests = requestsOf(questionnaire, { self: 1, manager: 1, peer: 4, subordinate: 3, customer: 3 });
    const cycle = await givenAnsweredCycle(testApp, { questionnaire, reviews: [{ requests }] });
    await mix();
    const tallies = await testApp.database.of(TallyEntity).find();
    for (const group of ['self', 'manager', 'peer', 'subordinate', 'customer'] as const) {
      for (const { id } of behavioursOf(questionnaire)) {
        const given = requests.filter((request) => request.group === group).map(({ answers }) => answers?.ratings[id]);
        const expected = [1, 2, 3, 4, 5].map((point) => given.filter((each) => each === point).length);
        expect(tallies.find((row) => row.block === group && row.behaviourId === id)?.histogram).toEqual(expected);
      }
    }
    const row = await testApp.database.of(CycleEntity).findOneByOrFail({ id: cycle.id });
    expect(row).toMatchObject({ state: 'closed', mixedAt: testApp.clock.now() });
    const frozen = await testApp.get(Snapshots).latest(cycle.reviews[0]!.id);
    expect(frozen?.shown.blocks.map(({ key, n }) => [key, n])).toEqual([
      ['self', 1],
      ['manager', 1],
      ['peer', 4],
      ['subordinate', 3],
      ['customer', 3],
    ]);
  });

  it('leaves no envelope and no copy, sent or not, and no way from an answer to a rater', async () => {
    const requests = [...requestsOf(questionnaire, { peer: 4 }), { group: 'peer' as const, answers: null }];
    const cycle = await givenAnsweredCycle(testApp, { questionnaire, reviews: [{ requests }] });
    const unsent = cycle.reviews[0]!.requests.find(({ answers }) => answers === null)!;
    await testApp.database.write(() =>
      testApp.database
        .of(EnvelopeEntity)
        .insert({ assignmentId: unsent.assignmentId, sealed: null, copy: Buffer.from('a draft') }),
    );
    await mix();
    expect(await testApp.database.of(EnvelopeEntity).count()).toBe(0);
    const known = new Set(
      cycle.reviews[0]!.requests.flatMap(({ assignmentId, rater }) => [
        assignmentId,
        rater.id,
        rater.name,
        rater.email,
      ]),
    );
    const kept = JSON.stringify([
      await testApp.database.of(TallyEntity).find(),
      await testApp.database.of(MixedBlockEntity).find(),
      await testApp.database.of(CommentEntity).find(),
    ]);
    for (const secret of known) expect(kept).not.toContain(secret);
    expect(await testApp.database.of(TallyEntity).count()).toBe(behavioursOf(questionnaire).length);
  });

  it('keeps comments under random ids without anything that orders them', async () => {
    const requests = Array.from({ length: 8 }, (_, number) => ({
      group: 'peer' as const,
      answers: answersOf(questionnaire, 'peer', () => 4, { comments: { keep: `comment ${number}` } }),
    }));
    const reviews = Array.from({ length: 12 }, () => ({ requests }));
    await givenAnsweredCycle(testApp, { questionnaire, reviews });
    await mix();
    const comments = await testApp.database.of(CommentEntity).find();
    expect(comments).toHaveLength(96);
    expect(Object.keys(comments[0]!).sort()).toEqual(
      ['block', 'id', 'questionId', 'reportedAt', 'reviewId', 'text', 'withheld'].sort(),
    );
    const orders = new Set(
      [...new Set(comments.map(({ reviewId }) => reviewId))].map((reviewId) =>
        comments.flatMap((comment) => (comment.reviewId === reviewId ? [comment.text] : [])).join(),
      ),
    );
    // Twelve times the same order out of 8! would be no accident.
    expect(orders.size).toBeGreaterThan(8);
  });

  it('gives no report where only the person answered, and says so by state', async () => {
    const reviews = [
      { requests: requestsOf(questionnaire, { self: 1, peer: 2 }) },
      { requests: requestsOf(questionnaire, { self: 1, manager: 1, peer: 2 }) },
      { requests: requestsOf(questionnaire, { self: 1, peer: 3 }) },
    ];
    const cycle = await givenAnsweredCycle(testApp, { questionnaire, reviews });
    await mix();
    const states = await Promise.all(
      cycle.reviews.map(
        async ({ id }) => (await testApp.database.of(ReviewEntity).findOneByOrFail({ id })).reportState,
      ),
    );
    expect(states).toEqual(['none', 'built', 'built']);
    expect(await testApp.get(Snapshots).latest(cycle.reviews[0]!.id)).toBeNull();
  });

  it('skips a withdrawn review and deletes its envelopes', async () => {
    const requests = requestsOf(questionnaire, { peer: 4 });
    const cycle = await givenAnsweredCycle(testApp, { questionnaire, reviews: [{ requests }, { requests }] });
    const [withdrawn] = cycle.reviews;
    await testApp.database.write(() =>
      testApp.database.of(ReviewEntity).update(withdrawn!.id, { mixState: 'withdrawn' }),
    );
    await mix();
    expect(await testApp.database.of(TallyEntity).countBy({ reviewId: withdrawn!.id })).toBe(0);
    expect(await testApp.database.of(EnvelopeEntity).count()).toBe(0);
    expect((await testApp.database.of(CycleEntity).findOneByOrFail({ id: cycle.id })).state).toBe('closed');
  });

  it('waits with the whole cycle while the key is missing, and goes on when it is back', async () => {
    const requests = requestsOf(questionnaire, { peer: 4 });
    const cycle = await givenAnsweredCycle(testApp, { questionnaire, reviews: [{ requests }] });
    const { rename } = await import('node:fs/promises');
    const file = `${testApp.dataDir}/keys/${cycle.id}.key`;
    await rename(file, `${file}.away`);
    await mix();
    expect((await testApp.database.of(CycleEntity).findOneByOrFail({ id: cycle.id })).state).toBe('mixing');
    expect(await testApp.database.of(EnvelopeEntity).count()).toBe(4);
    await rename(`${file}.away`, file);
    await mix();
    expect((await testApp.database.of(CycleEntity).findOneByOrFail({ id: cycle.id })).state).toBe('closed');
  });

  it('freezes group figures once: nothing that happens to a report later changes them', async () => {
    const reviews = Array.from({ length: 6 }, () => ({
      requests: requestsOf(questionnaire, { self: 1, manager: 1, peer: 4, subordinate: 3 }),
      departmentId: 'claims',
    }));
    const units = [{ id: 'claims', name: 'Claims', parentId: null }];
    const cycle = await givenAnsweredCycle(testApp, { questionnaire, reviews, columns: { units } });
    await mix();
    const before = await testApp.get(GroupSnapshots).of(cycle.id);
    expect(before?.shown.company.subjects).toBe(6);
    expect(Object.values(before?.shown.company.competencies ?? {})[0]?.others?.subjects).toBe(6);
    await testApp.database.write(() =>
      testApp.database.of(ReviewEntity).update({ cycleId: cycle.id }, { reportState: 'held' }),
    );
    await testApp.database.write(() => testApp.database.of(TallyEntity).delete({ reviewId: cycle.reviews[0]!.id }));
    await mix();
    expect(await testApp.get(GroupSnapshots).of(cycle.id)).toEqual(before);
  });

  it('tells the audit log ids alone, and nothing of raters', async () => {
    const requests = requestsOf(questionnaire, { peer: 4 });
    const cycle = await givenAnsweredCycle(testApp, { questionnaire, reviews: [{ requests }] });
    await mix();
    const entries = await testApp.database.of(AuditEntryEntity).find();
    expect(entries.map(({ deed, details }) => [deed, details])).toContainEqual([
      'cycle.mixed',
      { cycle: cycle.id, reviews: 1 },
    ]);
    const raters = await testApp.database.of(AssignmentEntity).find();
    const text = JSON.stringify(entries);
    for (const { id, raterId } of raters) {
      expect(text).not.toContain(id);
      expect(text).not.toContain(raterId);
    }
  });
});
