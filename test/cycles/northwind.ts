import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Starter } from '../../src/competencies/starter.js';
import { randomId } from '../../src/database/random-id.js';
import { foldForSearch } from '../../src/domain/search-folding.js';
import { AccountEntity } from '../../src/people/account.entity.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { ServiceRecordEntity } from '../../src/people/service-record.entity.js';
import { given } from '../support/given.js';
import type { TestApp } from '../support/test-app.js';

type Row = Record<string, string>;

const rowsOf = (name: string): Row[] =>
  parse(readFileSync(join(import.meta.dirname, '../fixtures/northwind', `${name}.csv`), 'utf8'), {
    columns: true,
    bom: true,
  }) as Row[];

const rowsPerInsert = 80;

/** Nine employees, 91 customers and their 830 orders, with the starter framework; by first name of the employee. */
export async function givenNorthwind(testApp: TestApp): Promise<Record<string, PersonEntity>> {
  const employees = new Map<string, PersonEntity>();
  const rows = rowsOf('employees');
  // Managers first: the vice president, then the sales manager, then the others.
  for (const row of [...rows].sort((one, other) => depthOf(one, rows) - depthOf(other, rows))) {
    const manager = employees.get(row.manager_email ?? '');
    const person = await given(testApp).employee({
      name: row.name ?? '',
      email: row.email ?? '',
      jobTitle: row.job_title ?? '',
      ...(manager ? { manager } : {}),
    });
    employees.set(person.email, person);
  }
  await testApp.database.write(() => testApp.get(Starter).use());
  await customersAndOrders(testApp, employees);
  return Object.fromEntries([...employees.values()].map((person) => [person.name.split(' ')[0] ?? '', person]));
}

function depthOf(row: Row, rows: readonly Row[]): number {
  const manager = rows.find((other) => other.email === row.manager_email);
  return manager ? depthOf(manager, rows) + 1 : 0;
}

async function customersAndOrders(testApp: TestApp, employees: ReadonlyMap<string, PersonEntity>): Promise<void> {
  const accounts = new Map<string, string>();
  const customers = rowsOf('customers').map((row): PersonEntity => {
    accounts.set(row.account_id ?? '', randomId());
    const name = row.contact_name ?? '';
    return {
      id: randomId(),
      kind: 'customer',
      status: 'active',
      name,
      nameFolded: foldForSearch(name),
      email: row.contact_email ?? '',
      emailFolded: (row.contact_email ?? '').toLowerCase(),
      locale: 'en',
      employeeNumber: null,
      employeeNumberFolded: null,
      jobTitle: row.contact_title ?? '',
      location: '',
      departmentId: null,
      managerId: null,
      accountId: accounts.get(row.account_id ?? '') ?? '',
      segment: '',
      objectedAt: null,
      lastAskedOn: null,
    };
  });
  const orders = rowsOf('orders').map((row) => ({
    id: randomId(),
    code: row.order_id ?? '',
    codeFolded: row.order_id ?? '',
    accountId: accounts.get(row.account_id ?? '') ?? '',
    employeeId: employees.get(row.employee_email ?? '')?.id ?? '',
    servedOn: row.ordered_on ?? '',
    amount: Number(row.net_amount),
  }));
  const accountRows = rowsOf('customers').map((row) => ({
    id: accounts.get(row.account_id ?? '') ?? '',
    code: row.account_id ?? '',
    codeFolded: (row.account_id ?? '').toLowerCase(),
    name: row.account_name ?? '',
    nameFolded: foldForSearch(row.account_name ?? ''),
  }));
  await testApp.database.write(async () => {
    await inPieces(accountRows, (piece) => testApp.database.of(AccountEntity).insert(piece));
    await inPieces(customers, (piece) => testApp.database.of(PersonEntity).insert(piece));
    await inPieces(orders, (piece) => testApp.database.of(ServiceRecordEntity).insert(piece));
  });
}

async function inPieces<R>(rows: readonly R[], insert: (piece: R[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerInsert)
    await insert(rows.slice(start, start + rowsPerInsert));
}
