import { Injectable } from '@nestjs/common';
import { randomId } from '../database/random-id.js';
import type { EmployeePlan, EmployeeValues } from '../domain/employee-plan.js';
import type { KnownPeople } from '../domain/known-people.js';
import { foldForSearch } from '../domain/search-folding.js';
import { Organisation } from '../settings/organisation.js';
import type { Breath } from '../database/breath.js';
import { BulkRows, each } from './bulk-rows.service.js';
import { DepartmentEntity } from './department.entity.js';
import type { ImportJournal } from './import-journal.js';
import type { KnownDepartments } from './known-people.service.js';
import { PersonDeactivations } from './person-deactivations.js';
import { PersonEntity } from './person.entity.js';
import { employeeColumns, personRow } from './person-rows.js';

/** Writes what a checked file of employees brings; every id is known beforehand, so managers need no second pass. */
@Injectable()
export class EmployeeWriter {
  constructor(
    private readonly bulk: BulkRows,
    private readonly organisation: Organisation,
    private readonly changes: PersonDeactivations,
  ) {}

  async write(
    plan: EmployeePlan,
    { people, departments }: { people: KnownPeople; departments: KnownDepartments },
    breath: Breath,
    journal: ImportJournal,
  ): Promise<void> {
    const units = await this.addDepartments(plan.departmentsToCreate, departments.idsByPath, breath, journal);
    const ids = await idsByEmail(plan, people, breath);
    const row = (id: string, values: EmployeeValues) =>
      personRow({
        id,
        kind: 'employee',
        name: values.name,
        email: values.email,
        emailFolded: values.emailFolded,
        locale: values.locale ?? this.organisation.current().defaultLocale,
        employeeNumber: values.number,
        jobTitle: values.jobTitle,
        location: values.location,
        departmentId: values.department === null ? null : (units.get(values.department) ?? null),
        managerId: values.manager === null ? null : (ids.get(values.manager) ?? null),
      });
    const changed = each(plan.toUpdate, ({ id, values }) => row(id, values));
    await this.bulk.update(PersonEntity, changed, employeeColumns, breath, journal);
    await this.tellMoved(plan, people);
    const added = each(plan.toCreate, ({ values }) => row(ids.get(values.emailFolded) ?? randomId(), values));
    await this.bulk.insert(PersonEntity, added, breath, journal);
  }

  private async tellMoved(plan: EmployeePlan, people: KnownPeople): Promise<void> {
    const oldAddresses = new Map([...people.byEmail.values()].map(({ id, email }) => [id, email]));
    for (const { id, changed } of plan.toUpdate) {
      if (changed.includes('email')) await this.changes.movedFrom(id, oldAddresses.get(id) ?? '');
    }
  }

  private async addDepartments(
    created: readonly string[],
    existing: ReadonlyMap<string, string>,
    breath: Breath,
    journal: ImportJournal,
  ): Promise<Map<string, string>> {
    const ids = new Map(existing);
    const rows = created.map((path) => {
      const names = path.split(' > ');
      const name = names.at(-1) ?? path;
      const parentId = ids.get(names.slice(0, -1).join(' > ')) ?? null;
      const department = { id: randomId(), name, nameFolded: foldForSearch(name), parentId };
      ids.set(path, department.id);
      return department;
    });
    await this.bulk.insert(DepartmentEntity, rows, breath, journal);
    return ids;
  }
}

/** Everybody's id by their folded address as it is once the file is applied; new people get theirs here. */
async function idsByEmail(plan: EmployeePlan, people: KnownPeople, breath: Breath): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const [email, { id }] of people.byEmail) ids.set(email, id);
  await breath.take();
  for (const { id, values } of plan.toUpdate) ids.set(values.emailFolded, id);
  for (const { values } of plan.toCreate) {
    ids.set(values.emailFolded, randomId());
    await breath.take();
  }
  return ids;
}
