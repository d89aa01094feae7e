import { InvitationEntity } from '../../../src/cycles/invitation.entity.js';
import { ReviewEntity } from '../../../src/cycles/review.entity.js';
import { randomId } from '../../../src/database/random-id.js';
import type { Answers } from '../../../src/domain/answers.js';
import type { ShownGroup } from '../../../src/domain/shown-group.js';
import { DepartmentEntity } from '../../../src/people/department.entity.js';
import type { PersonEntity } from '../../../src/people/person.entity.js';
import { GroupSnapshots } from '../../../src/results/group-snapshots.js';
import { MixWorker } from '../../../src/results/mix.worker.js';
import { CycleKeys } from '../../../src/sealing/cycle-keys.js';
import { linkToken } from '../../../src/sealing/link-token.js';
import { givenAnsweredCycle, type GivenRequest } from '../../support/given-answered-cycle.js';
import { given } from '../../support/given.js';
import { givenMeasure, givenObjective } from '../../support/given-scorecard.js';
import type { TestApp } from '../../support/test-app.js';
import type { TrueCycle, TrueReview } from '../truth.js';

/** The product with a cycle of which the truth is known: mixed, released, published. */
export interface SeededApp {
  readonly testApp: TestApp;
  readonly cycleId: string;
  /** Name in the truth → the person. */
  readonly people: ReadonlyMap<string, PersonEntity>;
  /** Review in the truth → the review's id. */
  readonly reviews: ReadonlyMap<string, string>;
  /** The group results as they were frozen. */
  readonly frozen: ShownGroup;
  /** The link a customer was mailed. */
  readonly customerLink: string;
}

/** All people of a truth, its answers sealed, mixed by the product itself, reports released, group results published. */
export async function seedApp(testApp: TestApp, truth: TrueCycle): Promise<SeededApp> {
  const { database } = testApp;
  const people = new Map<string, PersonEntity>();
  await database.write(() =>
    database.of(DepartmentEntity).insert(truth.departments.map((each) => ({ ...each, nameFolded: each.name }))),
  );
  // Those who lead come first, as the others name them.
  for (const name of [...namesIn(truth)].sort((a, b) => Number(isLeading(b)) - Number(isLeading(a)))) {
    const kind = name.startsWith('customer') ? ('customer' as const) : ('employee' as const);
    const review = truth.reviews.find(({ subjectId }) => subjectId === name);
    const manager = people.get(review?.managerId ?? '');
    const departmentId = isLeading(name) ? 'claims' : (review?.departmentId ?? null);
    const wishes = { name: `Person ${lettersOf(name)}`, kind, departmentId, ...(manager ? { manager } : {}) };
    people.set(name, await given(testApp).person(wishes));
  }
  const cycle = await givenAnsweredCycle(testApp, {
    questionnaire: truth.questionnaire,
    settings: { ...truth.settings, managerSeesReport: true },
    columns: { units: [...truth.departments] },
    reviews: truth.reviews.map((review) => ({
      subject: people.get(review.subjectId)!,
      ...(review.managerId ? { manager: people.get(review.managerId)! } : {}),
      ...(review.coachId ? { coach: people.get(review.coachId)! } : {}),
      ...(review.departmentId ? { departmentId: review.departmentId } : {}),
      requests: requestsOf(review, people),
    })),
  });
  const customerLink = await givenLink(testApp, cycle.id, people);
  await testApp.get(MixWorker).tick();
  const now = testApp.clock.now();
  await database.write(async () => {
    await testApp.get(GroupSnapshots).publish(cycle.id);
    const released = { reportState: 'released' as const, releasedAt: now, releasedToReaderAt: now };
    await database.of(ReviewEntity).update({ cycleId: cycle.id, reportState: 'built' }, released);
  });
  const objective = await givenObjective(testApp, { competencyIds: ['c1'], valueIds: ['v1'] });
  const points = { worst: 1, best: 5, target: 4, unit: 'points', competencyId: 'c1' };
  await givenMeasure(testApp, objective, { name: 'Rated by all', source: 'all-rated', ...points });
  await givenMeasure(testApp, objective, { name: 'Rated by customers', source: 'customer-rated', ...points });
  const frozen = (await testApp.get(GroupSnapshots).of(cycle.id))!.shown;
  const reviews = new Map(truth.reviews.map(({ id }, index) => [id, cycle.reviews[index]!.id]));
  return { testApp, cycleId: cycle.id, people, reviews, frozen, customerLink };
}

function namesIn({ reviews }: TrueCycle): Set<string> {
  return new Set(
    reviews.flatMap(({ subjectId, managerId, coachId, raters }) =>
      [subjectId, managerId, coachId, ...raters.map(({ raterId }) => raterId)].flatMap((name) => name ?? []),
    ),
  );
}

const isLeading = (name: string): boolean => /^(manager|coach)/.test(name);

/** Names without digits, which would look like figures. */
function lettersOf(name: string): string {
  return name.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '');
}

/** Those who answered, and as many more as were asked in vain. */
function requestsOf(review: TrueReview, people: ReadonlyMap<string, PersonEntity>): GivenRequest[] {
  const answered = review.raters.map(({ raterId, group, answers }) => ({
    group,
    rater: people.get(raterId)!,
    answers: answers as Answers,
  }));
  const silent = Object.entries(review.invited).flatMap(([group, asked]) => {
    const number = asked - answered.filter((each) => each.group === group).length;
    return Array.from({ length: number }, () => ({ group: group as GivenRequest['group'], answers: null }));
  });
  return [...answered, ...silent];
}

async function givenLink(
  testApp: TestApp,
  cycleId: string,
  people: ReadonlyMap<string, PersonEntity>,
): Promise<string> {
  const customer = [...people.values()].find(({ kind }) => kind === 'customer');
  if (!customer) throw new Error('No customer answered');
  const id = randomId();
  const row = {
    id,
    cycleId,
    raterId: customer.id,
    generation: 1,
    remindersStopped: false,
    openedBy: 'link-or-sign-in',
  };
  await testApp.database.write(() => testApp.database.of(InvitationEntity).insert(row as never));
  const secret = testApp.get(CycleKeys).linkSecret(cycleId);
  return `/r/${linkToken(secret, { cycleId, publicId: id, generation: 1 })}`;
}
