import { accountReader, type AccountChange, type KnownAccount } from './account-rows.js';
import type { ColumnMapping } from './column-mapping.js';
import type { ToAsciiDomain } from './email-address.js';
import { readAddress, readLocale, readName, readText } from './import-cells.js';
import type { CustomerField } from './import-fields.js';
import { rowProblem, type RowProblem } from './import-problem.js';
import { rowsByField, type FieldRow, type ImportTable } from './import-table.js';
import type { KnownPeople, KnownPerson, Segment } from './known-people.js';
import type { Locale } from './locale.js';
import { repeatedRows } from './repeated-rows.js';
import { foldForSearch } from './search-folding.js';
import { finish, inSteps, type Steps } from './steps.js';

export interface CustomerValues {
  readonly name: string;
  readonly email: string;
  readonly emailFolded: string;
  /** Key of the account: `AccountChange.key` or the key of a known one. */
  readonly account: string;
  readonly role: string;
  readonly segment: Segment | null;
  readonly locale: Locale | null;
}

export interface CustomerPlan {
  readonly toCreate: readonly { readonly row: number; readonly values: CustomerValues }[];
  readonly toUpdate: readonly CustomerUpdate[];
  readonly unchanged: readonly { readonly row: number; readonly id: string }[];
  readonly accountsToCreate: readonly AccountChange[];
  readonly accountsToUpdate: readonly (AccountChange & { readonly id: string })[];
  /** People who asked not to be asked: left out and counted, never named (anonymity 7). */
  readonly objected: number;
  readonly problems: readonly RowProblem[];
}

export interface CustomerUpdate {
  readonly row: number;
  readonly id: string;
  readonly values: CustomerValues;
  readonly changed: readonly (keyof CustomerValues | 'isActive')[];
}

export interface CustomersBefore {
  readonly people: KnownPeople;
  readonly accounts: readonly KnownAccount[];
  /** Whether the owner of a folded address has objected for good. */
  readonly hasObjected: (emailFolded: string) => boolean;
  readonly toAsciiDomain: ToAsciiDomain;
}

interface CustomerRow {
  readonly row: number;
  readonly person: KnownPerson | null;
  readonly values: CustomerValues;
}

/** Checks a file of customers (contacts of accounts) against what exists. */
export function planCustomers(
  table: ImportTable,
  mapping: ColumnMapping<CustomerField>,
  before: CustomersBefore,
): CustomerPlan {
  return finish(planCustomersInSteps(table, mapping, before));
}

export function* planCustomersInSteps(
  table: ImportTable,
  mapping: ColumnMapping<CustomerField>,
  before: CustomersBefore,
): Steps<CustomerPlan> {
  const problems: RowProblem[] = [];
  const accounts = accountReader(before.accounts);
  const all = yield* inSteps(rowsByField(table, mapping), (row) => readCustomer(row, before, accounts.read, problems));
  const rows = all.filter((row) => !before.hasObjected(row.values.emailFolded));
  problems.push(...repeatedRows(rows, (row) => row.values.emailFolded, 'email', 'duplicate-person'));
  const toCreate: CustomerPlan['toCreate'][number][] = [];
  const toUpdate: CustomerUpdate[] = [];
  const unchanged: CustomerPlan['unchanged'][number][] = [];
  for (const { row, person, values } of rows) {
    const changed = person ? changedFields(person, values, accounts.keyOf(person.accountId)) : [];
    if (!person) toCreate.push({ row, values });
    else if (changed.length > 0) toUpdate.push({ row, id: person.id, values, changed });
    else unchanged.push({ row, id: person.id });
  }
  problems.sort((a, b) => a.row - b.row);
  const { created: accountsToCreate, updated: accountsToUpdate } = accounts.changes(
    new Set(rows.map((row) => row.values.account)),
  );
  return {
    toCreate,
    toUpdate,
    unchanged,
    accountsToCreate,
    accountsToUpdate,
    objected: all.length - rows.length,
    problems,
  };
}

function readCustomer(
  row: FieldRow<CustomerField>,
  before: CustomersBefore,
  readAccount: (row: FieldRow<CustomerField>, problems: RowProblem[]) => string | null,
  problems: RowProblem[],
): CustomerRow | null {
  const name = readName(row, 'name', problems);
  const email = readAddress(row, 'email', before.toAsciiDomain, problems);
  const account = readAccount(row, problems);
  const role = readText(row, 'role', problems);
  const segment = readSegment(row, problems);
  const locale = readLocale(row, 'locale', problems);
  if (!email || account === null) return null;
  const person = before.people.byEmail.get(email.folded) ?? null;
  if (person && person.kind !== 'customer')
    problems.push(rowProblem(row.row, 'email', 'email-other-kind', { name: person.name }));
  const values = {
    name,
    email: email.address,
    emailFolded: email.folded,
    account,
    role: role ?? person?.role ?? '',
    segment: segment === undefined ? (person?.segment ?? null) : segment,
    locale: locale ?? person?.locale ?? null,
  };
  return { row: row.row, person, values };
}

function readSegment(row: FieldRow<CustomerField>, problems: RowProblem[]): Segment | null | undefined {
  const text = readText(row, 'segment', problems, 20);
  if (text === undefined) return undefined;
  const letter = foldForSearch(text).toUpperCase();
  if (letter === '') return null;
  if (letter === 'A' || letter === 'B' || letter === 'C' || letter === 'D') return letter;
  problems.push(rowProblem(row.row, 'segment', 'segment-unknown', { value: text }));
  return null;
}

function changedFields(
  person: KnownPerson,
  values: CustomerValues,
  accountKey: string | null,
): CustomerUpdate['changed'] {
  const fields = ['name', 'email', 'role', 'segment', 'locale'] as const;
  const changed: (keyof CustomerValues | 'isActive')[] = fields.filter(
    (field) => (person[field] ?? '') !== (values[field] ?? ''),
  );
  if (accountKey !== values.account) changed.push('account');
  if (!person.isActive) changed.push('isActive');
  return changed;
}
