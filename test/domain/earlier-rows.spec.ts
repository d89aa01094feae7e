import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mapColumns } from '../../src/domain/column-mapping.js';
import { readNumber } from '../../src/domain/earlier-cells.js';
import { type EarlierBefore, planEarlierInSteps } from '../../src/domain/earlier-rows.js';
import { foreignNames, guessCompetency } from '../../src/domain/earlier-ties.js';
import type { ImportTable } from '../../src/domain/import-table.js';
import { indexPeople, type KnownPerson } from '../../src/domain/known-people.js';
import { finish } from '../../src/domain/steps.js';

const person = (id: string, changed: Partial<KnownPerson> = {}): KnownPerson => ({
  id,
  kind: 'employee',
  isActive: true,
  name: id,
  email: `${id}@x.example`,
  emailFolded: `${id}@x.example`,
  locale: null,
  number: null,
  jobTitle: '',
  department: null,
  location: '',
  managerId: null,
  accountId: null,
  role: '',
  segment: null,
  ...changed,
});

const header = ['person', 'cycle', 'ended on', 'competency', 'group', 'mean', 'n'];
const before: EarlierBefore = {
  people: indexPeople([
    person('leila', { number: '7' }),
    person('gone', { isActive: false }),
    person('cu', { kind: 'customer' }),
  ]),
  ties: {
    competencies: { accessibility: 'c1', clarity: 'c2', parking: null },
    scales: { 'spring 2024': { from: 0, to: 10 } },
  },
  stored: [],
  today: '2026-11-02',
  toAsciiDomain: (domain) => domain,
};
const tableOf = (...rows: string[]): ImportTable => ({
  header,
  rows: rows.map((row, index) => ({ row: index + 2, cells: row.split(',') })),
});
const plan = (table: ImportTable, changed: Partial<EarlierBefore> = {}) =>
  finish(planEarlierInSteps(table, mapColumns('earlier', header), { ...before, ...changed }));
const problemsOf = (row: string): string[] =>
  plan(tableOf(row)).problems.map(
    ({ row: number, field, key }) => `${number} ${field} ${key.replace('import.problem.', '')}`,
  );

const good = 'leila@x.example,Spring 2024,2024-05-31,Accessibility,peer,7.5,5';

