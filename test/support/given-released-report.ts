import { ReviewEntity } from '../../src/cycles/review.entity.js';
import type { Questionnaire } from '../../src/domain/questionnaire.js';
import type { CycleSettings } from '../../src/domain/cycle-settings.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { given } from './given.js';
import { answersOf, type GivenRequest } from './given-answered-cycle.js';
import { givenMixedCycle, type MixedCycle } from './given-mixed-cycle.js';
import { questionnaireOf } from './reviews.js';
import type { TestApp } from './test-app.js';
import type { Visitor } from './visitor.js';

/** Somebody with a report in hand, their manager, and a browser for each. */
export interface ReleasedReport {
  readonly cycle: MixedCycle;
  readonly reviewId: string;
  readonly subject: PersonEntity;
  readonly manager: PersonEntity;
  readonly me: Visitor;
  readonly boss: Visitor;
}

export interface ReleasedWishes {
  readonly subject?: Partial<PersonEntity>;
  readonly manager?: Partial<PersonEntity>;
  readonly settings?: Partial<CycleSettings>;
  readonly requests?: readonly GivenRequest[];
  readonly questionnaire?: Questionnaire;
}

/** Others see c2b1 least and the person sees it most: the report's one clear blind spot. */
export function blindSpotRequests(questionnaire: Questionnaire): GivenRequest[] {
  const peers = Array.from({ length: 5 }, () => 'peer' as const);
  return (['self', 'manager', ...peers] as const).map((group) => ({
    group,
    answers: answersOf(questionnaire, group, (index) => (group === 'self' ? 5 : index === 3 ? 2 : 4)),
  }));
}

export const planQuestionnaire = questionnaireOf([3, 3]);

export async function givenReleasedReport(testApp: TestApp, wishes: ReleasedWishes = {}): Promise<ReleasedReport> {
  const who = given(testApp);
  const manager = await who.employee({ name: 'Omid Karimi', ...wishes.manager });
  const subject = await who.employee({ name: 'Leila Rahimi', manager, ...wishes.subject });
  const requests = wishes.requests ?? blindSpotRequests(planQuestionnaire);
  const cycle = await givenMixedCycle(testApp, {
    questionnaire: wishes.questionnaire ?? planQuestionnaire,
    reviews: [{ subject, manager, requests }],
    ...(wishes.settings ? { settings: wishes.settings } : {}),
  });
  const reviewId = cycle.reviews[0]!.id;
  await testApp.database.write(() =>
    testApp.database.of(ReviewEntity).update(reviewId, { reportState: 'released', releasedAt: testApp.clock.now() }),
  );
  return {
    cycle,
    reviewId,
    subject,
    manager,
    me: await who.visitorFor(subject),
    boss: await who.visitorFor(manager),
  };
}

/** An action as a person would type it. */
export const typedAction = {
  behaviourId: 'c2b1',
  what: 'Send one line before I leave.',
  dueOnDay: '15',
  dueOnMonth: '1',
  dueOnYear: '2027',
  whoNotices: 'Peers in underwriting',
  howKnown: 'Three of them say “often”',
};
