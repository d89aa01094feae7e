import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ColumnMapping } from '../domain/column-mapping.js';
import type { EmployeePlan } from '../domain/employee-plan.js';
import { planEmployeesInSteps } from '../domain/employee-rows.js';
import type { EmployeeField } from '../domain/import-fields.js';
import type { ImportTable } from '../domain/import-table.js';
import type { KnownPeople } from '../domain/known-people.js';
import { paths } from '../web/paths.js';
import { Breath } from '../database/breath.js';
import { EmployeeWriter } from './employee-writer.service.js';
import type { ImportFileEntity } from './import-file.entity.js';
import { type CheckedImport, ImportKinds, type ImportStrategy } from './import-kinds.js';
import { KnownPeopleReader, toAsciiDomain } from './known-people.service.js';

/** Employees by file: people, their departments and who manages whom. */
@Injectable()
export class EmployeeImport implements ImportStrategy<'employees'>, OnModuleInit {
  readonly kind = 'employees';

  constructor(
    private readonly kinds: ImportKinds,
    private readonly known: KnownPeopleReader,
    private readonly writer: EmployeeWriter,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  newHref = () => paths.importNew(this.kind);
  doneHref = () => paths.people();

  async check(
    table: ImportTable,
    mapping: ColumnMapping<EmployeeField>,
    _file: ImportFileEntity,
    breath: Breath,
  ): Promise<CheckedImport> {
    const departments = await this.known.departments();
    const people = await this.known.people(departments, breath);
    const before = { people, departments: [...departments.idsByPath.keys()], toAsciiDomain };
    const plan = await breath.through(planEmployeesInSteps(table, mapping, before));
    return {
      created: plan.toCreate,
      updated: plan.toUpdate,
      unchanged: plan.unchanged,
      problems: plan.problems,
      notes: { 'no-longer': notInFile(plan, people), departments: plan.departmentsToCreate.length },
      apply: (journal) => this.writer.write(plan, { people, departments }, breath, journal),
    };
  }
}

/** Active employees the file does not mention: kept as they are, and said so. */
function notInFile(plan: EmployeePlan, people: KnownPeople): number {
  const mentioned = new Set([...plan.toUpdate, ...plan.unchanged].map(({ id }) => id));
  let missing = 0;
  for (const person of people.byEmail.values()) {
    if (person.kind === 'employee' && person.isActive && !mentioned.has(person.id)) missing += 1;
  }
  return missing;
}
