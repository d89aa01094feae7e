import { describe, expect, it } from '@jest/globals';
import { mapColumns } from '../../src/domain/column-mapping.js';
import type { EmployeePlan } from '../../src/domain/employee-plan.js';
import { planEmployees } from '../../src/domain/employee-rows.js';
import type { ImportTable } from '../../src/domain/import-table.js';
import { indexPeople, type KnownPeople } from '../../src/domain/known-people.js';
import { known, knownPerson, northwindTable, table, toAsciiDomain } from './northwind-files.js';

function plan(file: ImportTable, people: KnownPeople = known(), departments: string[] = []): EmployeePlan {
  return planEmployees(file, mapColumns('employees', file.header), { people, departments, toAsciiDomain });
}

const told = ({ problems }: EmployeePlan): [number, string, string, object][] =>
  problems.map(({ row, field, key, params }) => [row, field, key.replace('import.problem.', ''), params]);

/** The people of a plan as they would be stored. */
function applied(file: EmployeePlan): KnownPeople {
  const idOf = (email: string | null): string | null => (email === null ? null : `id-${email}`);
  const people = file.toCreate.map(({ values }) => ({
    ...values,
    id: `id-${values.emailFolded}`,
    managerId: idOf(values.manager),
  }));
  return indexPeople(people.map(({ manager: _, ...person }) => knownPerson(person)));
}

