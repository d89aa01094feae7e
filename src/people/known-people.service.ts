import { domainToASCII } from 'node:url';
import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { Database } from '../database/database.js';
import type { KnownAccount } from '../domain/account-rows.js';
import { indexPeople, type KnownPeople, type KnownPerson } from '../domain/known-people.js';
import { AccountEntity } from './account.entity.js';
import { Breath } from '../database/breath.js';
import { departmentPaths } from './department-paths-of.js';
import { DepartmentEntity } from './department.entity.js';
import { PersonEntity } from './person.entity.js';

const rowsPerRead = 1_000;

/** The domain of an address in ASCII; '' when it is none. */
export const toAsciiDomain = domainToASCII;

export interface KnownDepartments {
  readonly idsByPath: Map<string, string>;
  readonly pathsById: ReadonlyMap<string, string>;
}

/** Everyone already stored, as imports compare with them; read in pieces, so that pages are not held up. */
@Injectable()
export class KnownPeopleReader {
  constructor(private readonly database: Database) {}

  async people(departments: KnownDepartments, breath = new Breath()): Promise<KnownPeople> {
    const known: KnownPerson[] = [];
    await this.inPieces(PersonEntity, breath, (row) => known.push(knownPerson(row, departments.pathsById)));
    return indexPeople(known);
  }

  async departments(): Promise<KnownDepartments> {
    const pathsById = departmentPaths(await this.database.of(DepartmentEntity).find());
    return { pathsById, idsByPath: new Map([...pathsById].map(([id, path]) => [path, id])) };
  }

  async accounts(breath = new Breath()): Promise<KnownAccount[]> {
    const known: KnownAccount[] = [];
    await this.inPieces(AccountEntity, breath, ({ id, code, name }) => known.push({ id, number: code, name }));
    return known;
  }

  private async inPieces<E extends { id: string }>(
    entity: new () => E,
    breath: Breath,
    use: (row: E) => void,
  ): Promise<void> {
    let after = '';
    for (;;) {
      const rows = await this.database
        .of<E>(entity)
        .find({ where: { id: MoreThan(after) } as never, order: { id: 'ASC' } as never, take: rowsPerRead });
      rows.forEach(use);
      await breath.take();
      const last = rows.at(-1);
      if (!last || rows.length < rowsPerRead) return;
      after = last.id;
    }
  }
}

function knownPerson(row: PersonEntity, departments: ReadonlyMap<string, string>): KnownPerson {
  const { id, kind, name, email, emailFolded, locale, location, managerId, accountId } = row;
  const isEmployee = kind === 'employee';
  return {
    id,
    kind,
    isActive: row.status === 'active',
    name,
    email,
    emailFolded,
    locale,
    number: row.employeeNumber,
    jobTitle: isEmployee ? row.jobTitle : '',
    role: isEmployee ? '' : row.jobTitle,
    department: row.departmentId ? (departments.get(row.departmentId) ?? null) : null,
    location,
    managerId,
    accountId,
    segment: row.segment || null,
  };
}
