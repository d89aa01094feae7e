import { starterFramework } from '../../src/competencies/starter-framework.js';
import { QuestionnaireEntity } from '../../src/competencies/questionnaire.entity.js';
import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { InvitationEntity } from '../../src/cycles/invitation.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { randomId } from '../../src/database/random-id.js';
import { type CycleSettings, defaultThresholds, equalWeights } from '../../src/domain/cycle-settings.js';
import type { Questionnaire } from '../../src/domain/questionnaire.js';
import { type RaterGroup, raterGroups } from '../../src/domain/rater-group.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { CycleKeys } from '../../src/sealing/cycle-keys.js';
import { linkToken } from '../../src/sealing/link-token.js';
import { given } from './given.js';
import type { TestApp } from './test-app.js';

/** How many raters of each group one person has; `self` is the person. */
export type AskedGroups = Partial<Record<RaterGroup, number>>;

export interface OpenCycleWishes {
  readonly id?: string;
  readonly asked?: AskedGroups;
  readonly questionnaire?: Questionnaire;
  readonly settings?: Partial<CycleSettings>;
  readonly fields?: Partial<CycleEntity>;
  readonly subject?: PersonEntity;
}

export interface GivenRequest {
  readonly assignmentId: string;
  readonly reviewId: string;
  readonly rater: PersonEntity;
  readonly subject: PersonEntity;
  readonly group: RaterGroup;
}

export const openCycleSettings: CycleSettings = {
  groups: [...raterGroups],
  choice: {
    peer: { method: 'chart', ask: 6, minimum: 3, maximum: 8 },
    subordinate: { method: 'chart', ask: null, minimum: 3, maximum: 20 },
    customer: { method: 'records', ask: 6, minimum: 3, maximum: 10 },
  },
  thresholds: defaultThresholds,
  weights: equalWeights,
  loadWarning: 10,
  loadMaximum: 20,
  customerEveryDays: 90,
  serviceMonths: 12,
  periodMonths: 6,
  locales: ['en', 'fa', 'ar'],
  hrReadsComments: false,
  managerSeesReport: false,
  reminders: ['half', 'two-days', 'last-day'],
};

/** A cycle as a launch leaves it: questionnaire frozen, key made, links derived; open until 30 November 2026 in UTC. */
export class OpenCycle {
  readonly requests: GivenRequest[] = [];
  readonly id: string;
  private readonly invitations = new Map<string, { id: string; generation: number }>();

  constructor(
    private readonly testApp: TestApp,
    readonly questionnaire: Questionnaire,
    id: string,
  ) {
    this.id = id;
  }

  /** The first request of a group, or the one of a person in it. */
  request(group: RaterGroup, raterId?: string): GivenRequest {
    const found = this.requests.find(
      (each) => each.group === group && (raterId === undefined || each.rater.id === raterId),
    );
    if (!found) throw new Error(`Nobody is asked as ${group}`);
    return found;
  }

  requestsOf(group: RaterGroup): GivenRequest[] {
    return this.requests.filter((each) => each.group === group);
  }

  /** The token of a rater's mailed link. */
  token(rater: Pick<PersonEntity, 'id'>): string {
    const invitation = this.invitations.get(rater.id);
    if (!invitation) throw new Error('This person has no invitation');
    const secret = this.testApp.get(CycleKeys).linkSecret(this.id);
    return linkToken(secret, { cycleId: this.id, publicId: invitation.id, generation: invitation.generation });
  }

  /** Where the mailed link leads, and where the form of one request lies below it. */
  link(request: GivenRequest): { list: string; form: string } {
    const list = `/r/${this.token(request.rater)}`;
    return { list, form: `${list}/${request.assignmentId}` };
  }

  invitationOf(rater: Pick<PersonEntity, 'id'>): string {
    return this.invitations.get(rater.id)?.id ?? '';
  }

  /** One person under review, with raters of each group; people already there may be named as raters. */
  async review(
    asked: AskedGroups,
    subject?: PersonEntity,
    raters: Partial<Record<RaterGroup, PersonEntity[]>> = {},
  ): Promise<string> {
    const who = given(this.testApp);
    const manager = raters.manager?.[0] ?? (asked.manager ? await who.employee() : undefined);
    const person = subject ?? (await who.employee({ jobTitle: 'Claims team lead', ...(manager ? { manager } : {}) }));
    const reviewId = randomId();
    await this.insert(ReviewEntity, [
      {
        id: reviewId,
        cycleId: this.id,
        subjectId: person.id,
        managerId: person.managerId,
        departmentId: person.departmentId,
        coachId: null,
        nominationState: 'approved',
        mixState: 'waiting',
        setAsideCount: 0,
        reportState: 'none',
      },
    ]);
    for (const group of raterGroups) {
      for (let number = 0; number < (asked[group] ?? 0); number++) {
        const rater = raters[group]?.[number] ?? (await this.raterFor(group, person, manager));
        await this.ask(reviewId, person, rater, group);
      }
    }
    return reviewId;
  }

