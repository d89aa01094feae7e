import { ReviewEntity } from '../../src/cycles/review.entity.js';
import type { CycleSettings } from '../../src/domain/cycle-settings.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { MixWorker } from '../../src/results/mix.worker.js';
import { given } from './given.js';
import { type AnsweredCycle, givenAnsweredCycle, type GivenCycle, type GivenReview } from './given-answered-cycle.js';
import type { TestApp } from './test-app.js';
import type { Visitor } from './visitor.js';

/** A cycle mixed and closed, with HR at its release; every review has the same manager unless it says otherwise. */
export interface MixedCycle extends AnsweredCycle {
  readonly hr: PersonEntity;
  readonly manager: PersonEntity;
  /** HR's browser. */
  readonly desk: Visitor;
}

export interface WantedCycle extends Pick<GivenCycle, 'questionnaire' | 'columns'> {
  readonly settings?: Partial<CycleSettings>;
  readonly reviews: readonly GivenReview[];
}

export async function givenMixedCycle(testApp: TestApp, wanted: WantedCycle): Promise<MixedCycle> {
  const hr = await given(testApp).administrator();
  const manager = await given(testApp).employee();
  const reviews = wanted.reviews.map((review) => ({ manager, ...review }));
  const cycle = await givenAnsweredCycle(testApp, { ...wanted, reviews });
  await testApp.get(MixWorker).tick();
  return { ...cycle, hr, manager, desk: await given(testApp).visitorFor(hr) };
}

export function reviewRow(testApp: TestApp, id: string): Promise<ReviewEntity> {
  return testApp.database.of(ReviewEntity).findOneByOrFail({ id });
}
