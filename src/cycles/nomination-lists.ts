import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { NotFound } from '../domain/errors.js';
import { type NominationProblem, nominationProblems } from '../domain/nomination-rules.js';
import { dateIn } from '../domain/zone-time.js';
import { PersonEntity } from '../people/person.entity.js';
import type { CycleEntity } from './cycle.entity.js';
import type { NominatedRater } from './draft-reader.js';
import { mayFollow } from './followed-reviews.js';
import { listFacts } from './list-facts.js';
import { NominationEntity } from './nomination.entity.js';
import { ReviewEntity } from './review.entity.js';

/** One person's list of raters, with everybody on it. */
export interface NominationList {
  readonly cycle: CycleEntity;
  readonly review: ReviewEntity;
  readonly raters: readonly NominatedRater[];
  readonly people: ReadonlyMap<string, PersonEntity>;
  readonly problems: readonly NominationProblem[];
}

/** Reads lists of raters, one or fifty at a time. */
@Injectable()
export class NominationLists {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A review of this cycle that this administrator follows; any other looks like none. */
  async followed(cycleId: string, reviewId: string, viewerId: string): Promise<ReviewEntity> {
    const review = await this.database.of(ReviewEntity).findOneBy({ id: reviewId, cycleId });
    if (!review || !mayFollow(review, viewerId)) throw new NotFound();
    return review;
  }

  async read(cycle: CycleEntity, reviews: readonly ReviewEntity[]): Promise<NominationList[]> {
    const rows = await this.database.of(NominationEntity).findBy({ reviewId: In(reviews.map(({ id }) => id)) });
    const people = await this.peopleOf(reviews, rows);
    return reviews.map((review) => {
      const raters = rows
        .filter((row) => row.reviewId === review.id)
        .map((row) => ({ ...row, subjectId: review.subjectId }));
      return { cycle, review, raters, people, problems: this.problems(cycle, review, raters, people) };
    });
  }

  async one(cycle: CycleEntity, review: ReviewEntity): Promise<NominationList> {
    const [list] = await this.read(cycle, [review]);
    if (!list) throw new NotFound();
    return list;
  }

  problems(
    cycle: CycleEntity,
    review: ReviewEntity,
    raters: readonly Omit<NominatedRater, 'id'>[],
    people: ReadonlyMap<string, PersonEntity>,
  ): NominationProblem[] {
    const today = dateIn(this.clock.now(), cycle.timeZone);
    return nominationProblems(raters, listFacts(review, cycle.settings, people, today));
  }

  private async peopleOf(
    reviews: readonly ReviewEntity[],
    rows: readonly NominationEntity[],
  ): Promise<Map<string, PersonEntity>> {
    const coaches = reviews.flatMap(({ coachId }) => coachId ?? []);
    const ids = new Set([
      ...reviews.map(({ subjectId }) => subjectId),
      ...rows.map(({ raterId }) => raterId),
      ...coaches,
    ]);
    const people = await this.database.of(PersonEntity).findBy({ id: In([...ids]) });
    return new Map(people.map((person) => [person.id, person]));
  }
}
