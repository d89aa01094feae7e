import { describe, expect, it } from '@jest/globals';
import { mapColumns } from '../../src/domain/column-mapping.js';
import type { ImportTable } from '../../src/domain/import-table.js';
import { planServices, type ServicePlan, type ServicesBefore } from '../../src/domain/service-rows.js';
import { known, northwindTable, table, toAsciiDomain } from './northwind-files.js';

const people = known({ id: 'ann', email: 'ann@x.com', number: '1' }, { email: 'carl@x.com', kind: 'customer' });
const accounts = [{ id: 'acme', number: 'AC-1', name: 'Acme' }];

function plan(file: ImportTable, before: Partial<ServicesBefore> = {}): ServicePlan {
  return planServices(file, mapColumns('services', file.header), {
    people,
    accounts,
    services: [],
    today: '2026-10-24',
    toAsciiDomain,
    ...before,
  });
}

const told = ({ problems }: ServicePlan): [number, string, string][] =>
  problems.map(({ row, field, key }) => [row, field, key.replace('import.problem.', '')]);

describe('service records', () => {
  it('reads the 830 Northwind orders, and the same file again changes nothing', () => {
    const orders = northwindTable('orders');
    const emails = [...new Set(orders.rows.map(({ cells }) => cells[2] ?? ''))];
    const numbers = [...new Set(orders.rows.map(({ cells }) => cells[1] ?? ''))];
    const before = {
      people: known(...emails.map((email) => ({ email }))),
      accounts: numbers.map((number) => ({ id: number, number, name: number })),
    };
    const first = plan(orders, before);
    expect(first.problems).toEqual([]);
    expect(first.toCreate).toHaveLength(830);
    expect(first.toCreate[0]?.values).toEqual({
      reference: '10248',
      accountId: 'VINET',
      employeeId: 'steven.buchanan',
      servedOn: '1996-07-04',
      amount: 440,
    });
    const services = first.toCreate.map(({ row, values }) => ({ ...values, id: String(row) }));
    const second = plan(orders, { ...before, services });
    expect([second.toCreate.length, second.toUpdate.length, second.unchanged.length]).toEqual([0, 0, 830]);
  });

  it.each([
    ['2026-10-24', ''],
    ['۲۰۲۶-۱۰-۲۴', ''],
    ['2026-10-25', 'date-in-future'],
    ['', 'date-missing'],
    ['31/02/2026', 'date-invalid'],
    ['02/03/26', 'date-invalid'],
    ['2026-02-31', 'date-invalid'],
    ['0096-02-01', 'date-invalid'],
    ['1405/09/01', 'date-not-gregorian'],
    ['۱۴۰۵-۰۷-۰۱', 'date-not-gregorian'],
  ])('date %j: %s', (date, problem) =>
    expect(
      told(plan(table('account,employee,date', `Acme,1,${date}`)))
        .map(([, , key]) => key)
        .join(),
    ).toBe(problem),
  );

  it.each([
    ['440', 440],
    ['654.065', 654.07],
    ['۴۴۰٫۵', 440.5],
    ['', null],
    ['-1', 'amount-invalid'],
    ['1e3', 'amount-invalid'],
    ['0x1', 'amount-invalid'],
    ['1.234.5', 'amount-invalid'],
    ['NaN', 'amount-invalid'],
    ['1234567890123', 'amount-invalid'],
  ])('amount %j: %s', (amount, expected) => {
    const file = plan(table('account,employee,date,amount', `ac-1,ANN@x.com,2026-01-01,${amount}`));
    expect(told(file)[0]?.[2] ?? file.toCreate[0]?.values.amount).toBe(expected);
  });

  it('names unknown accounts and employees, and customers in the place of employees', () => {
    const file = plan(
      table(
        'account,employee,date',
        'Apex,ann@x.com,2026-01-01',
        'Acme,bob@x.com,2026-01-01',
        'Acme,carl@x.com,2026-01-01',
        ',,2026-01-01',
      ),
    );
    expect(told(file)).toEqual([
      [2, 'account', 'account-unknown'],
      [3, 'employee', 'employee-unknown'],
      [4, 'employee', 'employee-unknown'],
      [5, 'account', 'account-missing'],
      [5, 'employee', 'employee-missing'],
    ]);
  });

  it('updates a record by its reference, and counts equal records without one', () => {
    const stored = { reference: 'R1', accountId: 'acme', employeeId: 'ann', servedOn: '2026-01-01', amount: 5 };
    const services = [
      { ...stored, id: '1' },
      { ...stored, id: '2', reference: null },
    ];
    const changed = plan(table('reference,account,employee,date,amount', 'r1,Acme,1,2026-01-02,5'), {
      services: services.slice(0, 1),
    });
    expect(changed.toUpdate).toMatchObject([{ id: '1', changed: ['reference', 'servedOn'] }]);
    const twice = plan(table('account,employee,date,amount', 'Acme,1,2026-01-01,5', 'Acme,1,2026-01-01,5'), {
      services,
    });
    expect([twice.unchanged.map(({ id }) => id), twice.toCreate.length]).toEqual([['2'], 1]);
    expect(
      told(plan(table('reference,account,employee,date', 'R1,Acme,1,2026-01-02', 'r1,Acme,1,2026-01-03'))),
    ).toEqual([[3, 'reference', 'duplicate-row']]);
  });
});
