import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mayOpenUnit, unitsOf, type UnitDepartment, type UnitMember } from '../../src/domain/group-units.js';

const tree: UnitDepartment[] = [
  { id: 'head', name: 'Head office', parentId: null },
  { id: 'claims', name: 'Claims', parentId: 'head' },
  { id: 'legal', name: 'Legal', parentId: 'head' },
  { id: 'underwriting', name: 'Underwriting', parentId: 'head' },
  { id: 'motor', name: 'Motor claims', parentId: 'claims' },
  { id: 'home', name: 'Home claims', parentId: 'claims' },
];
const people = (sizes: Record<string, number>): UnitMember[] =>
  Object.entries(sizes).flatMap(([departmentId, size]) =>
    Array.from({ length: size }, (_, index) => ({ subjectId: `${departmentId} ${index}`, departmentId })),
  );
const five = (ids: readonly string[]): boolean => ids.length >= 5;
const told = (sizes: Record<string, number>): string[] =>
  unitsOf(tree, people(sizes), five).map(({ names, subjectIds }) => `${names.join(' and ')} ${subjectIds.length}`);

describe('units (anonymity R11)', () => {
  it.each<[string, Record<string, number>, string[]]>([
    ['large departments stand alone', { claims: 5, legal: 6 }, ['Claims 5', 'Legal 6']],
    [
      'small ones join the parent’s rest',
      { claims: 6, legal: 2, underwriting: 2, head: 1 },
      ['Claims 6', 'Head office and Legal and Underwriting 5'],
    ],
    [
      'a rest too small joins the smallest unit beside it',
      { claims: 9, legal: 2, underwriting: 6 },
      ['Claims 9', 'Legal and Underwriting 8'],
    ],
    ['of equals the first', { claims: 5, legal: 2, underwriting: 5 }, ['Claims and Legal 7', 'Underwriting 5']],
    ['within a branch first', { motor: 5, home: 3, legal: 5 }, ['Motor claims and Home claims 8', 'Legal 5']],
    [
      'a small branch goes up as a whole',
      { motor: 2, home: 2, legal: 2, underwriting: 5 },
      ['Legal and Motor claims and Home claims 6', 'Underwriting 5'],
    ],
    ['nobody is enough', { motor: 2, legal: 2 }, []],
    ['one is enough for all', { motor: 2, legal: 3 }, ['Legal and Motor claims 5']],
  ])('%s', (_, sizes, expected) => {
    expect(told(sizes).toSorted()).toEqual(expected.toSorted());
  });

  it('people without a department are counted with the rest', () => {
    const members = [
      ...people({ claims: 5 }),
      { subjectId: 'x', departmentId: null },
      { subjectId: 'y', departmentId: 'gone' },
    ];
    expect(unitsOf(tree, members, five)).toMatchObject([{ names: ['Claims'], subjectIds: { length: 7 } }]);
  });

  it('every subject is in exactly one unit, and every unit is large enough', () => {
    const size = fc.integer({ min: 0, max: 8 });
    const sizes = fc.record({ head: size, claims: size, legal: size, underwriting: size, motor: size, home: size });
    fc.assert(
      fc.property(sizes, (each) => {
        const units = unitsOf(tree, people(each), five);
        const placed = units.flatMap(({ subjectIds }) => subjectIds);
        expect(units.every(({ subjectIds }) => five(subjectIds))).toBe(true);
        expect(new Set(placed).size).toBe(placed.length);
        const all = people(each).length;
        expect(placed.length).toBe(all >= 5 ? all : 0);
        expect(new Set(units.map(({ key }) => key)).size).toBe(units.length);
      }),
    );
  });
});

it('a manager opens a unit only with five others beside himself and those whose reports he may open', () => {
  const unit = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  expect(mayOpenUnit(unit, 'a', ['b'], 5)).toBe(true);
  expect(mayOpenUnit(unit, 'a', ['b', 'c'], 5)).toBe(false);
  expect(mayOpenUnit(unit, 'z', ['b', 'c'], 5)).toBe(true);
});
