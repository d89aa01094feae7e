import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Config, readConfig } from '../../src/config/config.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { archiveOf, countRows } from '../../src/database/archives/archives.js';
import { backUp } from '../../src/operations/keeping/back-up.js';
import { keyFoldersOf } from '../../src/operations/keeping/console.js';
import { restore } from '../../src/operations/keeping/restore.js';
import { ReleaseService } from '../../src/reports/release.service.js';
import { MixWorker } from '../../src/results/mix.worker.js';
import { SnapshotEntity } from '../../src/results/snapshot.entity.js';
import { TallyEntity } from '../../src/results/tally.entity.js';
import { CycleKeys } from '../../src/sealing/cycle-keys.js';
import { EnvelopeEntity } from '../../src/surveys/envelope.entity.js';
import { given } from '../support/given.js';
import { type AnsweredCycle, givenAnsweredCycle, requestsOf } from '../support/given-answered-cycle.js';
import { givenMixedCycle, type MixedCycle } from '../support/given-mixed-cycle.js';
import { questionnaireOf } from '../support/reviews.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { createTestDatabase } from '../support/test-database.js';

const questionnaire = questionnaireOf([3]);
const secret = 'one secret on both machines, long enough';

describe('a backup', () => {
  let folders: string;
  let testApp: TestApp;
  let config: Config;
  let mixed: MixedCycle;
  let open: AnsweredCycle;
  const ends: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    folders = mkdtempSync(join(tmpdir(), 'roundview-backup-'));
    testApp = await startTestApp({
      APP_SECRET: secret,
      BACKUP_DIR: join(folders, 'database'),
      BACKUP_KEYS_DIR: join(folders, 'keys'),
    });
    config = testApp.get(Config);
    const requests = requestsOf(questionnaire, { self: 1, peer: 4 });
    mixed = await givenMixedCycle(testApp, { questionnaire, reviews: [{ requests }] });
    await testApp.get(ReleaseService).release(mixed.id, 'straight', null, mixed.hr.id);
    open = await givenAnsweredCycle(testApp, {
      questionnaire,
      reviews: [{ requests }],
      columns: { state: 'open', name: 'Winter', closesOn: '2026-12-31' },
    });
  });

  afterEach(async () => {
    await testApp.close();
    for (const end of ends.splice(0)) await end();
    rmSync(folders, { recursive: true, force: true });
  });

  const make = async (): Promise<string> => (await backUp(config, keyFoldersOf(config), testApp.clock.now())).file;
  /** Another machine with nothing on it but the secret, and the second place of the keys unless it is lost too. */
  const cleanMachine = async (keys = join(folders, 'keys'), itsSecret = secret): Promise<Config> => {
    const postgres = await createTestDatabase();
    if (postgres) ends.push(() => postgres.drop());
    const env = {
      DATA_DIR: mkdtempSync(join(folders, 'machine-')),
      APP_SECRET: itsSecret,
      BACKUP_KEYS_DIR: keys,
      LOG_LEVEL: 'silent',
    };
    return readConfig(postgres ? { ...env, DATABASE_URL: postgres.url } : env);
  };
  const restored = async (machine: Config, file: string, withoutKeys = false): Promise<string> =>
    (await restore(machine, keyFoldersOf(machine), { file, withoutKeys })).join('\n');
  const startOn = async (machine: Config): Promise<TestApp> => {
    const there = await startTestApp({
      DATA_DIR: machine.dataDir,
      APP_SECRET: secret,
      ...(machine.database.kind === 'postgres' ? { DATABASE_URL: machine.database.url } : {}),
    });
    ends.unshift(() => there.close());
    return there;
  };

  it('restored on a clean machine gives the same reports and opens the answers of a running cycle', async () => {
    const file = await make();
    const machine = await cleanMachine();
    expect(await restored(machine, file)).toContain('2 frozen result(s)');
    const there = await startOn(machine);
    const hashes = async (app: TestApp): Promise<string[]> =>
      (await app.database.of(SnapshotEntity).find()).map(({ sha256 }) => sha256);
    expect(await hashes(there)).toEqual(await hashes(testApp));
    const page = await (
      await given(there).visitorFor(mixed.reviews[0]!.subject)
    ).get(`/reports/${mixed.reviews[0]!.id}`);
    expect(page.status).toBe(200);
    await there.database.write(() => there.database.of(CycleEntity).update(open.id, { state: 'mixing' }));
    await there.get(MixWorker).tick();
    const tallies = await there.database.of(TallyEntity).findBy({ reviewId: open.reviews[0]!.id });
    expect(tallies.flatMap(({ histogram }) => histogram).reduce((sum, count) => sum + count, 0)).toBe(5 * 3);
  });

  it('holds every answer stored before it began, while others come in', async () => {
    const stored = await testApp.database.of(EnvelopeEntity).count();
    const peers = requestsOf(questionnaire, { peer: 3 });
    const coming = givenAnsweredCycle(testApp, {
      questionnaire,
      reviews: Array.from({ length: 8 }, () => ({ requests: peers })),
    });
    const file = await make();
    await coming;
    expect(await countRows(archiveOf(config.database), file, 'envelope', 'assignmentId')).toBeGreaterThanOrEqual(
      stored,
    );
  });

  it('never holds a key, a link secret or the application’s secret', async () => {
    const bytes = readFileSync(await make());
    const wrapped = readFileSync(join(config.dataDir, 'keys', `${open.id}.key`));
    const linkSecret = testApp.get(CycleKeys).linkSecret(open.id);
    for (const part of [wrapped.subarray(0, 32), linkSecret, Buffer.from(secret)]) {
      expect(bytes.includes(part)).toBe(false);
    }
  });

  it('is never restored over a database', async () => {
    const file = await make();
    const machine = await cleanMachine();
    await restored(machine, file);
    await expect(restored(machine, file)).rejects.toThrow('never overwrites');
    await expect(restored(config, file)).rejects.toThrow('never overwrites');
  });

  it('that is damaged is refused, and nothing is left behind', async () => {
    const file = await make();
    const bytes = readFileSync(file);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
    writeFileSync(file, bytes);
    const machine = await cleanMachine();
    await expect(restored(machine, file)).rejects.toThrow('checksum');
    rmSync(`${file}.sha256`);
    writeFileSync(file, bytes.subarray(0, middle));
    await expect(restored(machine, file)).rejects.toThrow();
    expect(await archiveOf(machine.database).isPlaceFree()).toBe(true);
  });

  it.each([
    ['the keys are lost', async (): Promise<Config> => cleanMachine(join(folders, 'lost'))],
    [
      'the secret is another one',
      async (): Promise<Config> => cleanMachine(undefined, 'another secret than the one before, too'),
    ],
  ])('says before it begins which running cycle it cannot open when %s', async (_name, machineOf) => {
    const file = await make();
    const machine = await machineOf();
    await expect(restored(machine, file)).rejects.toThrow(`Winter (${open.id}): no key that opens its answers`);
    expect(await archiveOf(machine.database).isPlaceFree()).toBe(true);
    const told = await restored(machine, file, true);
    expect(told).toContain('Winter');
    expect(told).not.toContain('Autumn 2026');
    expect(await archiveOf(machine.database).isPlaceFree()).toBe(false);
  });

  it('of a newer Roundview, or of the other database, is refused', async () => {
    await testApp.database.write(() =>
      testApp.database.manager.query(
        `INSERT INTO "migrations" ("timestamp", "name") VALUES (9999999999999, 'Later9999999999999')`,
      ),
    );
    const file = await make();
    const machine = await cleanMachine();
    await expect(restored(machine, file)).rejects.toThrow('newer Roundview');
    const other = file.replace(/\.\w+$/, file.endsWith('.dump') ? '.sqlite' : '.dump');
    writeFileSync(other, readFileSync(file));
    await expect(restored(machine, other)).rejects.toThrow('does not fit');
    await expect(restored(machine, `${file}.nothing`)).rejects.toThrow('no file');
  });

  it('deletes its own backups when they are older than the days to keep, and nothing else', async () => {
    const old = await make();
    const foreign = join(folders, 'database', 'something-else.sqlite');
    writeFileSync(foreign, '');
    const long = new Date(testApp.clock.now().getTime() - 36 * 86_400_000);
    for (const path of [old, `${old}.sha256`, foreign]) utimesSync(path, long, long);
    const file = await make();
    const left = readdirSync(join(folders, 'database'));
    expect(left).toContain('something-else.sqlite');
    expect(left).toContain(file.split('/').at(-1));
    expect(left).not.toContain(old.split('/').at(-1));
    expect(left).not.toContain(`${old.split('/').at(-1)!}.sha256`);
  });

  it('without the programs of PostgreSQL says which one to install', async () => {
    if (config.database.kind !== 'postgres') return;
    const path = process.env.PATH;
    process.env.PATH = folders;
    try {
      await expect(make()).rejects.toThrow('pg_dump was not found. Install the PostgreSQL client programs');
    } finally {
      process.env.PATH = path;
    }
  });

  it('that cannot be written leaves no half file', async () => {
    rmSync(join(folders, 'database'), { recursive: true, force: true });
    writeFileSync(join(folders, 'database'), 'a file where the folder should be');
    await expect(make()).rejects.toThrow();
    rmSync(join(folders, 'database'));
    mkdirSync(join(folders, 'database'));
    await testApp.database.write(() =>
      testApp.database.of(SnapshotEntity).update({ reviewId: mixed.reviews[0]!.id }, { sha256: 'changed' }),
    );
    await expect(make()).rejects.toThrow('not as it was frozen');
    expect(readdirSync(join(folders, 'database'))).toEqual([]);
  });
});
