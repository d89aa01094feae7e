import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { LateAdditionEntity } from '../../src/cycles/late-addition.entity.js';
import { LateAdditionsService } from '../../src/cycles/late-additions.service.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { DomainError, FormRejected } from '../../src/domain/errors.js';
import type { RaterGroup } from '../../src/domain/rater-group.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { given } from '../support/given.js';
import { givenOpenCycle, type OpenCycle } from '../support/given-open-cycle.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** R18: safety is judged over all one person may open; the reader of a report is never among its protected raters. */
describe('a rater added late', () => {
  let testApp: TestApp;

  beforeAll(async () => {
    testApp = await startTestApp();
  });

  afterAll(() => testApp.close());

  interface Case {
    readonly cycle: OpenCycle;
    readonly reviewId: string;
    readonly manager: PersonEntity;
    readonly coach: PersonEntity;
  }
  const givenCase = async (managerSeesReport: boolean, hasCoach: boolean): Promise<Case> => {
    const manager = await given(testApp).employee();
    const coach = await given(testApp).employee();
    const subject = await given(testApp).employee({ manager });
    const cycle = await givenOpenCycle(testApp, { settings: { managerSeesReport }, asked: { peer: 3 }, subject });
    const { reviewId } = cycle.request('peer');
    await testApp.database.write(() =>
      testApp.database
        .of(ReviewEntity)
        .update(reviewId, { managerId: manager.id, coachId: hasCoach ? coach.id : null }),
    );
    return { cycle, reviewId, manager, coach };
  };
  const ask = ({ cycle, reviewId }: Case, rater: PersonEntity, group: RaterGroup): Promise<string> =>
    testApp.database
      .write(() =>
        testApp.get(LateAdditionsService).ask(cycle.id, { reviewId, email: rater.email ?? '', group }, 'first'),
      )
      .then(() => 'asked', keyOf);
  const agree = async ({ cycle, reviewId }: Case): Promise<string> => {
    const { id } = await testApp.database.of(LateAdditionEntity).findOneByOrFail({ reviewId });
    return testApp.database
      .write(() => testApp.get(LateAdditionsService).agree(cycle.id, id, 'second'))
      .then(() => 'agreed', keyOf);
  };

  it.each<[string, boolean, boolean, 'manager' | 'coach', RaterGroup, string]>([
    ['the coach, as a peer', false, true, 'coach', 'peer', 'late-additions.reads-report'],
    ['the manager who reads the report, as a peer', true, false, 'manager', 'peer', 'late-additions.reads-report'],
    ['the manager who reads the report, as manager', true, false, 'manager', 'manager', 'asked'],
    ['the manager in whose place a coach reads, as a peer', true, true, 'manager', 'peer', 'asked'],
    ['the manager who does not read the report, as a peer', false, false, 'manager', 'peer', 'asked'],
  ])('%s', async (_name, managerSeesReport, hasCoach, who, group, expected) => {
    const wanted = await givenCase(managerSeesReport, hasCoach);
    expect(await ask(wanted, wanted[who], group)).toBe(expected);
  });

  it('who has become the coach before the second person agrees is refused then', async () => {
    const wanted = await givenCase(false, false);
    expect(await ask(wanted, wanted.coach, 'peer')).toBe('asked');
    await testApp.database.write(() =>
      testApp.database.of(ReviewEntity).update(wanted.reviewId, { coachId: wanted.coach.id }),
    );
    expect(await agree(wanted)).toBe('late-additions.reads-report');
    const asked = { reviewId: wanted.reviewId, raterId: wanted.coach.id };
    expect(await testApp.database.of(AssignmentEntity).existsBy(asked)).toBe(false);
  });
});

function keyOf(error: unknown): string {
  if (error instanceof FormRejected) return error.problems[0]?.key ?? '';
  return error instanceof DomainError ? error.key : String(error);
}
