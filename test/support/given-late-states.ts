import { SignInLinks } from '../../src/auth/sign-in-links.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { randomId } from '../../src/database/random-id.js';
import { ImportanceLaunch } from '../../src/followup/importance-launch.js';
import { ImportanceRequestEntity } from '../../src/followup/importance-request.entity.js';
import { ImportanceVisits } from '../../src/followup/importance-visits.js';
import { personOf } from '../../src/operations/demo/demo-roles.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { InitiativeEntity } from '../../src/scorecard/initiative.entity.js';
import { given } from './given.js';
import { answersOf, type GivenRequest } from './given-answered-cycle.js';
import { givenMixedCycle, type MixedCycle } from './given-mixed-cycle.js';
import { givenObjective } from './given-scorecard.js';
import { givenOpenCycle, openNow } from './given-open-cycle.js';
import { questionnaireOf } from './reviews.js';
import type { TestApp } from './test-app.js';
import type { Visitor } from './visitor.js';

const questionnaire = questionnaireOf([2, 2]);

/** What comes after the answers: release, comments, leaders at work; each with the addresses no link of the demo leads to. */
export async function givenLateStates(testApp: TestApp, hr: Visitor, leader: Visitor): Promise<string[]> {
  return [
    ...(await releasePaths(testApp, hr)),
    ...(await leaderPaths(testApp, leader)),
    ...(await customerPaths(testApp)),
    `/sign-in/${await testApp.get(SignInLinks).createFor(personOf.employee)}`,
  ];
}

/** One report delivered, others ready, and one whose answers cannot be opened. */
async function releasePaths(testApp: TestApp, hr: Visitor): Promise<string[]> {
  const { database } = testApp;
  const requests = (['self', 'peer', 'peer', 'peer', 'peer'] as const).map((group, index): GivenRequest => ({
    group,
    answers: answersOf(questionnaire, group, () => 3 + (index % 2), { comments: { keep: `Keeps her word ${index}` } }),
  }));
  const settings = { sharesComments: true, hrReadsComments: true };
  const cycle = await givenMixedCycle(testApp, { questionnaire, settings, reviews: Array(3).fill({ requests }) });
  const [delivered, ready, stuck] = cycle.reviews;
  await database.write(async () => {
    const reviews = database.of(ReviewEntity);
    await reviews.update(delivered!.id, { reportState: 'released', releasedAt: testApp.clock.now() });
    await reviews.update(stuck!.id, { mixState: 'stuck', stuckSince: testApp.clock.now() });
  });
  const archive = await hr.submit(await hr.get(await archiveOffer(testApp, cycle)), {}, '/report-archives');
  return [
    `/cycles/${cycle.id}/comments`,
    `/reviews/${ready!.id}/comments`,
    ...['review?way=now', 'end', 'no-report', 'sample'].map((page) => `/cycles/${cycle.id}/release/${page}`),
    ...['hold', 'coach'].map((page) => `/reviews/${ready!.id}/${page}`),
    `/reviews/${stuck!.id}/set-aside`,
    archive.path,
    '/comments',
    '/comments/offered',
  ];
}

/** HR may keep all reports of a cycle of which they are the coach. */
async function archiveOffer(testApp: TestApp, cycle: MixedCycle): Promise<string> {
  const released = { reportState: 'released', releasedToReaderAt: testApp.clock.now() } as const;
  await testApp.database.write(() =>
    testApp.database.of(ReviewEntity).update(cycle.reviews[0]!.id, { coachId: personOf.hr, ...released }),
  );
  return `/report-archives/cycles/${cycle.id}`;
}

/** A round of questions that has just begun, an initiative, and a survey on what matters. */
async function leaderPaths(testApp: TestApp, leader: Visitor): Promise<string[]> {
  const due = new Date(+testApp.clock.now() + 20 * 86_400_000).toISOString();
  const form = await leader.get('/assessment/new');
  const people = form.root.querySelectorAll('input[name=people]').map((input) => input.getAttribute('value')!);
  const [dueOnYear, dueOnMonth, dueOnDay] = due.slice(0, 10).split('-') as [string, string, string];
  const begun = await leader.submit(form, { name: 'Begun', people, dueOnDay, dueOnMonth, dueOnYear });
  const round = begun.path;
  const objective = await givenObjective(testApp);
  const initiative = { id: randomId(), objectiveId: objective.id, position: 0, name: 'No second signature' };
  await testApp.database.write(() =>
    testApp.database
      .of(InitiativeEntity)
      .insert({ ...initiative, state: 'running', ownerId: null, dueOn: due.slice(0, 10) }),
  );
  const steps = ['changes', 'closing', 'discarding', 'sending', 'pillars/attention', 'questions/1/file'];
  return [
    '/assessment/new',
    round,
    ...steps.map((step) => `${round}/${step}`),
    `/scorecard/initiatives/${initiative.id}`,
    `/scorecard/initiatives/${initiative.id}/deletion`,
    ...(await importancePaths(testApp)),
  ];
}

async function importancePaths(testApp: TestApp): Promise<string[]> {
  const { database } = testApp;
  const leaders: PersonEntity[] = [];
  for (let number = 0; number < 4; number += 1) leaders.push(await given(testApp).leader());
  const plan = { title: 'What matters', closesOn: openNow(testApp).closesOn, minimum: 3, people: { leader: leaders } };
  const survey = await database.write(() => testApp.get(ImportanceLaunch).launch(plan, personOf.leader));
  const [request] = await database.of(ImportanceRequestEntity).findBy({ surveyId: survey });
  return [`/desired/${survey}`, testApp.get(ImportanceVisits).pathFor(request!)];
}

/** A customer who is asked, may agree to hear from the organisation and may say never again. */
async function customerPaths(testApp: TestApp): Promise<string[]> {
  const cycle = await givenOpenCycle(testApp, { asked: { customer: 1 }, fields: openNow(testApp) });
  const request = cycle.request('customer');
  const { list } = cycle.link(request);
  return [list, `${list}/hear`, `${list}/objection`, `/people/${request.rater.id}/objection`];
}
