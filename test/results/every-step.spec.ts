import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { CycleJobs } from '../../src/cycles/cycle-jobs.worker.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { Database } from '../../src/database/database.js';
import { MixWorker } from '../../src/results/mix.worker.js';
import { Snapshots } from '../../src/results/snapshots.js';
import { TallyEntity } from '../../src/results/tally.entity.js';
import { VerifiedBackup } from '../../src/results/verified-backup.js';
import { CycleKeys } from '../../src/sealing/cycle-keys.js';
import { EnvelopeEntity } from '../../src/surveys/envelope.entity.js';
import { type AnsweredCycle, givenAnsweredCycle, requestsOf } from '../support/given-answered-cycle.js';
import { questionnaireOf } from '../support/reviews.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const questionnaire = questionnaireOf([3]);

/** The steps of closing, mixing, building, scrubbing, backing up and destroying: each stored step, and what is between. */
const steps: [string, (testApp: TestApp) => object][] = [
  ['write', (testApp) => testApp.get(Database)],
  ['scrub', (testApp) => testApp.get(Database)],
  ['make', (testApp) => testApp.get(VerifiedBackup)],
  ['destroy', (testApp) => testApp.get(CycleKeys)],
];

/** F15: the process may die before or after any step; what comes after a start again must end with the same result. */
describe('closing and mixing, cut off at any step', () => {
  let testApp: TestApp;
  let folders: string;

  beforeAll(async () => {
    folders = mkdtempSync(join(tmpdir(), 'roundview-steps-'));
    testApp = await startTestApp({ BACKUP_DIR: join(folders, 'database'), BACKUP_KEYS_DIR: join(folders, 'keys') });
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  afterAll(async () => {
    await testApp.close();
    rmSync(folders, { recursive: true, force: true });
  });

  const keyFiles = (id: string): boolean[] =>
    [join(testApp.dataDir, 'keys'), join(folders, 'keys')].map((folder) => readdirSync(folder).includes(`${id}.key`));

  const turn = async ({ id }: AnsweredCycle): Promise<void> => {
    await testApp
      .get(CycleJobs)
      .tick()
      .catch(() => undefined);
    await testApp
      .get(MixWorker)
      .tick()
      .catch(() => undefined);
    const row = await testApp.database.of(CycleEntity).findOneByOrFail({ id });
    // Never deleted before a backup made after the mix was verified; never called destroyed while it is anywhere.
    if (keyFiles(id).includes(false)) expect(row.backupVerifiedAt).not.toBeNull();
    if (row.keyDestroyedAt) expect(keyFiles(id)).toEqual([false, false]);
  };

  const givenPastDeadline = (): Promise<AnsweredCycle> =>
    givenAnsweredCycle(testApp, {
      questionnaire,
      reviews: [
        { requests: requestsOf(questionnaire, { self: 1, peer: 4 }) },
        { requests: requestsOf(questionnaire, { peer: 5 }) },
      ],
      columns: { state: 'open', closesOn: '2026-10-31', closedAt: null },
    });

  it.each(['before', 'after'] as const)('%s each of them: the next turns end with the same result', async (when) => {
    let cuts = 0;
    for (const [method, partOf] of steps) {
      for (let call = 1; ; call += 1) {
        const cycle = await givenPastDeadline();
        const isCut = cutOff(partOf(testApp), method, call, when);
        await turn(cycle);
        jest.restoreAllMocks();
        if (!isCut()) break;
        cuts += 1;
        await turn(cycle);
        await turn(cycle);
        await expectDone(testApp, cycle);
      }
    }
    // Closing, two reviews, group, two reports, the end, the backup, the key: nine writes, and the three others.
    expect(cuts).toBe(12);
  });
});

/** Lets one call of a method fail as if the process had died just before it, or just after its deed was stored. */
function cutOff(part: object, method: string, call: number, when: 'before' | 'after'): () => boolean {
  const original = (part as Record<string, (...args: unknown[]) => unknown>)[method]!;
  let calls = 0;
  let isCut = false;
  jest.spyOn(part as Record<string, () => unknown>, method).mockImplementation(function (...args: unknown[]) {
    calls += 1;
    if (calls !== call) return original.apply(part, args);
    isCut = true;
    if (when === 'before') throw new Error('killed');
    const result = original.apply(part, args);
    if (!(result instanceof Promise)) throw new Error('killed');
    return result.then(() => {
      throw new Error('killed');
    });
  } as never);
  return () => isCut;
}

async function expectDone(testApp: TestApp, { id, reviews }: AnsweredCycle): Promise<void> {
  const { database } = testApp;
  const cycle = await database.of(CycleEntity).findOneByOrFail({ id });
  expect(cycle.state).toBe('closed');
  expect([cycle.backupVerifiedAt, cycle.keyDestroyedAt]).not.toContain(null);
  expect(testApp.get(CycleKeys).placesOf(id)).toEqual([]);
  for (const review of reviews) {
    const answers = review.requests.flatMap(({ answers: given }) => Object.keys(given?.ratings ?? {}));
    const tallies = await database.of(TallyEntity).findBy({ reviewId: review.id });
    expect(tallies.flatMap(({ histogram }) => histogram).reduce((sum, n) => sum + n, 0)).toBe(answers.length);
    const { mixState, reportState } = await database.of(ReviewEntity).findOneByOrFail({ id: review.id });
    expect([mixState, reportState]).toEqual(['mixed', 'built']);
    expect((await testApp.get(Snapshots).latest(review.id))?.version).toBe(1);
  }
  expect(await database.of(EnvelopeEntity).count()).toBe(0);
  const deeds = (await database.of(AuditEntryEntity).find()).filter(({ details }) => details.cycle === id);
  expect(deeds.map(({ deed }) => deed).toSorted()).toEqual([
    'backup.verified',
    'cycle.closed',
    'cycle.key-destroyed',
    'cycle.mixed',
  ]);
}