describe('a file of earlier results', () => {
  it('is read by person, cycle, competency and group; what was tied to nothing is left out and counted', () => {
    const { toCreate, problems, leftOut } = plan(
      tableOf(
        good,
        '۷,spring 2024,2024-05-31,ACCESSIBILITY,مدیر,"8٫25",'.replaceAll('"', ''),
        'leila@x.example,Spring 2024,2024-05-31,Parking,peer,1,1',
      ),
    );
    expect(problems).toEqual([]);
    expect(leftOut).toBe(1);
    expect(
      toCreate.map(({ values }) => [values.personId, values.competencyId, values.group, values.mean, values.n]),
    ).toEqual([
      ['leila', 'c1', 'peer', 7.5, 5],
      ['leila', 'c1', 'manager', 8.25, 1],
    ]);
  });

  it.each([
    ['leila@x.example,Spring 2024,2024-05-31,Accessibility,peer,7.5,2', '2 raters raters-too-few'],
    ['leila@x.example,Spring 2024,2024-05-31,Accessibility,customer,7.5,0', '2 raters raters-too-few'],
    ['leila@x.example,Spring 2024,2024-05-31,Accessibility,peer,7.5,', '2 raters raters-missing'],
    ['leila@x.example,Spring 2024,2024-05-31,Accessibility,peer,7.5,4.5', '2 raters raters-invalid'],
    ['leila@x.example,Spring 2024,2024-05-31,Accessibility,manager,7.5,2', '2 raters raters-not-one'],
    ['leila@x.example,Spring 2024,2024-05-31,Accessibility,peer,10.1,5', '2 mean mean-off-scale'],
    ['leila@x.example,Spring 2024,2024-05-31,Accessibility,peer,-1,5', '2 mean mean-off-scale'],
    ['leila@x.example,Spring 2024,2024-05-31,Accessibility,peer,high,5', '2 mean mean-invalid'],
    ['leila@x.example,Spring 2024,2024-05-31,Accessibility,peer,,5', '2 mean mean-missing'],
    ['leila@x.example,Spring 2024,2024-05-31,Accessibility,everyone,7,5', '2 group group-unknown'],
    ['leila@x.example,Spring 2024,2024-05-31,Accessibility,,7,5', '2 group group-missing'],
    ['leila@x.example,Spring 2024,31.05.2024,Accessibility,peer,7,5', '2 endedOn date-invalid'],
    ['leila@x.example,Spring 2024,2027-05-31,Accessibility,peer,7,5', '2 endedOn date-in-future'],
    ['leila@x.example,,2024-05-31,Accessibility,peer,7,5', '2 cycle cycle-missing'],
    ['leila@x.example,Autumn 2024,2024-11-30,Accessibility,peer,7,5', '2 cycle scale-untied'],
    ['leila@x.example,Spring 2024,2024-05-31,Courage,peer,7,5', '2 competency competency-untied'],
    ['leila@x.example,Spring 2024,2024-05-31,,peer,7,5', '2 competency competency-missing'],
    ['nobody@x.example,Spring 2024,2024-05-31,Accessibility,peer,7,5', '2 person employee-unknown'],
    ['gone@x.example,Spring 2024,2024-05-31,Accessibility,peer,7,5', '2 person employee-unknown'],
    ['cu@x.example,Spring 2024,2024-05-31,Accessibility,peer,7,5', '2 person employee-unknown'],
    [',Spring 2024,2024-05-31,Accessibility,peer,7,5', '2 person employee-missing'],
  ])('%s: %s', (row, expected) => {
    expect(problemsOf(row)).toEqual([expected]);
  });

  it('refuses the same figure twice and a cycle that ends on two days', () => {
    const { problems } = plan(
      tableOf(good, good, good.replace('peer', 'customer').replace('2024-05-31', '2024-06-01')),
    );
    expect(problems.map(({ row, key, params }) => [row, key, params])).toEqual([
      [3, 'import.problem.duplicate-row', { first: 2, second: 3 }],
      [4, 'import.problem.date-differs', { first: 2 }],
    ]);
  });

  it('knows what is stored again: nothing twice, and what differs is changed', () => {
    const first = plan(tableOf(good)).toCreate[0]!.values;
    const stored = [{ id: 'row', ...first }];
    expect(plan(tableOf(good), { stored })).toMatchObject({
      toCreate: [],
      toUpdate: [],
      unchanged: [{ row: 2, id: 'row' }],
    });
    expect(plan(tableOf(good.replace('7.5', '8')), { stored })).toMatchObject({
      toCreate: [],
      toUpdate: [{ id: 'row' }],
      unchanged: [],
    });
    const scales = { 'spring 2024': { from: 1, to: 10 } };
    expect(plan(tableOf(good), { stored, ties: { ...before.ties, scales } }).toUpdate).toHaveLength(1);
  });

  it('whatever it holds, no figure of a protected group under three people is ever taken', () => {
    const cell = fc.constantFrom(
      '',
      '0',
      '1',
      '2',
      '3',
      '2.9',
      '۲',
      '٣',
      '-5',
      'x',
      '7.5',
      'peer',
      'manager',
      'customer',
      'leila@x.example',
      'Spring 2024',
      '2024-05-31',
      'Accessibility',
    );
    const rows = fc.array(
      fc.tuple(
        fc.constant('leila@x.example'),
        fc.constant('Spring 2024'),
        fc.constant('2024-05-31'),
        fc.constantFrom('Accessibility', 'Clarity'),
        cell,
        cell,
        cell,
      ),
    );
    fc.assert(
      fc.property(rows, (cells) => {
        for (const { values } of plan(tableOf(...cells.map((row) => row.join(',')))).toCreate) {
          expect(values.n).toBeGreaterThanOrEqual(values.group === 'manager' || values.group === 'self' ? 1 : 3);
          expect(values.mean).toBeGreaterThanOrEqual(0);
          expect(values.mean).toBeLessThanOrEqual(10);
        }
      }),
    );
  });
});

describe('names of another tool', () => {
  it('are gathered once each, and guessed by the names of the framework in any language', () => {
    const names = foreignNames(
      tableOf(good, good.replace('Accessibility', 'ACCESSIBILITY'), good.replace('Accessibility', 'وضوح')),
      mapColumns('earlier', header),
    );
    expect(names).toEqual({ competencies: ['Accessibility', 'وضوح'], cycles: ['Spring 2024'] });
    const known = [
      { id: 'c1', names: ['Easy to reach', 'دسترسی'] },
      { id: 'c2', names: ['Clarity', 'وُضوح'] },
    ];
    expect(['easy to REACH', 'دسترسي', 'Courage'].map((name) => guessCompetency(name, known))).toEqual([
      'c1',
      'c1',
      null,
    ]);
  });

  it.each([
    ['3.7', 3.7],
    ['3,7', 3.7],
    ['۳٫۷', 3.7],
    ['-2', -2],
    ['1.2.3', null],
    ['1e3', null],
    ['', null],
  ])('the number %s is %p', (typed, expected) => {
    expect(readNumber(typed)).toBe(expected);
  });
});
