import { Injectable } from '@nestjs/common';
import { Roles } from '../../auth/roles.js';
import { Starter } from '../../competencies/starter.js';
import { Database } from '../../database/database.js';
import { foldForSearch } from '../../domain/search-folding.js';
import { AccountEntity } from '../../people/account.entity.js';
import { DepartmentEntity } from '../../people/department.entity.js';
import { personRow } from '../../people/person-rows.js';
import { PersonEntity } from '../../people/person.entity.js';
import { ServiceRecordEntity } from '../../people/service-record.entity.js';
import { Organisation } from '../../settings/organisation.js';
import { demoCustomers } from './demo-customers.js';
import { type DemoCycle, demoWorkingDays, demoZone } from './demo-dates.js';
import { customerKey, demoId } from './demo-ids.js';
import { demoEmployees } from './demo-people.js';
import { demoServices } from './demo-services.js';

const rowsPerInsert = 100;
const roles = [
  ['mina.sohrabi', 'administrator'],
  ['farid.nouri', 'administrator'],
  ['dara.tavakoli', 'leader'],
  ['elham.azizi', 'leader'],
  ['sahar.moradi', 'leader'],
  ['roya.shams', 'leader'],
] as const;

/** The invented company: who works there, whom they serve, what it stands for. */
@Injectable()
export class DemoOrganisation {
  constructor(
    private readonly database: Database,
    private readonly organisation: Organisation,
    private readonly roles: Roles,
    private readonly starter: Starter,
  ) {}

  async isThere(): Promise<boolean> {
    return this.database.of(PersonEntity).exists();
  }

  async fill(cycles: readonly DemoCycle[]): Promise<void> {
    await this.organisation.change({
      name: 'Narvan Insurance',
      contactName: 'Mina Sohrabi',
      contactEmail: 'hr@narvan.example',
      locales: ['en', 'fa', 'ar'],
      timeZone: demoZone,
      workingDays: [...demoWorkingDays],
      setUpStep: 'done',
    });
    await this.insert(DepartmentEntity, departments());
    await this.insert(AccountEntity, accounts());
    await this.insert(PersonEntity, [...employees(), ...customers()]);
    await this.insert(ServiceRecordEntity, demoServices(cycles));
    for (const [key, role] of roles) await this.roles.grant(demoId(key), role, demoId('mina.sohrabi'));
    await this.starter.use();
  }

  private async insert<E extends object>(entity: new () => E, rows: readonly object[]): Promise<void> {
    for (let start = 0; start < rows.length; start += rowsPerInsert) {
      await this.database.of(entity).insert(rows.slice(start, start + rowsPerInsert) as never[]);
    }
  }
}

function departments(): DepartmentEntity[] {
  const names = [...new Set(demoEmployees.map(({ department }) => department))];
  return names.map((name) => ({ id: demoId(name), name, nameFolded: foldForSearch(name), parentId: null }));
}

function accounts(): AccountEntity[] {
  return demoCustomers.map(({ account: name }) => ({
    id: demoId(name),
    code: null,
    codeFolded: null,
    name,
    nameFolded: foldForSearch(name),
  }));
}

function employees(): PersonEntity[] {
  return demoEmployees.map(({ key, name, title, department, manager, locale }) =>
    personRow({
      id: demoId(key),
      kind: 'employee',
      name,
      email: `${key}@narvan.example`,
      emailFolded: `${key}@narvan.example`,
      locale,
      jobTitle: title,
      departmentId: demoId(department),
      managerId: manager === null ? null : demoId(manager),
    }),
  );
}

function customers(): PersonEntity[] {
  return demoCustomers.map(({ name, account, locale, segment }) => {
    const key = customerKey({ name });
    const email = `${key}@customers.example`;
    const accountId = demoId(account);
    return personRow({
      id: demoId(key),
      kind: 'customer',
      name,
      email,
      emailFolded: email,
      locale,
      accountId,
      segment,
    });
  });
}
