import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { AccountEntity } from './account.entity.js';
import { KnownPeopleReader } from './known-people.service.js';
import { PersonEntity } from './person.entity.js';

/** A stored person as the fields of the form hold them. */
@Injectable()
export class PersonValues {
  constructor(
    private readonly database: Database,
    private readonly known: KnownPeopleReader,
  ) {}

  async of(person: PersonEntity): Promise<Record<string, string>> {
    const { name, email, locale, jobTitle, location, segment, departmentId, managerId, accountId } = person;
    const shared = { name, email, locale };
    if (person.kind === 'customer') {
      const account = accountId ? await this.database.of(AccountEntity).findOneBy({ id: accountId }) : null;
      return { ...shared, account: account?.name ?? '', accountNumber: account?.code ?? '', role: jobTitle, segment };
    }
    const { pathsById } = await this.known.departments();
    const manager = managerId ? await this.database.of(PersonEntity).findOneBy({ id: managerId }) : null;
    return {
      ...shared,
      number: person.employeeNumber ?? '',
      jobTitle,
      department: departmentId ? (pathsById.get(departmentId) ?? '') : '',
      location,
      manager: manager ? manager.email || manager.employeeNumber || manager.name : '',
    };
  }
}
