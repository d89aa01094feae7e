import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { Clock } from '../config/clock.js';
import { AssignmentEntity } from '../cycles/assignment.entity.js';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { TeamReviews } from '../cycles/team-reviews.js';
import { Database } from '../database/database.js';
import { isOver } from '../domain/cycle-lifecycle.js';
import { NotFound } from '../domain/errors.js';
import type { StandingFacts } from '../domain/team-standing.js';
import { PersonEntity } from '../people/person.entity.js';
import { Conversations } from '../plans/conversations.js';
import { PlanLookup } from '../plans/plan-lookup.js';
import { SharedPlans } from '../plans/shared-plans.js';
import type { SignedIn } from '../web/visitor.js';

/** One person of a team in one cycle: states and days, never a figure. */
export interface TeamMember {
  readonly person: PersonEntity;
  readonly review: ReviewEntity;
  readonly facts: StandingFacts;
  readonly mayApprove: boolean;
  /** The report is new enough that a talk about it is still to be hoped for. */
  readonly isFresh: boolean;
  /** How many actions of the plan are shared with the manager. */
  readonly sharedActions: number;
}

export interface TeamCycle {
  readonly cycle: CycleEntity;
  /** By name. */
  readonly members: readonly TeamMember[];
}

const cyclesShown = 2;
const freshMs = 90 * 86_400_000;

/** A manager's people: while a cycle runs those it was launched with, otherwise those of the chart. */
@Injectable()
export class TeamService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly approvals: TeamReviews,
    private readonly conversations: Conversations,
    private readonly plans: PlanLookup,
    private readonly sharedPlans: SharedPlans,
  ) {}

  /** The two latest cycles in which somebody of the team is reviewed, the latest first. */
  async cyclesOf(me: SignedIn): Promise<TeamCycle[]> {
    const found = await this.reviewsOf(me.id);
    const cycles = [...new Map(found.map(({ cycle }) => [cycle.id, cycle])).values()]
      .toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime())
      .slice(0, cyclesShown);
    const toApprove = new Set((await this.approvals.toApprove(me)).map(({ review }) => review.id));
    const shown = found.filter(({ cycle }) => cycles.some(({ id }) => id === cycle.id));
    const members = await this.membersOf(shown, me.id, toApprove);
    return cycles.map((cycle) => ({ cycle, members: members.filter(({ review }) => review.cycleId === cycle.id) }));
  }

  /** One person whose report is or will be talked about; NotFound for anybody else's. */
  async member(reviewId: string, me: SignedIn): Promise<TeamMember> {
    const found = (await this.reviewsOf(me.id)).filter(({ review }) => review.id === reviewId);
    const [member] = await this.membersOf(found, me.id, new Set());
    if (!member || !isOver(member.facts.cycleState)) throw new NotFound();
    return member;
  }

  private async reviewsOf(managerId: string): Promise<FoundReview[]> {
    const people = await this.database.of(PersonEntity).findBy({ managerId, status: 'active' });
    const reviews = await this.database.of(ReviewEntity).find({
      where: [
        { managerId, mixState: Not('withdrawn') },
        { subjectId: In(people.map(({ id }) => id)), mixState: Not('withdrawn') },
      ],
    });
    const subjects = await this.database
      .of(PersonEntity)
      .findBy({ id: In(reviews.map(({ subjectId }) => subjectId)), status: 'active' });
    const cycles = await this.database.of(CycleEntity).findBy({
      id: In(reviews.map(({ cycleId }) => cycleId)),
      kind: 'review',
      state: In(['nominating', 'open', 'mixing', 'closed', 'released']),
    });
    return reviews.flatMap((review) => {
      const cycle = cycles.find(({ id }) => id === review.cycleId);
      const person = subjects.find(({ id }) => id === review.subjectId);
      return cycle && person && isMine(cycle, review, person, managerId) ? [{ cycle, review, person }] : [];
    });
  }

  private isFresh({ releasedAt }: ReviewEntity): boolean {
    return releasedAt !== null && this.clock.now().getTime() - releasedAt.getTime() < freshMs;
  }

  private async membersOf(
    found: readonly FoundReview[],
    managerId: string,
    toApprove: ReadonlySet<string>,
  ): Promise<TeamMember[]> {
    const ids = found.map(({ review }) => review.id);
    const selves = await this.database
      .of(AssignmentEntity)
      .findBy({ reviewId: In(ids), group: 'self', status: 'done' });
    const talks = await this.conversations.of(ids);
    const shared = await this.sharedPlans.countsFor(managerId, ids);
    const { today } = this.plans;
    return found
      .map(({ cycle, review, person }) => ({
        person,
        review,
        mayApprove: toApprove.has(review.id),
        isFresh: this.isFresh(review),
        sharedActions: shared.get(review.id) ?? 0,
        facts: {
          cycleState: cycle.state,
          isListApproved: review.nominationState === 'approved',
          hasAnsweredAboutSelf: selves.some(({ reviewId }) => reviewId === review.id),
          reportState: review.reportState,
          talkOn: talks.get(review.id) ?? null,
          today,
          isPlanShared: shared.has(review.id),
        },
      }))
      .toSorted((one, other) => one.person.nameFolded.localeCompare(other.person.nameFolded));
  }
}

interface FoundReview {
  readonly cycle: CycleEntity;
  readonly review: ReviewEntity;
  readonly person: PersonEntity;
}

/** Running cycles stay as launched; before and after, the chart says who manages whom. */
function isMine(cycle: CycleEntity, review: ReviewEntity, person: PersonEntity, managerId: string): boolean {
  const isRunning = cycle.state === 'open' || cycle.state === 'mixing';
  return (isRunning ? review.managerId : person.managerId) === managerId && person.id !== managerId;
}
