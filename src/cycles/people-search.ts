import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { Database } from '../database/database.js';
import { foldForSearch } from '../domain/search-folding.js';
import { PersonEntity } from '../people/person.entity.js';

const shownAtOnce = 20;

/** Finds active people by a part of their name or address. */
@Injectable()
export class PeopleSearch {
  constructor(private readonly database: Database) {}

  async employees(typed: string): Promise<PersonEntity[]> {
    return this.find('employee', typed, (query) => query);
  }

  async customers(typed: string): Promise<PersonEntity[]> {
    return this.find('customer', typed, (query) => query);
  }

  /** For employees: customers of the accounts they served, and any customer whose whole address they know. */
  async customersKnownTo(employeeId: string, typed: string): Promise<PersonEntity[]> {
    return this.find('customer', typed, (query) =>
      query.andWhere(
        `(person.emailFolded = :address OR person.accountId IN ` +
          `(SELECT served."accountId" FROM service_record served WHERE served."employeeId" = :employeeId))`,
        { address: typed.trim().toLowerCase(), employeeId },
      ),
    );
  }

  private async find(
    kind: PersonEntity['kind'],
    typed: string,
    narrowed: (query: SelectQueryBuilder<PersonEntity>) => SelectQueryBuilder<PersonEntity>,
  ): Promise<PersonEntity[]> {
    const name = foldForSearch(typed).replace(/[%_\\]/g, '');
    const address = typed
      .trim()
      .toLowerCase()
      .replace(/[%_\\]/g, '');
    if (name === '' && address === '') return [];
    const query = this.database
      .of(PersonEntity)
      .createQueryBuilder('person')
      .where("person.kind = :kind AND person.status = 'active' AND person.objectedAt IS NULL", { kind })
      .andWhere('(person.nameFolded LIKE :name OR LOWER(person.email) LIKE :part)', {
        name: `%${name}%`,
        part: `%${address}%`,
      });
    return narrowed(query).orderBy('person.nameFolded').addOrderBy('person.id').take(shownAtOnce).getMany();
  }
}
