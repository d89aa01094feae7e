import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openableGroup } from '../../src/domain/openable-figures.js';
import type { GroupCells, GroupFigures, ShownGroup } from '../../src/domain/shown-group.js';

const least = 5;

/** Item → who shows it, by unit; every item is a competency with one behaviour of the same people. */
interface Given {
  readonly members: Readonly<Record<string, readonly string[]>>;
  readonly showing: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

function groupOf({ members, showing }: Given): ShownGroup {
  const items = Object.keys(showing);
  const cell = (subjects: number): GroupCells => (subjects < least ? {} : { others: { value: 3, subjects } });
  const figures = (subjects: number, of: (item: string) => number): GroupFigures => {
    const competencies = Object.fromEntries(items.map((item) => [item, cell(of(item))]));
    const mean = items.some((item) => competencies[item]!.others) ? cell(subjects) : {};
    return { subjects, raters: 20, overall: mean, competencies, values: { v: mean }, behaviours: competencies };
  };
  const shownBy = (item: string, key: string): number => {
    const number = showing[item]?.[key]?.length ?? 0;
    return number < least ? 0 : number;
  };
  const keys = Object.keys(members);
  const units = keys.map((key) => ({
    key,
    departmentIds: [key],
    names: [key],
    ...figures(members[key]!.length, (item) => shownBy(item, key)),
  }));
  const competencies = items.map((id) => ({ id, name: {}, shortName: {}, behaviours: [{ id, statement: {} }] }));
  return {
    version: 1,
    cycle: { id: 'autumn', name: 'Autumn', closedOn: '2026-10-31' },
    thresholds: { subjects: least, raters: 5 },
    scale: { points: 5, labels: [] },
    framework: [{ id: 'v', name: {}, promise: {}, competencies }],
    company: figures(Object.values(members).flat().length, (item) =>
      keys.reduce((sum, key) => sum + shownBy(item, key), 0),
    ),
    units,
    comparison: [{ valueId: 'v', behaviours: 1, customers: 3, employees: 3, subjects: 9, isOfSamePeople: true }],
    medianGaps: {},
  };
}

function people(unit: string, number: number): string[] {
  return Array.from({ length: number }, (_, index) => `${unit}${index}`);
}

const given: fc.Arbitrary<Given> = fc
  .array(fc.integer({ min: 5, max: 8 }), { minLength: 1, maxLength: 4 })
  .chain((sizes) => {
    const units = sizes.map((size, index) => ['abcd'[index]!, people('abcd'[index]!, size)] as const);
    const members = Object.fromEntries(units);
    const showing = fc.record(Object.fromEntries(units.map(([key, ids]) => [key, fc.subarray(ids, { minLength: 3 })])));
    return fc
      .array(showing, { minLength: 1, maxLength: 3 })
      .map((items) => ({ members, showing: Object.fromEntries(items.map((each, index) => [`c${index}`, each])) }));
  });

/** How many people stay unknown behind each thing that the open rows tell: every open unit, and the company less these. */
function unknownBehind({ showing }: Given, group: ShownGroup, item: string, known: readonly string[]): number[] {
  const unknownIn = (keys: readonly string[]): number =>
    keys.flatMap((key) => showing[item]![key]!).filter((id) => !known.includes(id)).length;
  const shown = Object.keys(showing[item]!).filter((key) => showing[item]![key]!.length >= least);
  const open = group.units.filter((unit) => unit.competencies[item]?.others).map(({ key }) => key);
  const rest = group.company.competencies[item]?.others ? [shown.filter((key) => !open.includes(key))] : [];
  return [...open.map((key) => [key]), ...rest].map(unknownIn);
}

describe('group results for somebody who may open reports', () => {
  it('leave out what these reports would complete, in units, in the company and in what is left between them (R12, R18)', () => {
    fc.assert(
      fc.property(given, fc.infiniteStream(fc.boolean()), fc.boolean(), (cycle, coin, isWhole) => {
        const all = Object.values(cycle.members).flat();
        const known = all.filter(() => coin.next().value);
        const rows = isWhole ? null : Object.keys(cycle.members).filter(() => coin.next().value);
        const opened = openableGroup(groupOf(cycle), cycle.members, rows, known);
        for (const item of Object.keys(cycle.showing))
          for (const number of unknownBehind(cycle, opened, item, known))
            expect(number === 0 || number >= least).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('show no mean of which a part is hidden', () => {
    fc.assert(
      fc.property(given, fc.infiniteStream(fc.boolean()), (cycle, coin) => {
        const known = Object.values(cycle.members)
          .flat()
          .filter(() => coin.next().value);
        const whole = groupOf(cycle);
        const opened = openableGroup(whole, cycle.members, null, known);
        const rows = [
          [opened.company, whole.company] as const,
          ...opened.units.map((unit, i) => [unit, whole.units[i]!] as const),
        ];
        for (const [row, before] of rows) {
          const isWhole = Object.keys(cycle.showing).every(
            (item) => !before.competencies[item]?.others || row.competencies[item]?.others,
          );
          expect(row.overall.others === undefined).toBe(before.overall.others === undefined || !isWhole);
          expect(row.values.v?.others).toEqual(row.overall.others);
        }
        const isCompanyWhole = JSON.stringify(opened.company) === JSON.stringify(whole.company);
        expect(opened.comparison).toHaveLength(isCompanyWhole ? 1 : 0);
      }),
    );
  });

  const members = { claims: people('claims', 6), sales: people('sales', 7), legal: people('legal', 9) };
  const cycle = { members, showing: { c0: members } };
  const open = (known: readonly string[], rows: readonly string[] | null = null): string[] => {
    const group = openableGroup(groupOf(cycle), members, rows, known);
    const units = group.units.filter((unit) => unit.competencies.c0?.others).map(({ key }) => key);
    return [...(group.company.competencies.c0?.others ? ['company'] : []), ...units];
  };

  it('are whole for somebody who knows nobody, and for somebody who knows everybody', () => {
    expect(open(['a stranger'])).toEqual(['company', 'claims', 'sales', 'legal']);
    expect(open(Object.values(members).flat())).toEqual(['company', 'claims', 'sales', 'legal']);
  });

  it('keep the company and hide a second unit, the smallest, where one would follow from the rest', () => {
    // One of six known leaves five; two leave four, and these are safe only together with another unit.
    expect(open(['claims0'])).toEqual(['company', 'claims', 'sales', 'legal']);
    expect(open(['claims0', 'claims1'])).toEqual(['company', 'legal']);
    expect(open(['legal0', 'legal1', 'legal2', 'legal3', 'legal4'])).toEqual(['company', 'sales']);
  });

  it('hide the own unit of a manager where the company less it would tell of a few', () => {
    const two = { claims: people('claims', 6), sales: people('sales', 7) };
    const group = groupOf({ members: two, showing: { c0: two } });
    const opened = openableGroup(group, two, ['claims'], ['sales0', 'sales1', 'sales2']);
    expect(opened.units.map((unit) => unit.competencies.c0?.others)).toEqual([undefined]);
    expect(opened.company.competencies.c0?.others?.subjects).toBe(13);
  });

  it('hide the company where everybody else is too few', () => {
    expect(open([...members.claims, ...members.sales, ...members.legal.slice(0, 5)])).toEqual(['claims', 'sales']);
  });
});
