import type { ColumnMapping } from './column-mapping.js';
import { departmentReader } from './department-paths.js';
import type { EmployeePlan, EmployeeRow, EmployeesBefore, EmployeeUpdate, EmployeeValues } from './employee-plan.js';
import { readAddress, readLocale, readName, readText } from './import-cells.js';
import type { EmployeeField } from './import-fields.js';
import { rowProblem, type RowProblem } from './import-problem.js';
import { rowsByField, type FieldRow, type ImportTable } from './import-table.js';
import { foldNumber, type KnownPeople, type KnownPerson } from './known-people.js';
import { linkManagers } from './manager-links.js';
import { repeatedRows } from './repeated-rows.js';
import { finish, inSteps, type Steps } from './steps.js';

/** Checks a file of employees against what exists, in two passes: people first, then who manages whom (I12–I16, I24). */
export function planEmployees(
  table: ImportTable,
  mapping: ColumnMapping<EmployeeField>,
  before: EmployeesBefore,
): EmployeePlan {
  return finish(planEmployeesInSteps(table, mapping, before));
}

export function* planEmployeesInSteps(
  table: ImportTable,
  mapping: ColumnMapping<EmployeeField>,
  before: EmployeesBefore,
): Steps<EmployeePlan> {
  const problems: RowProblem[] = [];
  const departments = departmentReader(before.departments);
  const fields = rowsByField(table, mapping);
  yield;
  const rows = yield* inSteps(fields, (row) => readEmployee(row, before, departments.read, problems));
  problems.push(...repeatedRows(rows, (row) => row.values.emailFolded, 'email', 'duplicate-person'));
  yield;
  problems.push(...repeatedRows(rows, (row) => foldNumber(row.values.number ?? ''), 'number', 'duplicate-number'));
  yield;
  const repeated = new Set(
    problems.filter(({ key }) => key.startsWith('import.problem.duplicate-')).map(({ row }) => row),
  );
  // One row may find somebody by number and another one by the address that person gives up.
  const same = repeatedRows(rows, ({ person }) => person?.id ?? '', 'email', 'duplicate-person');
  problems.push(...same.filter(({ row }) => !repeated.has(row)));
  const managers = yield* linkManagers(rows, before, problems);
  yield;
  const plan = { toCreate: [], toUpdate: [], unchanged: [] } as {
    [K in 'toCreate' | 'toUpdate' | 'unchanged']: EmployeePlan[K][number][];
  };
  yield* inSteps(rows, ({ row, person, values: read }) => {
    const link = managers.get(row);
    const values = { ...read, manager: link?.manager ?? null };
    if (!person) plan.toCreate.push({ row, values });
    else {
      const changed = changedFields(person, read, link?.isChanged ?? false);
      if (changed.length > 0) plan.toUpdate.push({ row, id: person.id, values, changed });
      else plan.unchanged.push({ row, id: person.id });
    }
    return null;
  });
  problems.sort((a, b) => a.row - b.row);
  return { ...plan, departmentsToCreate: departments.created(), problems } as EmployeePlan;
}

function readEmployee(
  row: FieldRow<EmployeeField>,
  before: EmployeesBefore,
  readDepartment: (row: FieldRow<EmployeeField>, problems: RowProblem[]) => string | null | undefined,
  problems: RowProblem[],
): EmployeeRow | null {
  const name = readName(row, 'name', problems);
  const email = readAddress(row, 'email', before.toAsciiDomain, problems);
  const number = readText(row, 'number', problems, 50);
  const jobTitle = readText(row, 'jobTitle', problems);
  const location = readText(row, 'location', problems);
  const locale = readLocale(row, 'locale', problems);
  const department = readDepartment(row, problems);
  if (!email) return null;
  const person = identify(row.row, email.folded, number ?? '', before.people, problems);
  return {
    row: row.row,
    person,
    values: {
      name,
      email: email.address,
      emailFolded: email.folded,
      number: number === undefined ? (person?.number ?? null) : number || null,
      jobTitle: jobTitle ?? person?.jobTitle ?? '',
      department: department === undefined ? (person?.department ?? null) : department,
      location: location ?? person?.location ?? '',
      locale: locale ?? person?.locale ?? null,
    },
    managerTyped: row.cells.manager,
  };
}

/** The number says who someone is, else the address does; the two must not point at different people. */
function identify(
  row: number,
  email: string,
  number: string,
  known: KnownPeople,
  problems: RowProblem[],
): KnownPerson | null {
  const byNumber = number ? (known.byNumber.get(foldNumber(number)) ?? null) : null;
  const byEmail = known.byEmail.get(email) ?? null;
  if (byEmail && byEmail.kind !== 'employee') {
    problems.push(rowProblem(row, 'email', 'email-other-kind', { name: byEmail.name }));
    return null;
  }
  if (byNumber && byEmail && byNumber.id !== byEmail.id) {
    problems.push(rowProblem(row, 'number', 'identity-conflict', { first: byNumber.name, second: byEmail.name }));
  }
  return byNumber ?? byEmail;
}

function changedFields(
  person: KnownPerson,
  values: EmployeeRow['values'],
  isManagerChanged: boolean,
): EmployeeUpdate['changed'] {
  const fields = ['name', 'email', 'number', 'jobTitle', 'department', 'location', 'locale'] as const;
  const changed: (keyof EmployeeValues | 'isActive')[] = fields.filter(
    (field) => (person[field] ?? '') !== (values[field] ?? ''),
  );
  if (isManagerChanged) changed.push('manager');
  if (!person.isActive) changed.push('isActive');
  return changed;
}
