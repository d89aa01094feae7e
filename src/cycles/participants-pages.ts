import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../database/database.js';
import { DepartmentEntity } from '../people/department.entity.js';
import { PersonEntity } from '../people/person.entity.js';
import { paths } from '../web/paths.js';
import type { CycleEntity } from './cycle.entity.js';
import { pageOf, rowsPerPage } from './page-of.js';
import type { ParticipantsPage } from './participants.presenter.js';
import { PeopleSearch } from './people-search.js';
import { ReviewEntity } from './review.entity.js';

/** Reads what the page of those reviewed shows. */
@Injectable()
export class ParticipantsPages {
  constructor(
    private readonly database: Database,
    private readonly search: PeopleSearch,
  ) {}

  async read(cycle: CycleEntity, search: string, page: unknown): Promise<ParticipantsPage> {
    const count = await this.database.of(ReviewEntity).countBy({ cycleId: cycle.id });
    const pages = pageOf(
      page,
      count,
      (number) => `${paths.cycleDraft(cycle.id, 'participants')}?page=${number}#people`,
    );
    return {
      cycle,
      departments: await this.database.of(DepartmentEntity).find({ order: { nameFolded: 'ASC' } }),
      employees: await this.database.of(PersonEntity).countBy({ kind: 'employee', status: 'active' }),
      count,
      people: await this.reviewed(cycle.id, pages.skip),
      pages,
      search,
      found: await this.found(cycle.id, search),
    };
  }

  private reviewed(cycleId: string, skip: number): Promise<PersonEntity[]> {
    return this.database
      .of(PersonEntity)
      .createQueryBuilder('person')
      .innerJoin(ReviewEntity, 'review', 'review.subjectId = person.id')
      .where('review.cycleId = :cycleId', { cycleId })
      .orderBy('person.nameFolded')
      .addOrderBy('person.id')
      .offset(skip)
      .limit(rowsPerPage)
      .getMany();
  }

  private async found(cycleId: string, search: string): Promise<ParticipantsPage['found']> {
    const people = await this.search.employees(search);
    const reviews = await this.database.of(ReviewEntity).findBy({ cycleId, subjectId: In(people.map(({ id }) => id)) });
    const reviewed = new Set(reviews.map((review) => review.subjectId));
    return people.map((person) => ({ ...person, isReviewed: reviewed.has(person.id) }));
  }
}
