import { PersonEntity } from '../../src/people/person.entity.js';
import { PlanActionEntity } from '../../src/plans/plan-action.entity.js';
import { PlanEntity } from '../../src/plans/plan.entity.js';
import { given } from './given.js';
import type { GivenPage } from './given-pages.js';
import type { TestApp } from './test-app.js';

export type PlanPage =
  'comment-report' | 'plan' | 'action' | 'plan-share' | 'plan-shared' | 'pulse' | 'team' | 'guide' | 'conversation';

/** A report that became a plan, partly shared with a manager who looks after a team. */
export async function givenPlanPages(
  testApp: TestApp,
  reviewId: string,
  subject: PersonEntity,
  manager: PersonEntity,
): Promise<Record<PlanPage, GivenPage>> {
  const { database } = testApp;
  await database.write(() => database.of(PersonEntity).update(subject.id, { managerId: manager.id }));
  const me = await given(testApp).visitorFor(subject);
  const plan = `/plans/${reviewId}`;
  const report = await me.get(`/reports/${reviewId}?lang=en`);
  const suggested = (await me.get(plan)).root.querySelector('article .acts a')?.getAttribute('href') ?? '';
  const rest = { whoNotices: 'Peers in underwriting', howKnown: 'Three of them say so' };
  await me.submit(await me.get(suggested), rest, '/actions/new');
  const { id: planId } = await database.of(PlanEntity).findOneByOrFail({ reviewId });
  const [action] = await database.of(PlanActionEntity).findBy({ planId });
  await me.submit(await me.get(`${plan}/actions/${action!.id}/notes`), { text: 'Started.' }, '/notes');
  await me.submit(await me.get(`${plan}/share`), { action: action!.id, figures: 'yes', notes: 'yes' }, '/share');
  return {
    'comment-report': { path: report.root.querySelector('#comments a')?.getAttribute('href') ?? '', person: subject },
    plan: { path: plan, person: subject },
    action: { path: `${plan}/actions/${action!.id}`, person: subject },
    'plan-share': { path: `${plan}/share`, person: subject },
    'plan-shared': { path: `${plan}/shared`, person: manager },
    pulse: { path: `${plan}/pulse`, person: subject },
    team: { path: '/team', person: manager },
    guide: { path: `/team/${reviewId}/guide`, person: manager },
    conversation: { path: `/team/${reviewId}/conversation`, person: manager },
  };
}
