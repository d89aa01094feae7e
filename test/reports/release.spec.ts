import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { OutboxMailEntity } from '../../src/mail/outbox-mail.entity.js';
import { ReleasesWorker } from '../../src/reports/releases.worker.js';
import { SnapshotEntity } from '../../src/results/snapshot.entity.js';
import { given } from '../support/given.js';
import { requestsOf } from '../support/given-answered-cycle.js';
import { givenMixedCycle, type MixedCycle, reviewRow } from '../support/given-mixed-cycle.js';
import { questionnaireOf } from '../support/reviews.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const questionnaire = questionnaireOf([3]);
const enough = () => requestsOf(questionnaire, { self: 1, manager: 1, peer: 4 });

describe('the release of a cycle', () => {
  let testApp: TestApp;
  let cycle: MixedCycle;

  beforeEach(async () => {
    testApp = await startTestApp();
  });

  afterEach(async () => {
    await testApp.close();
  });

  const start = async (columns: Partial<CycleEntity> = {}, numbers = 2) => {
    const reviews = [
      ...Array.from({ length: numbers }, () => ({ requests: enough() })),
      { requests: requestsOf(questionnaire, { self: 1, peer: 2 }) },
    ];
    cycle = await givenMixedCycle(testApp, { questionnaire, columns, reviews, settings: { managerSeesReport: true } });
  };
  const address = () => `/cycles/${cycle.id}/release`;
  const row = (index: number) => reviewRow(testApp, cycle.reviews[index]!.id);
  const mails = () => testApp.database.of(OutboxMailEntity).find({ order: { kind: 'ASC' } });
  const reviewPage = (way: string) => cycle.desk.get(`${address()}/review?way=${way}`);

  it('shows who is ready and who gets no report, by name, without a figure', async () => {
    await start();
    const page = await cycle.desk.get(address());
    expect(page.heading).toBe('2 reports are ready to release');
    expect(page.text).toContain(`${cycle.reviews[2]!.subject.name}`);
    expect(page.text).toContain('too few answers');
    expect(page.all('dl.counts dd')).toEqual(['2', '0', '1']);
  });

  it('lists every name before anything leaves, and releases only those ticked', async () => {
    await start();
    const page = await reviewPage('straight');
    expect(page.text).toContain(cycle.reviews[0]!.subject.name);
    expect(page.text).toContain('cannot be taken back');
    expect(page.root.querySelectorAll('input[name=review][checked]')).toHaveLength(2);
    await cycle.desk.submit(page, { review: cycle.reviews[0]!.id }, address());
    expect((await row(0)).reportState).toBe('released');
    expect((await row(1)).reportState).toBe('built');
    const none = await cycle.desk.submit(await reviewPage('straight'), { review: null }, address());
    expect(none.status).toBe(422);
    expect(none.text).toContain('tick at least one name');
  });

  it('straight without a day: the person has it at once, with one mail, however often it is sent', async () => {
    await start();
    const page = await reviewPage('straight');
    await cycle.desk.submit(page, {}, address());
    await cycle.desk.submit(page, {}, address());
    expect(await row(0)).toMatchObject({ reportState: 'released', releasedAt: testApp.clock.now() });
    const ready = (await mails()).filter(({ kind }) => kind === 'report-ready');
    expect(ready.map(({ personId }) => personId).sort()).toEqual(
      cycle.reviews
        .slice(0, 2)
        .map(({ subject }) => subject.id)
        .sort(),
    );
    const deeds = (await testApp.database.of(AuditEntryEntity).find()).map(({ deed }) => deed);
    expect(deeds.filter((deed) => deed === 'report.released')).toHaveLength(2);
  });

  it('straight on a day: nothing leaves before it in the cycle’s time zone', async () => {
    await start({ reportsOn: '2026-11-09', timeZone: 'Asia/Tehran' });
    await cycle.desk.submit(await reviewPage('straight'), {}, address());
    expect(await row(0)).toMatchObject({ reportState: 'built', releaseOn: '2026-11-09' });
    testApp.clock.set('2026-11-08T20:29:00Z');
    await testApp.get(ReleasesWorker).tick();
    expect((await row(0)).reportState).toBe('built');
    expect(await mails()).toEqual([]);
    testApp.clock.set('2026-11-08T20:31:00Z');
    await testApp.get(ReleasesWorker).tick();
    expect((await row(0)).reportState).toBe('released');
    expect((await mails())[0]?.dueAt.toISOString()).toBe('2026-11-09T05:30:00.000Z');
  });

  it('reader first: the manager from the debrief on, the person on the day of the reports', async () => {
    await start({ debriefOn: '2026-11-04', reportsOn: '2026-11-09' });
    await cycle.desk.submit(await reviewPage('reader-first'), {}, address());
    expect(await row(0)).toMatchObject({
      reportState: 'with-reader',
      releasedToReaderAt: new Date('2026-11-04T00:00:00Z'),
      releaseOn: '2026-11-09',
    });
    const told = await mails();
    expect(told.map(({ kind, personId }) => [kind, personId])).toEqual([
      ['report-for-reader', cycle.manager.id],
      ['report-for-reader', cycle.manager.id],
    ]);
    expect(told[0]?.dueAt.toISOString()).toBe('2026-11-04T09:00:00.000Z');
    testApp.clock.set('2026-11-09T00:01:00Z');
    await testApp.get(ReleasesWorker).tick();
    expect(await row(0)).toMatchObject({ reportState: 'released', releasedAt: testApp.clock.now() });
    expect((await mails()).filter(({ kind }) => kind === 'report-ready')).toHaveLength(2);
  });

  it('refuses a reader who rated in a protected group, until another coach is named (R18)', async () => {
    const coach = await given(testApp).employee();
    const requests = enough().map((request, index) => (index === 2 ? { ...request, rater: coach } : request));
    cycle = await givenMixedCycle(testApp, { questionnaire, reviews: [{ requests, coach }, { requests: enough() }] });
    expect(await row(0)).toMatchObject({ reportState: 'held', heldReason: 'reader-rated' });
    const page = await cycle.desk.get(address());
    expect(page.text).toContain(`${coach.name} would read this report`);
    const form = await cycle.desk.get(page.link('Name a coach'));
    const refused = await cycle.desk.submit(form, { email: coach.email }, '/coach');
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('cannot read the report');
    const other = await given(testApp).employee();
    await cycle.desk.submit(form, { email: other.email.toUpperCase() }, '/coach');
    expect(await row(0)).toMatchObject({ reportState: 'built', coachId: other.id, heldReason: null });
  });

  it('judges the reader again at release: one conflict is held, the others leave', async () => {
    await start();
    const peer = cycle.reviews[0]!.requests.find(({ group }) => group === 'peer')!;
    await testApp.database.write(() =>
      testApp.database.of(ReviewEntity).update(cycle.reviews[0]!.id, { coachId: peer.rater.id }),
    );
    await cycle.desk.submit(await reviewPage('straight'), {}, address());
    expect(await row(0)).toMatchObject({ reportState: 'held', heldReason: 'reader-rated', releasedAt: null });
    expect((await row(1)).reportState).toBe('released');
  });

  it('holds one report that is not as it was frozen, and releases the others (F20)', async () => {
    await start();
    await testApp.database.write(async () => {
      const snapshots = testApp.database.of(SnapshotEntity);
      const { id, shown } = await snapshots.findOneByOrFail({ reviewId: cycle.reviews[0]!.id });
      await snapshots.update(id, { shown: shown!.replace('Competency 1', 'Competency one') });
    });
    await cycle.desk.submit(await reviewPage('straight'), {}, address());
    expect(await row(0)).toMatchObject({ reportState: 'held', heldReason: 'damaged' });
    expect((await row(1)).reportState).toBe('released');
  });

  it('holds one with a reason that HR reads, and lets it go again', async () => {
    await start();
    const form = await cycle.desk.get(`/reviews/${cycle.reviews[0]!.id}/hold`);
    const empty = await cycle.desk.submit(form, { reason: ' ' }, '/hold');
    expect(empty.status).toBe(422);
    const held = await cycle.desk.submit(form, { reason: 'Away until 5 January' }, '/hold');
    expect(held.text).toContain('Away until 5 January');
    await cycle.desk.submit(await reviewPage('straight'), {}, address());
    expect((await row(0)).reportState).toBe('held');
    await cycle.desk.submit(await cycle.desk.get(address()), {}, '/hold/end');
    expect(await row(0)).toMatchObject({ reportState: 'built', heldReason: null });
    expect(JSON.stringify(await testApp.database.of(AuditEntryEntity).find())).not.toContain('January');
  });

  it('ends only when nothing ready is forgotten', async () => {
    await start();
    expect((await cycle.desk.get(`${address()}/end`)).root.querySelectorAll('main form')).toHaveLength(0);
    await cycle.desk.submit(await reviewPage('straight'), {}, address());
    await cycle.desk.submit(await cycle.desk.get(`${address()}/end`), {}, '/release/end');
    const ended = await testApp.database.of(CycleEntity).findOneByOrFail({ id: cycle.id });
    expect(ended).toMatchObject({ state: 'released', releasedAt: testApp.clock.now() });
  });

  it('publishes group figures once', async () => {
    const reviews = Array.from({ length: 5 }, () => ({ requests: enough() }));
    cycle = await givenMixedCycle(testApp, { questionnaire, reviews });
    const page = await cycle.desk.get(address());
    expect(page.text).toContain('Built over 5 people, not yet published');
    const published = await cycle.desk.submit(page, {}, '/release/group');
    expect(published.text).toContain('published to leaders on 2 November 2026');
    expect((await cycle.desk.submit(page, {}, '/release/group')).status).toBe(409);
  });

  it('lets HR read a sample that holds nobody’s figures and writes nothing', async () => {
    await start();
    const before = await testApp.database.of(AuditEntryEntity).count();
    const page = await cycle.desk.get((await cycle.desk.get(address())).link('Read a sample'));
    expect(page.text).toContain('A sample with invented numbers');
    expect(page.all('table.nums thead th').slice(0, 3)).toEqual(['You', 'Everyone else', 'Manager']);
    for (const { subject } of cycle.reviews) expect(page.text).not.toContain(subject.name);
    expect(await testApp.database.of(AuditEntryEntity).count()).toBe(before);
  });

  it('is HR’s alone, and of closed cycles alone', async () => {
    await start();
    for (const person of [cycle.manager, cycle.reviews[0]!.subject, await given(testApp).leader()]) {
      const visitor = await given(testApp).visitorFor(person);
      expect((await visitor.get(address())).status).toBe(404);
      expect((await visitor.get(`${address()}/review?way=straight`)).status).toBe(404);
    }
    expect((await cycle.desk.get(`${address()}/review?way=everybody`)).status).toBe(400);
    await testApp.database.write(() => testApp.database.of(CycleEntity).update(cycle.id, { state: 'open' }));
    expect((await cycle.desk.get(address())).status).toBe(404);
  });
});
