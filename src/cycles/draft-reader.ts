import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Nomination } from '../domain/nomination.js';
import { PersonEntity } from '../people/person.entity.js';
import { NominationEntity } from './nomination.entity.js';
import { ReviewEntity } from './review.entity.js';

export interface NominatedRater extends Nomination {
  readonly id: string;
  readonly reviewId: string;
}

/** Reads who is reviewed and who is nominated in a draft, in a fixed number of queries whatever its size. */
@Injectable()
export class DraftReader {
  constructor(private readonly database: Database) {}

  reviews(cycleId: string): Promise<ReviewEntity[]> {
    return this.database.of(ReviewEntity).findBy({ cycleId });
  }

  async nominations(cycleId: string): Promise<NominatedRater[]> {
    return this.database
      .of(NominationEntity)
      .createQueryBuilder('nomination')
      .innerJoin(ReviewEntity, 'review', 'review.id = nomination.reviewId')
      .where('review.cycleId = :cycleId', { cycleId })
      .select('nomination.id', 'id')
      .addSelect('nomination.reviewId', 'reviewId')
      .addSelect('nomination.raterId', 'raterId')
      .addSelect('nomination.group', 'group')
      .addSelect('nomination.source', 'source')
      .addSelect('review.subjectId', 'subjectId')
      .getRawMany<NominatedRater>();
  }

  /** Everyone reviewed or nominated, by id. */
  async people(cycleId: string): Promise<Map<string, PersonEntity>> {
    const people = await this.database
      .of(PersonEntity)
      .createQueryBuilder('person')
      .where((query) => {
        const reviewed = query.subQuery().select('review.subjectId').from(ReviewEntity, 'review');
        const subjects = reviewed.where('review.cycleId = :cycleId').getQuery();
        const raters = query
          .subQuery()
          .select('nomination.raterId')
          .from(NominationEntity, 'nomination')
          .innerJoin(ReviewEntity, 'nominated', 'nominated.id = nomination.reviewId')
          .where('nominated.cycleId = :cycleId')
          .getQuery();
        return `person.id IN ${subjects} OR person.id IN ${raters}`;
      })
      .setParameter('cycleId', cycleId)
      .getMany();
    return new Map(people.map((person) => [person.id, person]));
  }
}

export function byReview<N extends { readonly reviewId: string }>(nominations: readonly N[]): Map<string, N[]> {
  const lists = new Map<string, N[]>();
  for (const nomination of nominations) {
    const list = lists.get(nomination.reviewId);
    if (list) list.push(nomination);
    else lists.set(nomination.reviewId, [nomination]);
  }
  return lists;
}
