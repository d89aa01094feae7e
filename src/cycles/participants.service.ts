import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import type { PeopleChoice } from '../domain/cycle-settings.js';
import { NotFound } from '../domain/errors.js';
import { DepartmentEntity } from '../people/department.entity.js';
import { PersonEntity } from '../people/person.entity.js';
import { NominationEntity } from './nomination.entity.js';
import { ReviewEntity } from './review.entity.js';

const rowsPerInsert = 100;

/** Who is reviewed in a draft: one review each, made and removed as the choice changes. */
@Injectable()
export class ParticipantsService {
  constructor(private readonly database: Database) {}

  /** Ids of the active employees a choice means. */
  async chosenBy(choice: Exclude<PeopleChoice, { kind: 'list' }>): Promise<string[]> {
    const query = this.database.of(PersonEntity).createQueryBuilder('person').select('person.id', 'id');
    query.where("person.kind = 'employee' AND person.status = 'active'");
    if (choice.kind === 'departments') {
      const departmentIds = await this.withThoseBelow(choice.departmentIds);
      query.andWhere('person.departmentId IN (:...departmentIds)', { departmentIds: [...departmentIds, ''] });
    }
    return (await query.getRawMany<{ id: string }>()).map(({ id }) => id);
  }

  /** Those of an earlier cycle who are still there; a choice by rule is made anew. */
  async stillEmployed(cycleId: string, choice: PeopleChoice | undefined): Promise<string[]> {
    if (choice && choice.kind !== 'list') return this.chosenBy(choice);
    const people = await this.database
      .of(PersonEntity)
      .createQueryBuilder('person')
      .innerJoin(ReviewEntity, 'review', 'review.subjectId = person.id')
      .where("review.cycleId = :cycleId AND person.status = 'active'", { cycleId })
      .getMany();
    return people.map(({ id }) => id);
  }

  /** Keeps the reviews of those who stay, with their raters; removes and adds the others. */
  async replace(cycleId: string, subjectIds: readonly string[]): Promise<void> {
    const present = await this.database.of(ReviewEntity).findBy({ cycleId });
    const wanted = new Set(subjectIds);
    const known = new Set(present.map((review) => review.subjectId));
    await this.removeReviews(present.filter((review) => !wanted.has(review.subjectId)));
    await this.add(
      cycleId,
      [...wanted].filter((id) => !known.has(id)),
    );
  }

  async mayBeReviewed(personId: string): Promise<boolean> {
    return this.database.of(PersonEntity).existsBy({ id: personId, kind: 'employee', status: 'active' });
  }

  async reviewOf(cycleId: string, subjectId: string): Promise<ReviewEntity> {
    const review = await this.database.of(ReviewEntity).findOneBy({ cycleId, subjectId });
    if (!review) throw new NotFound();
    return review;
  }

  async add(cycleId: string, subjectIds: readonly string[]): Promise<void> {
    for (let start = 0; start < subjectIds.length; start += rowsPerInsert) {
      const rows = subjectIds.slice(start, start + rowsPerInsert).map((subjectId) => newReview(cycleId, subjectId));
      await this.database.of(ReviewEntity).createQueryBuilder().insert().orIgnore().values(rows).execute();
    }
  }

  async removeReviews(reviews: readonly Pick<ReviewEntity, 'id'>[]): Promise<void> {
    for (let start = 0; start < reviews.length; start += rowsPerInsert) {
      const ids = reviews.slice(start, start + rowsPerInsert).map(({ id }) => id);
      await this.database.of(NominationEntity).delete({ reviewId: In(ids) });
      await this.database.of(ReviewEntity).delete({ id: In(ids) });
    }
  }

  private async withThoseBelow(ids: readonly string[]): Promise<string[]> {
    const departments = await this.database.of(DepartmentEntity).find();
    const chosen = new Set(departments.filter(({ id }) => ids.includes(id)).map(({ id }) => id));
    // One pass for each level of the tree.
    for (let size = -1; size !== chosen.size;) {
      size = chosen.size;
      for (const { id, parentId } of departments) if (parentId && chosen.has(parentId)) chosen.add(id);
    }
    return [...chosen];
  }
}

function newReview(cycleId: string, subjectId: string): ReviewEntity {
  return {
    id: randomId(),
    cycleId,
    subjectId,
    managerId: null,
    departmentId: null,
    coachId: null,
    nominationState: 'proposed',
    mixState: 'waiting',
    stuckSince: null,
    setAsideAskedBy: null,
    setAsideCount: 0,
    invited: null,
    reportState: 'none',
    heldReason: null,
    releaseOn: null,
    releasedToReaderAt: null,
    releasedAt: null,
    acknowledgedAt: null,
  };
}
