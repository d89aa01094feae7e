import { QuestionnaireEntity } from '../../src/competencies/questionnaire.entity.js';
import { AssignmentEntity, type AssignmentStatus } from '../../src/cycles/assignment.entity.js';
import { defaultSettings } from '../../src/cycles/cycle-defaults.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { randomId } from '../../src/database/random-id.js';
import type { Answers } from '../../src/domain/answers.js';
import type { CycleSettings } from '../../src/domain/cycle-settings.js';
import { formFor, type Questionnaire } from '../../src/domain/questionnaire.js';
import { type RaterGroup, raterGroups } from '../../src/domain/rater-group.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { CycleKeys } from '../../src/sealing/cycle-keys.js';
import { seal } from '../../src/sealing/envelope.js';
import { EnvelopeEntity } from '../../src/surveys/envelope.entity.js';
import { given } from './given.js';
import { questionnaireOf } from './reviews.js';
import type { TestApp } from './test-app.js';

/** One request of a review and what became of it. */
export interface GivenRequest {
  readonly group: RaterGroup;
  readonly answers: Answers | null;
  readonly rater?: PersonEntity;
}

export interface GivenReview {
  readonly subject?: PersonEntity;
  readonly manager?: PersonEntity;
  readonly coach?: PersonEntity;
  readonly departmentId?: string;
  readonly requests: readonly GivenRequest[];
}

export interface AnsweredCycle {
  readonly id: string;
  readonly questionnaire: Questionnaire;
  readonly publicKey: Buffer;
  readonly reviews: readonly AnsweredReview[];
}

export interface AnsweredReview {
  readonly id: string;
  readonly subject: PersonEntity;
  readonly requests: readonly (GivenRequest & { readonly assignmentId: string; readonly rater: PersonEntity })[];
}

export interface GivenCycle {
  readonly questionnaire?: Questionnaire;
  readonly settings?: Partial<CycleSettings>;
  readonly columns?: Partial<CycleEntity>;
  readonly reviews: readonly GivenReview[];
}

/** A cycle whose time for answers has just ended: sealed envelopes lie there, nothing is mixed. */
export async function givenAnsweredCycle(testApp: TestApp, wanted: GivenCycle): Promise<AnsweredCycle> {
  const { database, clock } = testApp;
  const questionnaire = wanted.questionnaire ?? questionnaireOf([3, 3]);
  const id = randomId();
  const questionnaireId = randomId();
  const key = testApp.get(CycleKeys).create(id);
  const reviews: AnsweredReview[] = [];
  await database.write(async () => {
    await database
      .of(QuestionnaireEntity)
      .insert({ id: questionnaireId, contents: questionnaire, sha256: '', frozenAt: clock.now() } as never);
    await database.of(CycleEntity).insert({
      id,
      name: 'Autumn 2026',
      state: 'mixing',
      version: 1,
      settings: { ...defaultSettings(['en', 'fa', 'ar']), ...wanted.settings },
      timeZone: 'UTC',
      opensOn: '2026-10-10',
      closesOn: '2026-10-31',
      debriefOn: null,
      reportsOn: null,
      questionnaireId,
      ...key,
      units: [],
      createdBy: randomId(),
      createdAt: clock.now(),
      launchedAt: clock.now(),
      openedAt: clock.now(),
      closedAt: clock.now(),
      mixedAt: null,
      keyDestroyedAt: null,
      backupVerifiedAt: null,
      releasedAt: null,
      isImported: false,
      ...wanted.columns,
    } as never);
  });
  for (const review of wanted.reviews) reviews.push(await insertReview(testApp, id, key.publicKey, review));
  return { id, questionnaire, publicKey: key.publicKey, reviews };
}

async function insertReview(
  testApp: TestApp,
  cycleId: string,
  publicKey: Buffer,
  wanted: GivenReview,
): Promise<AnsweredReview> {
  const id = randomId();
  const subject = wanted.subject ?? (await given(testApp).employee());
  const requests: AnsweredReview['requests'][number][] = [];
  for (const request of wanted.requests) {
    const rater = request.rater ?? (request.group === 'self' ? subject : await given(testApp).employee());
    requests.push({ ...request, assignmentId: randomId(), rater });
  }
  const count = (group: RaterGroup): number => requests.filter((request) => request.group === group).length;
  await testApp.database.write(async () => {
    await testApp.database.of(ReviewEntity).insert({
      id,
      cycleId,
      subjectId: subject.id,
      managerId: wanted.manager?.id ?? null,
      departmentId: wanted.departmentId ?? null,
      coachId: wanted.coach?.id ?? null,
      nominationState: 'approved',
      mixState: 'waiting',
      stuckSince: null,
      setAsideAskedBy: null,
      setAsideCount: 0,
      invited: Object.fromEntries(raterGroups.map((group) => [group, count(group)])),
      reportState: 'none',
      heldReason: null,
      releaseOn: null,
      releasedToReaderAt: null,
      releasedAt: null,
      acknowledgedAt: null,
    } as never);
    for (const { assignmentId, rater, group, answers } of requests) {
      const status: AssignmentStatus = answers ? 'done' : 'open';
      await testApp.database
        .of(AssignmentEntity)
        .insert({ id: assignmentId, reviewId: id, raterId: rater.id, group, status, declineReason: null });
      if (!answers) continue;
      const sealed = seal(Buffer.from(JSON.stringify(answers)), publicKey, cycleId, assignmentId);
      await testApp.database.of(EnvelopeEntity).insert({ assignmentId, sealed, copy: Buffer.from('a copy') });
    }
  });
  return { id, subject, requests };
}

/** Answers to everything a group is asked, with points from `point(behaviour number)`. */
export function answersOf(
  questionnaire: Questionnaire,
  group: RaterGroup,
  point: (index: number) => number,
  texts: Partial<Pick<Answers, 'comments' | 'examples'>> = {},
): Answers {
  const asked = formFor(questionnaire, group).flatMap(({ behaviours }) => behaviours);
  return {
    ratings: Object.fromEntries(asked.map(({ id }, index) => [id, point(index)])),
    comments: texts.comments ?? {},
    examples: texts.examples ?? {},
  };
}

/** So many people of each group, each answering with `point(rater number, behaviour number)`. */
export function requestsOf(
  questionnaire: Questionnaire,
  numbers: Partial<Record<RaterGroup, number>>,
  point: (rater: number, index: number) => number = (rater, index) => 2 + ((rater + index) % 4),
): GivenRequest[] {
  return raterGroups.flatMap((group, place) =>
    Array.from({ length: numbers[group] ?? 0 }, (_, rater) => ({
      group,
      answers: answersOf(questionnaire, group, (index) => point(place * 7 + rater, index)),
    })),
  );
}
