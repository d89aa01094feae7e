import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { Clock } from '../../src/config/clock.js';
import { starterFramework } from '../../src/competencies/starter-framework.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { Database } from '../../src/database/database.js';
import { ArchiveFiles } from '../../src/reports/archives/archive-files.js';
import { OpenableReports } from '../../src/reports/archives/openable-reports.js';
import { ReportArchiveEntity } from '../../src/reports/archives/report-archive.entity.js';
import { ReportArchivesWorker } from '../../src/reports/archives/report-archives.worker.js';
import { Typesetter } from '../../src/reports/pdf/typesetter.js';
import type { TypstTypesetter } from '../../src/reports/pdf/typst-typesetter.js';
import { ReleaseService } from '../../src/reports/release.service.js';
import { SnapshotCorrections } from '../../src/results/snapshot-corrections.js';
import { Snapshots } from '../../src/results/snapshots.js';
import { given } from '../support/given.js';
import { requestsOf } from '../support/given-answered-cycle.js';
import { givenMixedCycle, type MixedCycle } from '../support/given-mixed-cycle.js';
import { readPdf } from '../support/pdf.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Visitor } from '../support/visitor.js';
import { readZip } from '../support/zip.js';

let testApp: TestApp;
let cycle: MixedCycle;
let typesetter: TypstTypesetter;
let hr: Visitor;
const question = starterFramework.openQuestions[0]!.id;

beforeAll(async () => {
  testApp = await startTestApp();
  typesetter = testApp.get(Typesetter as never);
  const administrator = await given(testApp).administrator({ name: 'Hana Petersen' });
  const requests = requestsOf(starterFramework, { self: 1, manager: 1, peer: 4, subordinate: 3 }).map(
    (request, rater) => ({
      ...request,
      answers: request.answers && { ...request.answers, comments: { [question]: `Remark number ${rater}.` } },
    }),
  );
  const named = async (name: string) => given(testApp).employee({ name });
  cycle = await givenMixedCycle(testApp, {
    questionnaire: starterFramework,
    settings: { managerSeesReport: true },
    reviews: [
      { subject: await named('Sam Lee'), requests },
      { subject: await named('Sam Lee'), requests },
      { subject: await named('مینا سهرابی'), requests },
      { subject: await named('Tom Baker'), coach: administrator, requests },
    ],
  });
  const releases = testApp.get(ReleaseService);
  await releases.release(cycle.id, 'reader-first', null, cycle.hr.id);
  testApp.clock.advance({ days: 3 });
  await releases.release(cycle.id, 'now', null, cycle.hr.id);
  hr = await given(testApp).visitorFor(administrator);
}, 120_000);

afterAll(() => testApp.close());
afterEach(() => {
  jest.restoreAllMocks();
});

const worker = (): ReportArchivesWorker => testApp.get(ReportArchivesWorker);
const archives = () => testApp.database.of(ReportArchiveEntity);
const managers = (): Promise<Visitor> => given(testApp).visitorFor(cycle.manager);

/** Asks for the file as a person does; the address of its page. */
async function ordered(visitor: Visitor): Promise<string> {
  jest.spyOn(worker(), 'wake').mockReturnValue();
  const page = await visitor.submit(await visitor.get(`/report-archives/cycles/${cycle.id}`), {}, 'report-archives');
  expect(page.heading).toBe('Your file is being made');
  expect(page.html).toContain('http-equiv="refresh"');
  return page.path;
}

