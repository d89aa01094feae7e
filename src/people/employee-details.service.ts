import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { departmentReader } from '../domain/department-paths.js';
import { type FieldProblem, FormRejected, fieldProblem } from '../domain/errors.js';
import { readAddress, readLocale, readName, readText } from '../domain/import-cells.js';
import type { EmployeeField } from '../domain/import-fields.js';
import type { RowProblem } from '../domain/import-problem.js';
import type { FieldRow } from '../domain/import-table.js';
import { foldNumber } from '../domain/known-people.js';
import { nearest } from '../domain/nearest-word.js';
import { cleanLine } from '../domain/text-cleaning.js';
import { Organisation } from '../settings/organisation.js';
import { KnownPeopleReader, toAsciiDomain } from './known-people.service.js';
import { ManagerFinder } from './manager-finder.service.js';
import { noAddress } from './no-address.js';
import { PersonEntity } from './person.entity.js';
import type { EmployeeForm } from './person.forms.js';

type Details = Pick<PersonEntity, 'kind' | 'name' | 'email' | 'emailFolded' | 'locale' | 'employeeNumber'> &
  Pick<PersonEntity, 'jobTitle' | 'location' | 'departmentId' | 'managerId'>;

/** Checks an employee typed by hand with the same rules as a row of a file; tells every problem at once. */
@Injectable()
export class EmployeeDetails {
  constructor(
    private readonly database: Database,
    private readonly known: KnownPeopleReader,
    private readonly managers: ManagerFinder,
    private readonly organisation: Organisation,
  ) {}

  async read(form: EmployeeForm, person: PersonEntity | null): Promise<Details> {
    const problems: FieldProblem[] = [];
    const row: FieldRow<EmployeeField> = { row: 0, cells: { ...form } };
    const told = problems as RowProblem[];
    const name = readName(row, 'name', told);
    // An address once there is only replaced: without it nobody signs in.
    const mayDoWithout = form.email.trim() === '' && !person?.email;
    const email = mayDoWithout ? noAddress(person) : readAddress(row, 'email', toAsciiDomain, told);
    const employeeNumber = readText(row, 'number', told, 50) || null;
    const jobTitle = readText(row, 'jobTitle', told) ?? '';
    const location = readText(row, 'location', told) ?? '';
    const locale = readLocale(row, 'locale', told) ?? this.organisation.current().defaultLocale;
    if (email?.address) await this.refuseTaken('email', { emailFolded: email.folded }, person, problems);
    if (employeeNumber) {
      await this.refuseTaken('number', { employeeNumberFolded: foldNumber(employeeNumber) }, person, problems);
    }
    const departmentId = await this.department(row, problems);
    const managerId = await this.managers.find(form.manager, person, problems);
    if (problems.length > 0 || !email) throw new FormRejected(problems);
    const details = { name, email: email.address, emailFolded: email.folded, locale, employeeNumber };
    return { kind: 'employee', ...details, jobTitle, location, departmentId, managerId };
  }

  private async refuseTaken(
    field: 'email' | 'number',
    where: Pick<PersonEntity, 'emailFolded'> | { employeeNumberFolded: string },
    person: PersonEntity | null,
    problems: FieldProblem[],
  ): Promise<void> {
    const other = await this.database.of(PersonEntity).findOneBy(where);
    if (other && other.id !== person?.id) {
      problems.push(fieldProblem(field, `people.${field}-taken`, { name: other.name }));
    }
  }

  private async department(row: FieldRow<EmployeeField>, problems: FieldProblem[]): Promise<string | null> {
    const { idsByPath } = await this.known.departments();
    const reader = departmentReader([...idsByPath.keys()]);
    const path = reader.read(row, problems as RowProblem[]);
    if (!path) return null;
    const id = idsByPath.get(path);
    if (id) return id;
    const typed = cleanLine(row.cells.department ?? '');
    const near = nearest(typed, [...idsByPath.keys()]);
    const key = near === null ? 'people.department-unknown' : 'people.department-unknown-near';
    problems.push(fieldProblem('department', key, { name: typed, near: near ?? '' }));
    return null;
  }
}
