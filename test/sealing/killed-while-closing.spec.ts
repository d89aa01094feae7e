import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { GroupSnapshots } from '../../src/results/group-snapshots.js';
import { Snapshots } from '../../src/results/snapshots.js';
import { TallyEntity } from '../../src/results/tally.entity.js';
import { EnvelopeEntity } from '../../src/surveys/envelope.entity.js';
import { type AnsweredCycle, givenAnsweredCycle, requestsOf } from '../support/given-answered-cycle.js';
import { questionnaireOf } from '../support/reviews.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { createTestDatabase } from '../support/test-database.js';
import { projectPath } from '../../src/config/project-root.js';

const questionnaire = questionnaireOf([3]);

/**
 * F15 with real deaths: `mix-restart` and `every-step` let steps fail, here the process is killed, without a chance to
 * tidy up, and another takes the same files and the same database.
 */
describe('closing, mixing and destroying keys, killed again and again', () => {
  const folders = mkdtempSync(join(tmpdir(), 'roundview-killed-'));
  const env: Record<string, string> = {
    DATA_DIR: join(folders, 'data'),
    BACKUP_DIR: join(folders, 'backups'),
    BACKUP_KEYS_DIR: join(folders, 'keys'),
  };
  let postgres: Awaited<ReturnType<typeof createTestDatabase>>;
  let testApp: TestApp;

  beforeAll(async () => {
    postgres = await createTestDatabase();
    if (postgres) env.DATABASE_URL = postgres.url;
    testApp = await startTestApp(env);
  });

  afterAll(async () => {
    await testApp.close();
    await postgres?.drop();
    rmSync(folders, { recursive: true, force: true });
  });

  const givenPastDeadline = (): Promise<AnsweredCycle> =>
    givenAnsweredCycle(testApp, {
      questionnaire,
      reviews: [
        { requests: requestsOf(questionnaire, { self: 1, peer: 4 }) },
        { requests: requestsOf(questionnaire, { peer: 5 }) },
      ],
      columns: { state: 'open', closesOn: '2026-10-31', closedAt: null },
    });

  /** One life of the product; true when it was killed. */
  const live = async (killAt: string): Promise<boolean> => {
    const hooks = projectPath('test/attack/register.mjs');
    const child = spawn(process.execPath, ['--import', hooks, projectPath('test/sealing/closing-child.ts')], {
      env: { PATH: process.env.PATH, PORT: '0', APP_URL: 'http://localhost:3000', KILL_AT: killAt, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const errors: Buffer[] = [];
    child.stderr.on('data', (part: Buffer) => errors.push(part));
    return new Promise((resolve, reject) => {
      child.on('close', (code, signal) => {
        if (signal === 'SIGKILL' || code === 0) resolve(signal === 'SIGKILL');
        else reject(new Error(`Ended with ${code}: ${Buffer.concat(errors).toString().slice(-2000)}`));
      });
    });
  };

  const keyIsIn = (id: string): boolean[] =>
    [join(env.DATA_DIR!, 'keys'), env.BACKUP_KEYS_DIR!].map(
      (folder) => existsSync(folder) && readdirSync(folder).includes(`${id}.key`),
    );

  /** Every answer is there once: sealed, or counted. */
  const expectWhole = async ({ id, reviews }: AnsweredCycle): Promise<void> => {
    const { database } = testApp;
    const cycle = await database.of(CycleEntity).findOneByOrFail({ id });
    if (keyIsIn(id).includes(false)) expect(cycle.backupVerifiedAt).not.toBeNull();
    if (cycle.keyDestroyedAt) expect(keyIsIn(id)).toEqual([false, false]);
    for (const review of reviews) {
      const requests = await database.of(AssignmentEntity).findBy({ reviewId: review.id });
      const sealed = await Promise.all(
        requests.map(({ id: assignmentId }) => database.of(EnvelopeEntity).countBy({ assignmentId })),
      );
      const tallies = await database.of(TallyEntity).findBy({ reviewId: review.id });
      const counted = tallies.flatMap(({ histogram }) => histogram).reduce((sum, n) => sum + n, 0);
      expect([sealed.reduce((sum, n) => sum + n, 0), counted]).toEqual(counted === 0 ? [5, 0] : [0, 15]);
    }
  };

  const expectDone = async (cycle: AnsweredCycle): Promise<void> => {
    const { database } = testApp;
    await expectWhole(cycle);
    const row = await database.of(CycleEntity).findOneByOrFail({ id: cycle.id });
    expect([row.state, row.keyDestroyedAt === null]).toEqual(['closed', false]);
    for (const { id } of cycle.reviews) {
      const { mixState, reportState } = await database.of(ReviewEntity).findOneByOrFail({ id });
      expect([mixState, reportState]).toEqual(['mixed', 'built']);
      expect((await testApp.get(Snapshots).latest(id))?.version).toBe(1);
    }
    expect(await testApp.get(GroupSnapshots).of(cycle.id)).not.toBeNull();
    const deeds = (await database.of(AuditEntryEntity).find()).filter(({ details }) => details.cycle === cycle.id);
    expect(deeds.map(({ deed }) => deed).toSorted()).toEqual([
      'backup.verified',
      'cycle.closed',
      'cycle.key-destroyed',
      'cycle.mixed',
    ]);
  };

  /** Where each life ends, and what it may do before that. */
  const ends = [
    ['commit:1', 'in closing'],
    ['commit:3', 'in the second review, the cycle being closed and the first review mixed'],
    ['commit:2', 'in freezing the group results, after the second review'],
    ['commit:2', 'in freezing the first report'],
    ['scrubbed', 'after both reports, the pages of the database being emptied'],
    ['backup-made', 'with a backup that nobody knows of yet'],
    ['key-removed', 'with the key gone from one of its two places'],
  ] as const;

  it('ends with everything whole, counted once, and the key gone', async () => {
    const cycle = await givenPastDeadline();
    for (const [killAt, where] of ends) {
      expect([where, await live(killAt)]).toEqual([where, true]);
      await expectWhole(cycle);
    }
    expect(keyIsIn(cycle.id).filter((isThere) => isThere)).toHaveLength(1);
    expect(await live('')).toBe(false);
    await expectDone(cycle);
  }, 300_000);
});