async function taken(visitor: Visitor, path: string): Promise<Map<string, Buffer>> {
  return readZip((await visitor.file(`${path}/zip`)).bytes);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const filesOf = (path: string): string => join(testApp.dataDir, 'report-archives', path.split('/').at(-1)!);

describe('all reports of a cycle in one file', () => {
  it('hold those the person may open and no other, each under its person’s name', async () => {
    const visitor = await managers();
    const path = await ordered(visitor);
    await worker().tick();
    expect((await visitor.get(path)).text).toContain('3 of 3 reports are done.');
    const files = await taken(visitor, path);
    expect([...files.keys()].sort()).toEqual(['Sam Lee 2.pdf', 'Sam Lee.pdf', 'مینا سهرابی.pdf']);
    for (const file of files.values()) expect(readPdf(file).pages.length).toBeGreaterThan(2);
  });

  it('are nothing to an administrator, but for reports whose coach he or she is', async () => {
    expect((await cycle.desk.get(`/report-archives/cycles/${cycle.id}`)).status).toBe(404);
    const path = await ordered(hr);
    await worker().tick();
    expect([...(await taken(hr, path)).keys()]).toEqual(['Tom Baker.pdf']);
    const stranger = await managers();
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.get(`${path}/zip`)).status).toBe(404);
  });

  it('count as opened when they are handed over, not when they are set, and the person sees it', async () => {
    const visitor = await managers();
    const opened = async (): Promise<number> =>
      (await testApp.database.of(AuditEntryEntity).findBy({ deed: 'report.opened' })).filter(
        ({ details }) => details.file === 'zip' && details.review === cycle.reviews[0]!.id,
      ).length;
    const before = await opened();
    const path = await ordered(visitor);
    await worker().tick();
    expect(await opened()).toBe(before);
    await taken(visitor, path);
    expect(await opened()).toBe(before + 1);
    const subject = await given(testApp).visitorFor(cycle.reviews[0]!.subject);
    const page = await subject.get(`/reports/${cycle.reviews[0]!.id}`);
    expect(page.root.querySelector('footer')!.structuredText).toContain(cycle.manager.name);
  });

  it('go on where a process died, without setting anything twice', async () => {
    const path = await ordered(await managers());
    const real = typesetter.pdf.bind(typesetter);
    const set = jest.spyOn(typesetter, 'pdf').mockImplementation((document) => {
      return set.mock.calls.length === 2 ? new Promise<Buffer>(() => undefined) : real(document);
    });
    const restarted = (): ReportArchivesWorker =>
      new ReportArchivesWorker(
        testApp.get(Database),
        testApp.get(Clock),
        testApp.get(OpenableReports),
        testApp.get(Snapshots),
        typesetter,
        testApp.get(ArchiveFiles),
      );
    void restarted().tick();
    for (let wait = 0; wait < 500 && set.mock.calls.length < 2; wait++) await pause(10);
    const another = restarted();
    await another.tick();
    expect(set).toHaveBeenCalledTimes(2);
    testApp.clock.advance({ minutes: 3 });
    await another.tick();
    expect(set).toHaveBeenCalledTimes(4);
    expect(await archives().findOneByOrFail({ id: path.split('/').at(-1)! })).toMatchObject({
      state: 'ready',
      done: 3,
    });
  });

  it('come without the one that cannot be set, and say so', async () => {
    const visitor = await managers();
    const path = await ordered(visitor);
    jest.spyOn(typesetter, 'pdf').mockRejectedValueOnce(new Error('poisoned'));
    await worker().tick();
    expect((await visitor.get(path)).text).toContain('One report could not be made.');
    expect((await taken(visitor, path)).size).toBe(2);
  });

  it('follow a correction: what was withheld since is not handed over', async () => {
    const visitor = await managers();
    const path = await ordered(visitor);
    await worker().tick();
    const { id } = cycle.reviews[0]!;
    const { shown } = (await testApp.get(Snapshots).latest(id))!;
    const { id: commentId, text } = shown.comments[0]!.parts[0]!.items[0]!;
    await testApp.get(SnapshotCorrections).withholdComment(id, commentId, cycle.hr.id);
    expect((await visitor.get(`${path}/zip`)).heading).toBe('Your file is being made');
    await worker().tick();
    const words = (file: Buffer): string => readPdf(file).pages.join('');
    const files = await taken(visitor, path);
    const squeezed = text.replaceAll(' ', '');
    expect(files.size).toBe(3);
    expect([...files].filter(([, file]) => words(file).includes(squeezed))).toHaveLength(2);
  });

  it('leave out a report that the person may no longer open', async () => {
    const visitor = await managers();
    const path = await ordered(visitor);
    await worker().tick();
    const { id } = cycle.reviews[2]!;
    await testApp.database.write(() => testApp.database.of(ReviewEntity).update(id, { coachId: cycle.hr.id }));
    expect([...(await taken(visitor, path)).keys()].sort()).toEqual(['Sam Lee 2.pdf', 'Sam Lee.pdf']);
  });

  it('are gone after a day, from the disk as well', async () => {
    const visitor = await managers();
    const path = await ordered(visitor);
    await worker().tick();
    expect(existsSync(filesOf(path))).toBe(true);
    testApp.clock.advance({ hours: 25 });
    await worker().tick();
    expect(existsSync(filesOf(path))).toBe(false);
    expect((await (await managers()).get(path)).status).toBe(404);
  });
});
