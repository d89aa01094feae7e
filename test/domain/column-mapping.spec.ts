import { describe, expect, it } from '@jest/globals';
import { mapColumns } from '../../src/domain/column-mapping.js';
import { importLimits, tableProblems } from '../../src/domain/import-table.js';
import { northwindTable, table } from './northwind-files.js';

describe('columns', () => {
  it('finds the Northwind columns without help, and lists what nobody asked for', () => {
    expect(mapColumns('employees', northwindTable('employees').header)).toEqual({
      columns: { number: 0, name: 1, email: 2, jobTitle: 3, department: 4, manager: 5, location: 7 },
      unknown: ['hired_on', 'country'],
      problems: [],
    });
    expect(mapColumns('customers', northwindTable('customers').header)).toEqual({
      columns: { accountNumber: 0, account: 1, name: 2, email: 3, role: 4 },
      unknown: ['city', 'country'],
      problems: [],
    });
    expect(mapColumns('services', northwindTable('orders').header)).toEqual({
      columns: { reference: 0, account: 1, employee: 2, servedOn: 3, amount: 6 },
      unknown: ['shipped_on', 'required_on', 'freight'],
      problems: [],
    });
  });

  it.each([
    [
      'ایمیل;نام و نام خانوادگی;شمارهٔ کارمند;سِمت;بخش;ایمیل مدیر;زبان',
      ['email', 'name', 'number', 'jobTitle', 'department', 'manager', 'locale'],
    ],
    [
      'الاسم;البريد الإلكتروني;الرقم الوظيفي;المسمى الوظيفي;القسم;المدير المباشر',
      ['name', 'email', 'number', 'jobTitle', 'department', 'manager'],
    ],
    [
      'Name;E-Mail;Personalnummer;Abteilung;Vorgesetzter;Standort',
      ['name', 'email', 'number', 'department', 'manager', 'location'],
    ],
    ['\uFEFFE-mail;FULL NAME;Reports to', ['email', 'name', 'manager']],
  ])('reads %s', (header, fields) => {
    const { columns, problems } = mapColumns('employees', header.split(';'));
    expect(problems).toEqual([]);
    expect(columns).toEqual(Object.fromEntries(fields.map((field, index) => [field, index])));
  });

  it('tells at once of two columns with one name and of missing ones', () => {
    const { problems } = mapColumns('employees', ['E-Mail', 'e_mail', 'Manager']);
    expect(problems).toEqual([
      { row: 0, field: '', key: 'import.problem.column-duplicate', params: { name: 'E-Mail' } },
      { row: 0, field: 'name', key: 'import.problem.column-missing', params: { field: 'name' } },
    ]);
  });

  it('does what a person chose: another column, or none', () => {
    const chosen = { email: 1, name: 2, manager: null } as const;
    expect(mapColumns('employees', ['email', 'email', 'who', 'manager'], chosen)).toEqual({
      columns: { email: 1, name: 2 },
      unknown: ['email', 'manager'],
      problems: [],
    });
  });

  it('needs one of account number and account name', () => {
    expect(mapColumns('customers', ['name', 'email', 'company']).problems).toEqual([]);
    expect(mapColumns('customers', ['name', 'email', 'customer id']).problems).toEqual([]);
    expect(mapColumns('customers', ['name', 'email']).problems).toMatchObject([
      { field: 'accountNumber', key: 'import.problem.column-missing' },
    ]);
  });
});

describe('the file as a whole', () => {
  const keysOf = (file: Parameters<typeof tableProblems>[0]): string[] =>
    tableProblems(file).map((problem) => problem.key);
  const rows = (count: number): { row: number; cells: string[] }[] =>
    Array.from({ length: count }, (_, index) => ({ row: index + 2, cells: ['x'] }));

  it('has rows, not too many, and not too many columns', () => {
    expect(keysOf({ header: [], rows: [] })).toEqual(['import.problem.no-rows']);
    expect(keysOf(table('name,email', ' , ', ','))).toEqual(['import.problem.no-rows']);
    expect(keysOf({ header: ['a'], rows: rows(importLimits.rows) })).toEqual([]);
    expect(tableProblems({ header: ['a'], rows: rows(50_001) })[0]?.params).toEqual({ count: 50_001, maximum: 50_000 });
    expect(keysOf({ header: Array<string>(10_000).fill('x'), rows: rows(1) })).toEqual([
      'import.problem.columns-too-many',
    ]);
  });

  it('names a row with more cells than the header', () => {
    expect(tableProblems(table('name,email', 'a,a@x.com,', 'Doe, Jane,j@x.com'))).toMatchObject([
      { row: 3, key: 'import.problem.row-width' },
    ]);
  });
});
