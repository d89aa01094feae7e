import { QuestionnaireEntity } from '../../src/competencies/questionnaire.entity.js';
import { starterFramework } from '../../src/competencies/starter-framework.js';
import { Starter } from '../../src/competencies/starter.js';
import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { InvitationEntity } from '../../src/cycles/invitation.entity.js';
import { NominationEntity } from '../../src/cycles/nomination.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { randomId } from '../../src/database/random-id.js';
import type { RaterGroup } from '../../src/domain/rater-group.js';
import { MailServer } from '../../src/mail/mail-server.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { CycleKeys } from '../../src/sealing/cycle-keys.js';
import { linkToken } from '../../src/sealing/link-token.js';
import { Organisation } from '../../src/settings/organisation.js';
import { given } from '../support/given.js';
import { openCycleSettings } from '../support/given-open-cycle.js';
import type { TestApp } from '../support/test-app.js';

export const raterCounts: readonly (readonly [RaterGroup, number])[] = [
  ['self', 1],
  ['peer', 5],
  ['subordinate', 4],
];

export interface SeededRequest {
  readonly assignmentId: string;
  readonly reviewId: string;
  readonly group: RaterGroup;
  readonly path: string;
}

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
export const daysOpen = 20;

/** So many employees, each known by an address. */
export async function seedPeople(app: TestApp, count: number, mark: string): Promise<PersonEntity[]> {
  const people = Array.from({ length: count }, (_, index): PersonEntity => {
    const name = `Person ${mark} ${index}`;
    const email = `${mark}-${index}@narvan.example`;
    return {
      ...{
        id: randomId(),
        kind: 'employee',
        status: 'active',
        name,
        nameFolded: name.toLowerCase(),
        email,
        emailFolded: email,
      },
      ...{ locale: 'en', employeeNumber: null, employeeNumberFolded: null, jobTitle: '', location: '' },
      ...{ departmentId: null, managerId: null, accountId: null, segment: '', objectedAt: null, lastAskedOn: null },
    } as PersonEntity;
  });
  await insert(app, PersonEntity, people);
  return people;
}

/** An open cycle: everybody is asked about by the next ones in the row. */
export async function seedOpenCycle(
  app: TestApp,
  subjects: number,
): Promise<{ id: string; requests: SeededRequest[] }> {
  await given(app).administrator();
  const people = await seedPeople(app, Math.max(subjects, 12), `open-${randomId()}`);
  const id = randomId();
  const questionnaireId = randomId();
  await insert(app, QuestionnaireEntity, [
    { id: questionnaireId, contents: starterFramework, sha256: questionnaireId, frozenAt: new Date() },
  ]);
  await insert(app, CycleEntity, [
    {
      ...cycleRow(id, 'open'),
      questionnaireId,
      ...app.get(CycleKeys).create(id),
      launchedAt: new Date(),
      openedAt: new Date(),
    },
  ]);
  const reviews = people.slice(0, subjects).map((subject) => reviewRow(id, subject.id));
  await insert(app, ReviewEntity, reviews);
  const assignments = reviews.flatMap((review, at) =>
    ratersOf(people, at).map(([rater, group]) => ({
      id: randomId(),
      reviewId: review.id,
      raterId: rater.id,
      group,
      status: 'open' as const,
      declineReason: null,
    })),
  );
  await insert(app, AssignmentEntity, assignments);
  const invitations = people.map((rater) => ({
    id: randomId(),
    cycleId: id,
    raterId: rater.id,
    generation: 1,
    remindersStopped: false,
    openedBy: 'link-or-sign-in' as const,
  }));
  await insert(app, InvitationEntity, invitations);
  const secret = app.get(CycleKeys).linkSecret(id);
  const linkOf = new Map(
    invitations.map((each) => [each.raterId, linkToken(secret, { cycleId: id, publicId: each.id, generation: 1 })]),
  );
  return {
    id,
    requests: assignments.map(({ id: assignmentId, reviewId, raterId, group }) => ({
      ...{ assignmentId, reviewId, group, path: `/r/${linkOf.get(raterId)}/${assignmentId}` },
    })),
  };
}

/** A draft ready to be launched, and the session of somebody who may. */
export async function seedDraft(
  app: TestApp,
  subjects: number,
): Promise<{ id: string; raters: string[]; cookie: string }> {
  const administrator = await given(app).administrator();
  await app.database.write(() => app.get(Starter).use());
  await app.database.write(() =>
    app.get(Organisation).change({
      ...{ workingDays: [1, 2, 3, 4, 5, 6, 7], mailFromHour: 0, mailToHour: 24 },
      ...{ mailAcceptedAt: new Date(), mailAcceptedBy: app.get(MailServer).fingerprint() },
    }),
  );
  const people = await seedPeople(app, subjects, 'launch');
  const id = randomId();
  await insert(app, CycleEntity, [cycleRow(id, 'draft')]);
  const reviews = people.map((subject) => reviewRow(id, subject.id));
  await insert(app, ReviewEntity, reviews);
  const nominations = reviews.flatMap((review, at) =>
    ratersOf(people, at).map(([rater, group]) => ({
      id: randomId(),
      reviewId: review.id,
      raterId: rater.id,
      group,
      source: 'chart' as never,
    })),
  );
  await insert(app, NominationEntity, nominations);
  const visitor = await given(app).visitorFor(administrator);
  return { id, raters: people.map(({ email }) => email), cookie: visitor.cookieHeader };
}

function ratersOf(people: readonly PersonEntity[], at: number): (readonly [PersonEntity, RaterGroup])[] {
  let step = 0;
  return raterCounts.flatMap(([group, count]) =>
    Array.from({ length: count }, () => [people[(at + step++) % people.length]!, group] as const),
  );
}

function cycleRow(id: string, state: CycleEntity['state']) {
  return {
    ...{ id, name: 'Autumn', state, version: 1, settings: openCycleSettings, timeZone: 'UTC', units: [] },
    ...{
      opensOn: day(-1),
      closesOn: day(daysOpen),
      reportsOn: day(daysOpen + 5),
      createdBy: '',
      createdAt: new Date(),
      isImported: false,
    },
  };
}

function reviewRow(cycleId: string, subjectId: string) {
  return {
    id: randomId(),
    cycleId,
    subjectId,
    nominationState: 'approved' as const,
    mixState: 'waiting' as const,
    setAsideCount: 0,
    reportState: 'none' as const,
  };
}

async function insert<E extends object>(app: TestApp, entity: new () => E, rows: readonly object[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 200)
    await app.database.write(() =>
      // Copies: TypeORM writes what the database returns into its rows, in the order of keys and not of rows.
      app.database.of(entity).insert(rows.slice(start, start + 200).map((row) => ({ ...row })) as never[]),
    );
}
