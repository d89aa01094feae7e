import { describe, expect, it } from '@jest/globals';
import { mapColumns } from '../../src/domain/column-mapping.js';
import { planCustomers, type CustomerPlan, type CustomersBefore } from '../../src/domain/customer-rows.js';
import type { ImportTable } from '../../src/domain/import-table.js';
import { indexPeople } from '../../src/domain/known-people.js';
import { known, knownPerson, northwindTable, table, toAsciiDomain } from './northwind-files.js';

function plan(file: ImportTable, before: Partial<CustomersBefore> = {}): CustomerPlan {
  const nobody = { people: known(), accounts: [], hasObjected: () => false, toAsciiDomain };
  return planCustomers(file, mapColumns('customers', file.header), { ...nobody, ...before });
}

const told = ({ problems }: CustomerPlan): [number, string, string][] =>
  problems.map(({ row, field, key }) => [row, field, key.replace('import.problem.', '')]);

describe('customers', () => {
  it('reads Northwind, and the same file again changes nothing', () => {
    const first = plan(northwindTable('customers'));
    expect(first.problems).toEqual([]);
    expect([first.toCreate.length, first.accountsToCreate.length]).toEqual([91, 91]);
    expect(first.toCreate[0]?.values).toMatchObject({
      name: 'Maria Anders',
      role: 'Sales Representative',
      account: '#alfki',
    });
    expect(first.accountsToCreate[0]).toEqual({ key: '#alfki', number: 'ALFKI', name: 'Alfreds Futterkiste' });
    const accounts = first.accountsToCreate.map((account) => ({ ...account, id: `id-${account.key}` }));
    const people = indexPeople(
      first.toCreate.map(({ values: { account, ...rest } }) =>
        knownPerson({ ...rest, kind: 'customer', accountId: `id-${account}` }),
      ),
    );
    const second = plan(northwindTable('customers'), { people, accounts });
    expect(second).toMatchObject({
      toCreate: [],
      toUpdate: [],
      accountsToCreate: [],
      accountsToUpdate: [],
      problems: [],
    });
    expect(second.unchanged).toHaveLength(91);
  });

  it('leaves out who has objected, counts them and names nobody', () => {
    const file = plan(table('name,email,company', 'A,a@x.com,X', 'B,B@x.com,Y'), {
      hasObjected: (email) => email === 'b@x.com',
    });
    expect(file.toCreate.map(({ row }) => row)).toEqual([2]);
    expect(file.objected).toBe(1);
    expect(JSON.stringify(file)).not.toMatch(/b@x\.com|"Y"/i);
  });

  it('reads segments A to D in any case, and nothing else', () => {
    const file = plan(
      table('name,email,company,segment', 'A,a@x.com,X,a', 'B,b@x.com,X,D', 'C,c@x.com,X,', 'D,d@x.com,X,E'),
    );
    expect(file.toCreate.map(({ values }) => values.segment)).toEqual(['A', 'D', null, null]);
    expect(told(file)).toEqual([[5, 'segment', 'segment-unknown']]);
  });

  it('knows an account by number, else by name, renames it, and refuses two names for one number', () => {
    const accounts = [
      { id: 'x', number: '۱۲', name: 'Xenon' },
      { id: 'y', number: null, name: 'Yttrium' },
    ];
    const rows = [
      'A,a@x.com,12,Xenon Ltd',
      'B,b@x.com,,YTTRIUM',
      'C,c@x.com,12,Xenia',
      'D,d@x.com,,',
      'E,e@x.com,,xenon',
    ];
    const file = plan(table('name,email,account_id,account_name', ...rows), { accounts });
    expect(file.accountsToUpdate).toMatchObject([
      { id: 'x', name: 'Xenon Ltd' },
      { id: 'y', name: 'YTTRIUM' },
    ]);
    expect(file.accountsToCreate).toEqual([]);
    expect(told(file)).toEqual([
      [4, 'account', 'account-differs'],
      [5, 'account', 'account-missing'],
      [6, 'account', 'account-differs'],
    ]);
  });

  it('refuses the address of an employee and one person twice', () => {
    const people = known({ email: 'e@x.com', name: 'Emma' });
    const file = plan(table('name,email,company', 'E,e@x.com,X', 'A,a@x.com,X', 'A,A@X.com,Y'), { people });
    expect(told(file)).toEqual([
      [2, 'email', 'email-other-kind'],
      [4, 'email', 'duplicate-person'],
    ]);
  });
});
