import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import { Database } from '../database/database.js';
import { NotFound } from '../domain/errors.js';
import { PersonEntity } from '../people/person.entity.js';
import type { SignedIn } from '../web/visitor.js';
import { CycleEntity } from './cycle.entity.js';
import { mayFollow } from './followed-reviews.js';
import { ReviewEntity } from './review.entity.js';
import { StaffRoles } from './staff-roles.js';

export interface OpenReview {
  readonly cycle: CycleEntity;
  readonly review: ReviewEntity;
  readonly subject: PersonEntity;
}

/** Reviews whose lists are open for proposals or approval, by who has to do with them. */
@Injectable()
export class TeamReviews {
  constructor(
    private readonly database: Database,
    private readonly roles: StaffRoles,
  ) {}

  /** Where the person is reviewed. */
  own(personId: string): Promise<OpenReview[]> {
    return this.read(this.nominating().andWhere('review.subjectId = :personId', { personId }));
  }

  /**
   * Where the person approves: as manager, or as leader where every administrator is reviewed or coach. Never an
   * approved list: it is not shown again (domain, rater groups).
   */
  async toApprove(me: Pick<SignedIn, 'id' | 'roles'>): Promise<OpenReview[]> {
    const waiting = () => this.nominating().andWhere("review.nominationState <> 'approved'");
    const asManager = await this.read(waiting().andWhere('subject.managerId = :me', { me: me.id }));
    const asLeader = me.roles.includes('leader') ? await this.withoutAdministrator(waiting) : [];
    const known = new Set(asManager.map(({ review }) => review.id));
    return [...asManager, ...asLeader.filter(({ review }) => !known.has(review.id))].filter(({ review }) =>
      mayFollow(review, me.id),
    );
  }

  async ownById(personId: string, reviewId: string): Promise<OpenReview> {
    return found(await this.own(personId), reviewId);
  }

  async toApproveById(me: SignedIn, reviewId: string): Promise<OpenReview> {
    return found(await this.toApprove(me), reviewId);
  }

  private async withoutAdministrator(waiting: () => SelectQueryBuilder<ReviewEntity>): Promise<OpenReview[]> {
    const administrators = await this.roles.administrators();
    const [first = ''] = administrators;
    const touched = await this.read(
      waiting().andWhere('(review.subjectId = :first OR review.coachId = :first)', { first }),
    );
    return touched.filter(({ review }) => administrators.every((id) => !mayFollow(review, id)));
  }

  private nominating(): SelectQueryBuilder<ReviewEntity> {
    return this.database
      .of(ReviewEntity)
      .createQueryBuilder('review')
      .innerJoin(CycleEntity, 'cycle', 'cycle.id = review.cycleId')
      .innerJoin(PersonEntity, 'subject', 'subject.id = review.subjectId')
      .where("cycle.state = 'nominating' AND subject.status = 'active'")
      .orderBy('subject.nameFolded')
      .addOrderBy('review.id');
  }

  private async read(query: SelectQueryBuilder<ReviewEntity>): Promise<OpenReview[]> {
    const reviews = await query.getMany();
    const cycles = await this.database.of(CycleEntity).findBy({ id: In(reviews.map(({ cycleId }) => cycleId)) });
    const people = await this.database.of(PersonEntity).findBy({ id: In(reviews.map(({ subjectId }) => subjectId)) });
    return reviews.flatMap((review) => {
      const cycle = cycles.find(({ id }) => id === review.cycleId);
      const subject = people.find(({ id }) => id === review.subjectId);
      return cycle && subject ? [{ cycle, review, subject }] : [];
    });
  }
}

function found(reviews: readonly OpenReview[], reviewId: string): OpenReview {
  const review = reviews.find((each) => each.review.id === reviewId);
  if (!review) throw new NotFound();
  return review;
}