describe('employees', () => {
  it('refuses two rows that find one person, by number and by the address that person gives up', () => {
    const people = known({ id: 'a', email: 'a@x.example', number: '1' });
    const file = plan(table('number,name,email', '1,Ann,new@x.example', '2,Ben,a@x.example'), people);
    expect(told(file)).toEqual([[3, 'email', 'duplicate-person', { first: 2, second: 3 }]]);
  });

  it('reads Northwind, and the same file again changes nothing', () => {
    const first = plan(northwindTable('employees'));
    expect(first.problems).toEqual([]);
    expect(first.toCreate).toHaveLength(9);
    expect(first.departmentsToCreate).toEqual(['Sales']);
    expect(first.toCreate[1]?.values).toMatchObject({
      name: 'Andrew Fuller',
      jobTitle: 'Vice President, Sales',
      manager: null,
      number: '2',
    });
    expect(first.toCreate[5]?.values).toMatchObject({
      manager: 'steven.buchanan@northwind.example',
      location: 'London',
    });
    const second = plan(northwindTable('employees'), applied(first), ['Sales']);
    expect(second).toMatchObject({ toCreate: [], toUpdate: [], departmentsToCreate: [], problems: [] });
    expect(second.unchanged).toHaveLength(9);
  });

  it('finds managers that come later, by address or by number in any digits', () => {
    const file = plan(
      table('email,name,number,manager', 'a@x.com,A,۱۱,B@X.com', 'b@x.com,B,12,', 'c@x.com,C,13,۱۲', 'd@x.com,D,14,١١'),
    );
    expect(told(file)).toEqual([]);
    expect(file.toCreate.map(({ values }) => values.manager)).toEqual(['b@x.com', null, 'b@x.com', 'a@x.com']);
    expect(file.toCreate[0]?.values.number).toBe('۱۱');
  });

  it.each([
    ['unknown manager', ['a@x.com,A,z@y.com'], [[2, 'manager', 'manager-unknown', { manager: 'z@y.com' }]]],
    ['oneself', ['a@x.com,A,A@x.com'], [[2, 'manager', 'manager-self', { manager: 'A@x.com' }]]],
    [
      'two managers',
      ['a@x.com,A,b@x.com; c@x.com', 'b@x.com,B,', 'c@x.com,C,'],
      [[2, 'manager', 'manager-two', { manager: 'b@x.com; c@x.com' }]],
    ],
    [
      'a loop',
      ['a@x.com,A,b@x.com', 'd@x.com,D,a@x.com', 'b@x.com,B,c@x.com', 'c@x.com,C,a@x.com'],
      [[2, 'manager', 'manager-loop', { chain: 'A > B > C > A' }]],
    ],
    [
      'one person twice',
      ['Ali@X.com,Ali,', 'b@x.com,B,', 'ali@x.com,Ali,'],
      [[4, 'email', 'duplicate-person', { first: 2, second: 4 }]],
    ],
    [
      'a header in the address',
      ['"a@x.com\r\nBcc: b@x.com",A,'],
      [[2, 'email', 'email-invalid', { value: '"a@x.com Bcc: b@x.com"' }]],
    ],
    ['a line break in a name', ['a@x.com,A\nB,'], [[2, 'name', 'line-break', {}]]],
    ['a name of spaces', ['a@x.com, \u200B ,'], [[2, 'name', 'name-missing', {}]]],
    [
      'a name of 300 characters',
      [`a@x.com,${'x'.repeat(300)},`],
      [[2, 'name', 'text-too-long', { length: 300, maximum: 100 }]],
    ],
    ['NUL', ['a@x.com,A\u0000,'], [[2, 'name', 'unstorable', {}]]],
  ])('refuses %s', (_, rows, expected) => expect(told(plan(table('email,name,manager', ...rows)))).toEqual(expected));

  it.each(['A', '🙂', 'Madonna', '=HYPERLINK("x")', '<script>', '{{constructor}}', '-2', 'x'.repeat(100)])(
    'takes %s as a name, as typed',
    (name) => {
      const file = plan(table('email,name', `a@x.com,${name}`));
      expect(told(file)).toEqual([]);
      expect(file.toCreate[0]?.values.name).toBe(name);
    },
  );

  it('finds a loop that runs through people who are not in the file', () => {
    const people = known({ email: 'a@x.com', name: 'Ann' }, { email: 'b@x.com', name: 'Bob', managerId: 'a' });
    expect(told(plan(table('email,name,manager', 'a@x.com,Ann,b@x.com'), people))).toEqual([
      [2, 'manager', 'manager-loop', { chain: 'Ann > Bob > Ann' }],
    ]);
  });

  it('does not take a loop of 50,000 for an endless one', () => {
    const rows = Array.from(
      { length: 50_000 },
      (_, index) => `p${index}@x.com,P${index},p${(index + 1) % 50_000}@x.com`,
    );
    const problems = told(plan(table('email,name,manager', ...rows)));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.slice(0, 3)).toEqual([2, 'manager', 'manager-loop']);
    expect(JSON.stringify(problems).length).toBeLessThan(300);
  });

  it('tells which fields change, and leaves alone what has no column', () => {
    const people = known(
      { id: '1', email: 'Ann@x.com', name: 'Ann', number: '7', jobTitle: 'Clerk', location: 'Rome' },
      { id: '2', email: 'b@x.com', name: 'B' },
    );
    const file = plan(table('number,name,email,title,manager', '۷,Ann Lee,ann.lee@x.com,Clerk,B@x.com'), people);
    expect(file.toUpdate).toEqual([
      {
        row: 2,
        id: '1',
        changed: ['name', 'email', 'number', 'manager'],
        values: {
          name: 'Ann Lee',
          email: 'ann.lee@x.com',
          emailFolded: 'ann.lee@x.com',
          number: '۷',
          jobTitle: 'Clerk',
          department: null,
          location: 'Rome',
          locale: null,
          manager: 'b@x.com',
        },
      },
    ]);
  });

  it('empties what the file leaves empty, and brings someone back', () => {
    const people = known(
      { id: '1', email: 'a@x.com', name: 'A', jobTitle: 'Clerk', managerId: '2', isActive: false },
      { id: '2', email: 'b@x.com' },
    );
    expect(plan(table('name,email,title,manager', 'A,a@x.com,,'), people).toUpdate).toMatchObject([
      { id: '1', changed: ['jobTitle', 'manager', 'isActive'] },
    ]);
  });

  it('refuses an address of a customer, and a number and an address of two people', () => {
    const people = known(
      { email: 'c@x.com', kind: 'customer', name: 'Carla' },
      { email: 'a@x.com', number: '1', name: 'Ann' },
      { email: 'b@x.com', number: '2', name: 'Bob' },
    );
    const file = plan(table('number,name,email', '9,C,c@x.com', '1,B,b@x.com', '5,E,e@x.com', '5,F,f@x.com'), people);
    expect(told(file)).toEqual([
      [2, 'email', 'email-other-kind', { name: 'Carla' }],
      [3, 'number', 'identity-conflict', { first: 'Ann', second: 'Bob' }],
      [5, 'number', 'duplicate-number', { first: 4, second: 5 }],
    ]);
  });

  it('finds departments in any spelling, creates unknown ones with their parents, and asks when two fit', () => {
    const departments = ['فروش', 'Sales', 'Sales > North', 'Service', 'Service > North'];
    const rows = [
      'A,a@x.com,sales',
      'B,b@x.com,فروش',
      'C,c@x.com,Lab > R&D / Tools',
      'D,d@x.com,north',
      'E,e@x.com,LAB > r&d / tools',
      'F,f@x.com,service > north',
    ];
    const file = plan(table('name,email,department', ...rows), known(), departments);
    expect(file.departmentsToCreate).toEqual(['Lab', 'Lab > R&D / Tools']);
    expect(file.toCreate.map(({ values }) => values.department)).toEqual([
      'Sales',
      'فروش',
      'Lab > R&D / Tools',
      'Sales > North',
      'Lab > R&D / Tools',
      'Service > North',
    ]);
    expect(told(file)).toEqual([
      [5, 'department', 'department-ambiguous', { first: 'Sales > North', second: 'Service > North' }],
    ]);
  });

  it('reads languages by code or name, in their own words', () => {
    const file = plan(
      table(
        'name,email,language',
        'A,a@x.com,FA',
        'B,b@x.com,فارسي',
        'C,c@x.com,العربية',
        'D,d@x.com,English',
        'E,e@x.com,',
        'F,f@x.com,Klingon',
      ),
    );
    expect(file.toCreate.map(({ values }) => values.locale)).toEqual(['fa', 'fa', 'ar', 'en', null, null]);
    expect(told(file)).toEqual([[7, 'locale', 'locale-unknown', { value: 'Klingon' }]]);
  });
});
