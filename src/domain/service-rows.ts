import { accountKey, type KnownAccount } from './account-rows.js';
import type { IsoDate } from './calendar.js';
import type { ColumnMapping } from './column-mapping.js';
import { shownAddress, type ToAsciiDomain } from './email-address.js';
import { readAmount, readPastDate, readText } from './import-cells.js';
import type { ServiceField } from './import-fields.js';
import { rowProblem, type RowProblem } from './import-problem.js';
import { rowsByField, type FieldRow, type ImportTable } from './import-table.js';
import { findPerson, foldNumber, type KnownPeople } from './known-people.js';
import { repeatedRows } from './repeated-rows.js';
import { finish, inSteps, type Steps } from './steps.js';

/** Who served whom, when, for how much. */
export interface ServiceValues {
  /** The organisation's own number of the record, or null. */
  readonly reference: string | null;
  readonly accountId: string;
  readonly employeeId: string;
  readonly servedOn: IsoDate;
  /** In the organisation's currency, to the hundredth. */
  readonly amount: number | null;
}

export interface KnownService extends ServiceValues {
  readonly id: string;
}

export interface ServicePlan {
  readonly toCreate: readonly { readonly row: number; readonly values: ServiceValues }[];
  readonly toUpdate: readonly ServiceUpdate[];
  readonly unchanged: readonly { readonly row: number; readonly id: string }[];
  readonly problems: readonly RowProblem[];
}

export interface ServiceUpdate {
  readonly row: number;
  readonly id: string;
  readonly values: ServiceValues;
  readonly changed: readonly (keyof ServiceValues)[];
}

export interface ServicesBefore {
  readonly people: KnownPeople;
  readonly accounts: readonly KnownAccount[];
  readonly services: readonly KnownService[];
  readonly today: IsoDate;
  readonly toAsciiDomain: ToAsciiDomain;
}

/** Checks a file of service records; without a reference, a record is known again by everything it says (I22). */
export function planServices(
  table: ImportTable,
  mapping: ColumnMapping<ServiceField>,
  before: ServicesBefore,
): ServicePlan {
  return finish(planServicesInSteps(table, mapping, before));
}

export function* planServicesInSteps(
  table: ImportTable,
  mapping: ColumnMapping<ServiceField>,
  before: ServicesBefore,
): Steps<ServicePlan> {
  const problems: RowProblem[] = [];
  const accounts = accountFinder(before.accounts);
  const rows = yield* inSteps(rowsByField(table, mapping), (row) => {
    const values = readService(row, before, accounts, problems);
    return values && { row: row.row, values };
  });
  problems.push(
    ...repeatedRows(rows, ({ values }) => foldNumber(values.reference ?? ''), 'reference', 'duplicate-row'),
  );
  const known = new Map<string, KnownService[]>();
  for (const service of before.services)
    known.set(identityOf(service), [...(known.get(identityOf(service)) ?? []), service]);
  const toCreate: ServicePlan['toCreate'][number][] = [];
  const toUpdate: ServiceUpdate[] = [];
  const unchanged: ServicePlan['unchanged'][number][] = [];
  for (const { row, values } of rows) {
    const same = known.get(identityOf(values))?.shift();
    const changed = same ? fields.filter((field) => same[field] !== values[field]) : [];
    if (!same) toCreate.push({ row, values });
    else if (changed.length > 0) toUpdate.push({ row, id: same.id, values, changed });
    else unchanged.push({ row, id: same.id });
  }
  problems.sort((a, b) => a.row - b.row);
  return { toCreate, toUpdate, unchanged, problems };
}

const fields = ['reference', 'accountId', 'employeeId', 'servedOn', 'amount'] as const;

function identityOf(service: ServiceValues): string {
  const { reference, accountId, employeeId, servedOn, amount } = service;
  return reference ? `#${foldNumber(reference)}` : [accountId, employeeId, servedOn, amount].join('|');
}

function readService(
  row: FieldRow<ServiceField>,
  before: ServicesBefore,
  findAccount: (typed: string) => KnownAccount | null,
  problems: RowProblem[],
): ServiceValues | null {
  const reference = readText(row, 'reference', problems, 50) || null;
  const accountTyped = readText(row, 'account', problems) ?? '';
  const account = findAccount(accountTyped);
  if (!account)
    problems.push(
      rowProblem(row.row, 'account', accountTyped ? 'account-unknown' : 'account-missing', { value: accountTyped }),
    );
  const employeeTyped = shownAddress(row.cells.employee ?? '');
  const person = findPerson(row.cells.employee ?? '', before.people, before.toAsciiDomain);
  const employee = person?.kind === 'employee' ? person : null;
  if (!employee)
    problems.push(
      rowProblem(row.row, 'employee', employeeTyped ? 'employee-unknown' : 'employee-missing', {
        value: employeeTyped,
      }),
    );
  const servedOn = readPastDate(row, 'servedOn', before.today, problems);
  const amount = readAmount(row, 'amount', problems);
  if (!account || !employee || !servedOn) return null;
  return { reference, accountId: account.id, employeeId: employee.id, servedOn, amount };
}

/** Finds an account by its number, else by its name. */
function accountFinder(accounts: readonly KnownAccount[]): (typed: string) => KnownAccount | null {
  const byNumber = new Map(
    accounts.flatMap(
      (account) => (account.number ? [[accountKey(account.number, ''), account]] : []) as [string, KnownAccount][],
    ),
  );
  const byName = new Map(accounts.map((account) => [accountKey(null, account.name), account]));
  return (typed) =>
    typed === '' ? null : (byNumber.get(accountKey(typed, '')) ?? byName.get(accountKey(null, typed)) ?? null);
}
