import { Injectable } from '@nestjs/common';
import { Brackets } from 'typeorm';
import { Database } from '../database/database.js';
import { foldForSearch } from '../domain/search-folding.js';
import { AccountEntity } from './account.entity.js';
import { PersonEntity } from './person.entity.js';

export const peoplePerPage = 50;

export interface PeopleWanted {
  readonly kind: 'employee' | 'customer';
  readonly words: string;
  readonly page: number;
}

export interface ListedPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly status: string;
  readonly jobTitle: string;
  readonly departmentId: string | null;
  readonly accountName: string | null;
  readonly segment: string;
  readonly objectedAt: Date | string | null;
}

/** A page of people, found by name, address, number or account however they are typed. */
@Injectable()
export class PeopleList {
  constructor(private readonly database: Database) {}

  async find({ kind, words, page }: PeopleWanted): Promise<{ people: ListedPerson[]; total: number }> {
    const query = this.database
      .of(PersonEntity)
      .createQueryBuilder('person')
      .leftJoin(AccountEntity, 'account', 'account.id = person.accountId')
      .where('person.kind = :kind', { kind });
    const folded = foldForSearch(words);
    if (folded !== '') {
      query.andWhere(
        new Brackets((any) => {
          for (const column of [
            'person.nameFolded',
            'LOWER(person.email)',
            'person.employeeNumberFolded',
            'account.nameFolded',
            'account.codeFolded',
          ]) {
            any.orWhere(`${column} LIKE :like ESCAPE '\\'`);
          }
        }),
        { like: `%${folded.replace(/[\\%_]/g, '\\$&')}%` },
      );
    }
    const total = await query.getCount();
    const people = await query
      .select(['person.id AS "id"', 'person.name AS "name"', 'person.email AS "email"', 'person.status AS "status"'])
      .addSelect(['person.jobTitle AS "jobTitle"', 'person.departmentId AS "departmentId"'])
      .addSelect(['person.segment AS "segment"', 'person.objectedAt AS "objectedAt"', 'account.name AS "accountName"'])
      .orderBy('person.nameFolded')
      .addOrderBy('person.id')
      .offset((page - 1) * peoplePerPage)
      .limit(peoplePerPage)
      .getRawMany<ListedPerson>();
    return { people, total };
  }

  /** How many there are of each kind, for the two ways into the list. */
  async counts(): Promise<{ employees: number; customers: number }> {
    const people = this.database.of(PersonEntity);
    return {
      employees: await people.countBy({ kind: 'employee' }),
      customers: await people.countBy({ kind: 'customer' }),
    };
  }
}
