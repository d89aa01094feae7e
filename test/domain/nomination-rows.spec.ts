import { describe, expect, it } from '@jest/globals';
import { mapColumns } from '../../src/domain/column-mapping.js';
import { planNominations, type NominationPlan, type NominationsBefore } from '../../src/domain/nomination-rows.js';
import { readRaterGroup } from '../../src/domain/rater-group-names.js';
import { raterGroups } from '../../src/domain/rater-group.js';
import { known, table, toAsciiDomain } from './northwind-files.js';

const people = known(
  { email: 'ann@x.com', name: 'Ann', number: '1' },
  { email: 'bob@x.com', name: 'Bob' },
  { email: 'eve@x.com', name: 'Eve' },
  { email: 'carl@y.com', name: 'Carl', kind: 'customer' },
  { email: 'old@x.com', name: 'Old', isActive: false },
);

function plan(rows: string[], before: Partial<NominationsBefore> = {}): NominationPlan {
  const file = table('subject,rater,group', ...rows);
  return planNominations(file, mapColumns('nominations', file.header), {
    people,
    subjects: new Set(['ann', 'bob']),
    groups: raterGroups,
    nominations: [],
    toAsciiDomain,
    ...before,
  });
}

const told = ({ problems }: NominationPlan): [number, string, string, object][] =>
  problems.map(({ row, field, key, params }) => [row, field, key.replace('import.problem.', ''), params]);

describe('rater groups in files', () => {
  it.each([
    ['Peer', 'peer'],
    ['COLLEAGUE', 'peer'],
    ['همکار', 'peer'],
    ['همكار', 'peer'],
    ['زميل', 'peer'],
    ['Kollege', 'peer'],
    ['اعضای تیم', 'subordinate'],
    ['Direct report', 'subordinate'],
    ['مدیر', 'manager'],
    ['المدير المباشر', 'manager'],
    ['Vorgesetzter', 'manager'],
    ['مشتری', 'customer'],
    ['عميل', 'customer'],
    ['Kunde', 'customer'],
    ['self', 'self'],
  ])('%s is %s', (typed, group) => expect(readRaterGroup(typed)).toEqual({ group }));

  it.each([
    ['colleage', 'colleague'],
    ['costumer', 'customer'],
    ['مشتزی', 'مشتری'],
    ['pere', 'peer'],
    ['xyzzy', null],
    ['', null],
  ])('%j: did you mean %s?', (typed, near) => expect(readRaterGroup(typed)).toEqual({ near }));
});

describe('nominations', () => {
  it('reads good rows and knows those already there', () => {
    const file = plan(['ANN@x.com,bob@x.com,peer', '1,carl@y.com,customer', 'ann@x.com,ann@x.com,self'], {
      nominations: [{ subjectId: 'ann', raterId: 'bob', group: 'peer' }],
    });
    expect(file.problems).toEqual([]);
    expect(file.unchanged.map(({ row }) => row)).toEqual([2]);
    expect(file.toCreate).toEqual([
      { row: 3, subjectId: 'ann', raterId: 'carl', group: 'customer' },
      { row: 4, subjectId: 'ann', raterId: 'ann', group: 'self' },
    ]);
  });

  it.each([
    ['a peer of oneself', ['ann@x.com,ann@x.com,peer'], [2, 'rater', 'rater-is-subject', { name: 'Ann' }]],
    ['someone else as self', ['ann@x.com,bob@x.com,self'], [2, 'rater', 'rater-not-self', { name: 'Bob' }]],
    [
      'one rater in two groups',
      ['ann@x.com,bob@x.com,peer', 'bob@x.com,ann@x.com,peer', 'ann@x.com,BOB@x.com,manager'],
      [4, 'rater', 'rater-twice', { first: 2, second: 4 }],
    ],
    [
      'a row twice',
      ['ann@x.com,bob@x.com,peer', 'ann@x.com,bob@x.com,colleague'],
      [3, 'rater', 'duplicate-row', { first: 2, second: 3 }],
    ],
    [
      'a mistyped group',
      ['ann@x.com,bob@x.com,colleage'],
      [2, 'group', 'group-unknown-near', { value: 'colleage', near: 'colleague' }],
    ],
    [
      'an unknown group',
      ['ann@x.com,bob@x.com,neighbourhood'],
      [2, 'group', 'group-unknown', { value: 'neighbourhood' }],
    ],
    ['no group', ['ann@x.com,bob@x.com,'], [2, 'group', 'group-missing', {}]],
    ['an employee as customer', ['ann@x.com,bob@x.com,customer'], [2, 'rater', 'rater-not-customer', { name: 'Bob' }]],
    ['a customer as peer', ['ann@x.com,carl@y.com,peer'], [2, 'rater', 'rater-not-employee', { name: 'Carl' }]],
    ['an unknown rater', ['ann@x.com,zoe@x.com,peer'], [2, 'rater', 'rater-unknown', { value: 'zoe@x.com' }]],
    ['someone who has left', ['ann@x.com,old@x.com,peer'], [2, 'rater', 'rater-unknown', { value: 'old@x.com' }]],
    ['an unknown subject', ['zoe@x.com,bob@x.com,peer'], [2, 'subject', 'subject-unknown', { value: 'zoe@x.com' }]],
    ['someone not reviewed', ['eve@x.com,bob@x.com,peer'], [2, 'subject', 'subject-not-reviewed', { name: 'Eve' }]],
  ])('refuses %s', (_, rows, expected) => expect(told(plan(rows))).toEqual([expected]));

  it('refuses a group the cycle does not ask and a rater who is already in another', () => {
    expect(told(plan(['ann@x.com,bob@x.com,peer'], { groups: ['self', 'manager'] }))).toEqual([
      [2, 'group', 'group-not-asked', { group: 'peer' }],
    ]);
    expect(
      told(
        plan(['ann@x.com,bob@x.com,peer'], { nominations: [{ subjectId: 'ann', raterId: 'bob', group: 'manager' }] }),
      ),
    ).toEqual([[2, 'group', 'rater-elsewhere', { group: 'manager' }]]);
  });
});
