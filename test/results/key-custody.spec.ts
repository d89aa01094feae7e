import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Config } from '../../src/config/config.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { archiveOf, countRows } from '../../src/database/archives/archives.js';
import { Alarms } from '../../src/results/alarms.js';
import { MixWorker } from '../../src/results/mix.worker.js';
import { type AnsweredCycle, givenAnsweredCycle, requestsOf } from '../support/given-answered-cycle.js';
import { questionnaireOf } from '../support/reviews.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const questionnaire = questionnaireOf([3]);

describe('the key of a mixed cycle', () => {
  let testApp: TestApp;
  let folders: string;

  beforeEach(() => {
    folders = mkdtempSync(join(tmpdir(), 'roundview-custody-'));
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await testApp.close();
    rmSync(folders, { recursive: true, force: true });
  });

  const start = async (env: Record<string, string>): Promise<AnsweredCycle> => {
    testApp = await startTestApp(env);
    return givenAnsweredCycle(testApp, {
      questionnaire,
      reviews: [{ requests: requestsOf(questionnaire, { peer: 4 }) }],
    });
  };
  const keyBackups = () => join(folders, 'keys');
  const cycleRow = (id: string) => testApp.database.of(CycleEntity).findOneByOrFail({ id });
  const listing = (cycle: AnsweredCycle) =>
    [`${testApp.dataDir}/keys`, keyBackups()].map((folder) => readdirSync(folder).includes(`${cycle.id}.key`));

  it('is destroyed in both folders once a backup after the mix was opened and counted', async () => {
    const cycle = await start({ BACKUP_DIR: join(folders, 'database'), BACKUP_KEYS_DIR: keyBackups() });
    expect(listing(cycle)).toEqual([true, true]);
    await testApp.get(MixWorker).tick();
    expect(listing(cycle)).toEqual([false, false]);
    const now = testApp.clock.now();
    expect(await cycleRow(cycle.id)).toMatchObject({ backupVerifiedAt: now, keyDestroyedAt: now });
    const archive = archiveOf(testApp.get(Config).database);
    const [file, note, ...others] = readdirSync(join(folders, 'database')).toSorted();
    expect(note).toBe(`${file}.sha256`);
    expect(others).toEqual([]);
    expect(await countRows(archive, join(folders, 'database', file!), 'tally', 'block')).toBe(3);
  });

  it('stays when the backup fails, and goes after seven days', async () => {
    const cycle = await start({ BACKUP_DIR: join(folders, 'database'), BACKUP_KEYS_DIR: keyBackups() });
    writeFileSync(join(folders, 'database'), 'a file where the folder should be');
    await testApp.get(MixWorker).tick();
    expect(listing(cycle)).toEqual([true, true]);
    expect(await cycleRow(cycle.id)).toMatchObject({ backupVerifiedAt: null, keyDestroyedAt: null });
    testApp.clock.advance({ days: 7 });
    await testApp.get(MixWorker).tick();
    expect(listing(cycle)).toEqual([false, false]);
  });

  it('waits seven days where no backup can be verified', async () => {
    const cycle = await start({ BACKUP_KEYS_DIR: keyBackups() });
    await testApp.get(MixWorker).tick();
    testApp.clock.advance({ days: 6, hours: 23 });
    await testApp.get(MixWorker).tick();
    expect(listing(cycle)).toEqual([true, true]);
    expect((await cycleRow(cycle.id)).keyDestroyedAt).toBeNull();
    testApp.clock.advance({ hours: 1 });
    await testApp.get(MixWorker).tick();
    expect(listing(cycle)).toEqual([false, false]);
    expect((await cycleRow(cycle.id)).keyDestroyedAt).toEqual(testApp.clock.now());
  });

  it('is never called destroyed while one place still lists it; an alarm names the place', async () => {
    const cycle = await start({ BACKUP_KEYS_DIR: keyBackups() });
    const alarm = jest.spyOn(testApp.get(Alarms), 'raise');
    const stubborn = join(keyBackups(), `${cycle.id}.key`);
    rmSync(stubborn);
    mkdirSync(stubborn);
    writeFileSync(join(stubborn, 'x'), '');
    await testApp.get(MixWorker).tick();
    testApp.clock.advance({ days: 7 });
    await testApp.get(MixWorker).tick();
    expect(listing(cycle)).toEqual([false, true]);
    expect((await cycleRow(cycle.id)).keyDestroyedAt).toBeNull();
    expect(alarm.mock.calls.flat().join()).toContain(keyBackups());
    rmSync(stubborn, { recursive: true });
    await testApp.get(MixWorker).tick();
    expect((await cycleRow(cycle.id)).keyDestroyedAt).toEqual(testApp.clock.now());
  });

  it('stays while a review is not mixed, whatever the cycle says', async () => {
    const cycle = await start({ BACKUP_KEYS_DIR: keyBackups() });
    await testApp.get(MixWorker).tick();
    await testApp.database.write(() =>
      testApp.database.of(ReviewEntity).update(cycle.reviews[0]!.id, { mixState: 'stuck' }),
    );
    testApp.clock.advance({ days: 30 });
    await testApp.get(MixWorker).tick();
    expect(listing(cycle)).toEqual([true, true]);
  });
});
