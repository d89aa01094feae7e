import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryEntity } from '../../src/audit/audit-entry.entity.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { MixWorker } from '../../src/results/mix.worker.js';
import { Snapshots } from '../../src/results/snapshots.js';
import { EnvelopeEntity } from '../../src/surveys/envelope.entity.js';
import { given } from '../support/given.js';
import { type AnsweredCycle, givenAnsweredCycle, requestsOf } from '../support/given-answered-cycle.js';
import { questionnaireOf } from '../support/reviews.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Visitor } from '../support/visitor.js';

const questionnaire = questionnaireOf([3]);

describe('an envelope that does not open', () => {
  let testApp: TestApp;
  let cycle: AnsweredCycle;
  let hr: Visitor;
  let leader: Visitor;

  beforeEach(async () => {
    testApp = await startTestApp();
    hr = await given(testApp).visitorFor(await given(testApp).administrator());
    leader = await given(testApp).visitorFor(await given(testApp).leader());
    cycle = await givenAnsweredCycle(testApp, {
      questionnaire,
      reviews: [
        { requests: requestsOf(questionnaire, { peer: 5 }) },
        { requests: requestsOf(questionnaire, { peer: 4 }) },
      ],
    });
    const broken = cycle.reviews[0]!.requests[0]!;
    const { sealed } = await testApp.database.of(EnvelopeEntity).findOneByOrFail({ assignmentId: broken.assignmentId });
    sealed![500]! ^= 1;
    await testApp.database.write(() =>
      testApp.database.of(EnvelopeEntity).update({ assignmentId: broken.assignmentId }, { sealed }),
    );
    await testApp.get(MixWorker).tick();
  });

  afterEach(async () => {
    await testApp.close();
  });

  const review = async (index: number) =>
    testApp.database.of(ReviewEntity).findOneByOrFail({ id: cycle.reviews[index]!.id });
  const address = () => `/reviews/${cycle.reviews[0]!.id}/set-aside`;

  it('holds its review alone and loses nothing', async () => {
    expect(await review(0)).toMatchObject({ mixState: 'stuck', stuckSince: testApp.clock.now() });
    expect((await review(1)).mixState).toBe('mixed');
    expect(await testApp.database.of(EnvelopeEntity).count()).toBe(5);
    expect((await testApp.database.of(CycleEntity).findOneByOrFail({ id: cycle.id })).state).toBe('mixing');
    const page = await hr.get(`/cycles/${cycle.id}/results`);
    expect(page.heading).toBe('Some answers do not open');
    expect(page.text).toContain(cycle.reviews[0]!.subject.name);
  });

  it('is set aside only after seven days, by two persons, and is counted', async () => {
    const early = await hr.get(address());
    expect(early.root.querySelectorAll(`form[action="${address()}"]`)).toHaveLength(0);
    expect((await postFrom(hr, early, address())).status).toBe(409);
    testApp.clock.advance({ days: 7 });
    hr = await given(testApp).visitorFor(await given(testApp).administrator());
    leader = await given(testApp).visitorFor(await given(testApp).leader());
    const asked = await hr.submit(await hr.get(address()), {}, address());
    expect(asked.text).toContain('A second person');
    expect((await postFrom(hr, asked, `${address()}/agreement`)).status).toBe(409);
    expect((await review(0)).mixState).toBe('stuck');
    await leader.submit(await leader.get(address()), {}, '/agreement');
    await testApp.get(MixWorker).tick();
    expect(await review(0)).toMatchObject({ mixState: 'mixed', setAsideCount: 1, reportState: 'built' });
    expect((await testApp.get(Snapshots).latest(cycle.reviews[0]!.id))?.shown.blocks).toMatchObject([
      { key: 'peer', n: 4 },
    ]);
    expect(await testApp.database.of(EnvelopeEntity).count()).toBe(0);
    expect((await hr.get(`/cycles/${cycle.id}/results`)).text).toContain('1 answer did not open and was set aside');
    const deeds = (await testApp.database.of(AuditEntryEntity).find()).map(({ deed }) => deed);
    expect(deeds).toEqual(
      expect.arrayContaining(['answers.set-aside-asked', 'answers.set-aside-agreed', 'answers.set-aside']),
    );
  });

  it('opens again when the damage is repaired, and nothing is set aside', async () => {
    const broken = cycle.reviews[0]!.requests[0]!;
    const { sealed } = await testApp.database.of(EnvelopeEntity).findOneByOrFail({ assignmentId: broken.assignmentId });
    sealed![500]! ^= 1;
    await testApp.database.write(() =>
      testApp.database.of(EnvelopeEntity).update({ assignmentId: broken.assignmentId }, { sealed }),
    );
    await testApp.get(MixWorker).tick();
    expect(await review(0)).toMatchObject({ mixState: 'mixed', setAsideCount: 0, stuckSince: null });
  });

  it('is no business of an employee, nor of the person the answers are about', async () => {
    const employee = await given(testApp).visitorFor(await given(testApp).employee());
    expect((await employee.get(address())).status).toBe(404);
    expect((await employee.get(`/cycles/${cycle.id}/results`)).status).toBe(404);
    const subject = await given(testApp).visitorFor(cycle.reviews[0]!.subject);
    expect((await subject.get(address())).status).toBe(404);
  });
});

/** A form that the page does not offer, sent with the page's token all the same. */
async function postFrom(
  visitor: Visitor,
  page: { root: { querySelector(selector: string): unknown } },
  action: string,
) {
  const token = page.root.querySelector('input[name=_csrf]') as { getAttribute(name: string): string } | null;
  return visitor.post(action, { _csrf: token?.getAttribute('value') ?? '' });
}