  async ask(reviewId: string, subject: PersonEntity, rater: PersonEntity, group: RaterGroup): Promise<GivenRequest> {
    const assignmentId = randomId();
    await this.insert(AssignmentEntity, [
      { id: assignmentId, reviewId, raterId: rater.id, group, status: 'open', declineReason: null },
    ]);
    if (!this.invitations.has(rater.id)) {
      const invitation = { id: randomId(), generation: 1 };
      this.invitations.set(rater.id, invitation);
      await this.insert(InvitationEntity, [
        { ...invitation, cycleId: this.id, raterId: rater.id, remindersStopped: false, openedBy: 'link-or-sign-in' },
      ]);
    }
    const request = { assignmentId, reviewId, rater, subject, group };
    this.requests.push(request);
    return request;
  }

  async change(fields: Partial<CycleEntity>): Promise<void> {
    const { database } = this.testApp;
    await database.write(() => database.of(CycleEntity).update(this.id, fields as object));
  }

  /** The fields of a complete form: every statement the given point, in words a browser would send. */
  answers(group: RaterGroup, point: string | ((index: number) => string) = '4'): Record<string, string> {
    const asked = this.questionnaire.values
      .flatMap(({ competencies }) => competencies.flatMap(({ behaviours }) => behaviours))
      .filter(({ groups }) => groups.includes(group));
    return Object.fromEntries(
      asked.map(({ id }, index) => [`q-${id}`, typeof point === 'string' ? point : point(index)]),
    );
  }

  private raterFor(
    group: RaterGroup,
    subject: PersonEntity,
    manager?: PersonEntity,
  ): Promise<PersonEntity> | PersonEntity {
    const who = given(this.testApp);
    if (group === 'self') return subject;
    if (group === 'manager' && manager) return manager;
    if (group === 'customer') return who.customer();
    return who.employee(group === 'subordinate' ? { manager: subject } : manager ? { manager } : {});
  }

  private async insert<E extends object>(entity: new () => E, rows: readonly object[]): Promise<void> {
    const { database } = this.testApp;
    await database.write(() => database.of(entity).insert(rows as never[]));
  }
}

/** Days of a cycle that is open on the day of the test. */
export function openNow({ clock }: TestApp): { opensOn: string; closesOn: string; reportsOn: string } {
  const day = (distance: number) => new Date(+clock.now() + distance * 86_400_000).toISOString().slice(0, 10);
  return { opensOn: day(-10), closesOn: day(10), reportsOn: day(17) };
}

/** An open cycle about one person asked of all five groups, unless told otherwise. */
export async function givenOpenCycle(testApp: TestApp, wishes: OpenCycleWishes = {}): Promise<OpenCycle> {
  const { database, clock } = testApp;
  const questionnaire = wishes.questionnaire ?? starterFramework;
  const cycle = new OpenCycle(testApp, questionnaire, wishes.id ?? randomId());
  const questionnaireId = randomId();
  await database.write(async () => {
    await database.of(QuestionnaireEntity).insert({
      id: questionnaireId,
      contents: questionnaire,
      sha256: questionnaireId,
      frozenAt: clock.now(),
    } as never);
    await database.of(CycleEntity).insert({
      id: cycle.id,
      name: 'Autumn 2026',
      state: 'open',
      version: 1,
      settings: { ...openCycleSettings, ...wishes.settings },
      timeZone: 'UTC',
      opensOn: '2026-11-02',
      closesOn: '2026-11-30',
      debriefOn: null,
      reportsOn: '2026-12-07',
      questionnaireId,
      ...testApp.get(CycleKeys).create(cycle.id),
      units: [],
      createdBy: '',
      createdAt: clock.now(),
      launchedAt: clock.now(),
      openedAt: clock.now(),
      isImported: false,
      ...wishes.fields,
    } as never);
  });
  await cycle.review(wishes.asked ?? { self: 1, manager: 1, peer: 4, subordinate: 3, customer: 3 }, wishes.subject);
  return cycle;
}
