import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { AuditLog } from '../../src/audit/audit-log.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { Database } from '../../src/database/database.js';
import { EarlierReports } from '../../src/results/earlier-reports.js';
import { GroupSnapshots } from '../../src/results/group-snapshots.js';
import { MixWorker } from '../../src/results/mix.worker.js';
import { MixedReviews } from '../../src/results/mixed-reviews.js';
import { OpenedEnvelopes } from '../../src/results/opened-envelopes.js';
import { Snapshots } from '../../src/results/snapshots.js';
import { TallyEntity } from '../../src/results/tally.entity.js';
import { EnvelopeEntity } from '../../src/surveys/envelope.entity.js';
import { CycleKeys } from '../../src/sealing/cycle-keys.js';
import { type AnsweredCycle, givenAnsweredCycle, requestsOf } from '../support/given-answered-cycle.js';
import { questionnaireOf } from '../support/reviews.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const questionnaire = questionnaireOf([3]);

/** Where the work may be cut off: a method of a part, and at which of its calls. */
const cuts: [string, (testApp: TestApp) => object, string, number][] = [
  ['while the first review is opened', (app) => app.get(OpenedEnvelopes), 'of', 1],
  ['between two reviews', (app) => app.get(OpenedEnvelopes), 'of', 2],
  ['before the tallies of the second review', (app) => app.get(MixedReviews), 'insert', 2],
  ['after tallies, before the envelopes are deleted', (app) => app.get(MixedReviews), 'histograms', 2],
  ['while the first drafts are built', (app) => app.get(MixedReviews), 'talliesOf', 2],
  ['before the group figures are frozen', (app) => app.get(GroupSnapshots), 'freeze', 1],
  ['before the first report is frozen', (app) => app.get(Snapshots), 'freeze', 1],
  ['between two reports', (app) => app.get(EarlierReports), 'before', 2],
  ['before the database is scrubbed', (app) => app.get(Database), 'scrub', 1],
  ['while the cycle is closed', (app) => app.get(AuditLog), 'record', 1],
  ['before the key is deleted', (app) => app.get(CycleKeys), 'destroy', 1],
];

describe('a mix that is cut off', () => {
  let testApp: TestApp;

  beforeEach(async () => {
    testApp = await startTestApp();
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await testApp.close();
  });

  it.each(cuts)('%s: the next turn ends with the same result', async (_name, partOf, method, call) => {
    const cycle = await givenAnsweredCycle(testApp, {
      questionnaire,
      reviews: [
        { requests: requestsOf(questionnaire, { self: 1, peer: 4 }) },
        { requests: requestsOf(questionnaire, { peer: 5 }) },
      ],
    });
    const isCut = cutOff(partOf(testApp), method, call);
    await testApp.get(MixWorker).tick();
    await testApp.get(MixWorker).tick();
    testApp.clock.advance({ days: 7 });
    await testApp.get(MixWorker).tick();
    await testApp.get(MixWorker).tick();
    expect(isCut()).toBe(true);
    await expectDone(testApp, cycle);
  });
});

/** Lets one call of a method fail as if the process had died there. */
function cutOff(part: object, method: string, call: number): () => boolean {
  const original = (part as Record<string, (...args: unknown[]) => unknown>)[method]!;
  let calls = 0;
  jest.spyOn(part as Record<string, () => unknown>, method).mockImplementation(function (
    this: unknown,
    ...args: unknown[]
  ) {
    calls += 1;
    if (calls === call) throw new Error('killed');
    return original.apply(part, args);
  } as never);
  return () => calls >= call;
}

async function expectDone(testApp: TestApp, { id, reviews }: AnsweredCycle): Promise<void> {
  const { database } = testApp;
  const cycle = await database.of(CycleEntity).findOneByOrFail({ id });
  expect(cycle.state).toBe('closed');
  expect(cycle.keyDestroyedAt).not.toBeNull();
  expect(testApp.get(CycleKeys).placesOf(id)).toEqual([]);
  expect(await database.of(EnvelopeEntity).count()).toBe(0);
  const answers = reviews.flatMap(({ requests }) =>
    requests.flatMap((each) => Object.keys(each.answers?.ratings ?? {})),
  );
  const tallies = await database.of(TallyEntity).find();
  expect(tallies.flatMap(({ histogram }) => histogram).reduce((sum, count) => sum + count, 0)).toBe(answers.length);
  for (const review of reviews) {
    const { mixState, reportState } = await database.of(ReviewEntity).findOneByOrFail({ id: review.id });
    expect([mixState, reportState]).toEqual(['mixed', 'built']);
    expect((await testApp.get(Snapshots).latest(review.id))?.shown.blocks.at(-1)?.n).toBeGreaterThanOrEqual(4);
  }
  expect(await testApp.get(GroupSnapshots).of(id)).not.toBeNull();
  const deeds = (await database.of(AuditEntryEntity).find()).map(({ deed }) => deed);
  expect(deeds.filter((deed) => deed === 'cycle.mixed')).toHaveLength(1);
  expect(deeds.filter((deed) => deed === 'cycle.key-destroyed')).toHaveLength(1);
}
