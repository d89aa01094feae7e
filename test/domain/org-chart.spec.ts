import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as chart from '../../src/domain/org-chart.js';
import { northwindTable } from './northwind-files.js';

/** Any chart of up to 30 people, with unknown managers, oneself as manager and loops. */
const anyPeople = fc.array(fc.option(fc.integer({ min: 0, max: 35 })), { maxLength: 30 }).map((managers) =>
  managers.map((manager, index): chart.ChartPerson => ({
    id: `p${index}`,
    managerId: manager === null ? null : `p${manager}`,
  })),
);

describe('organisation chart', () => {
  const northwind = northwindTable('employees').rows.map(({ cells }) => ({
    id: cells[2] ?? '',
    managerId: cells[5] || null,
  }));
  const company = chart.orgChart(northwind);
  const mail = (name: string): string => `${name}@northwind.example`;
  const names = (list: readonly string[]): string[] => list.map((id) => id.split('.')[0] ?? '').sort();

  it('derives managers, reports, peers and skip level of Northwind', () => {
    expect(chart.managerOf(company, mail('andrew.fuller'))).toBeNull();
    expect(names(chart.directReports(company, mail('andrew.fuller')))).toEqual([
      'janet',
      'laura',
      'margaret',
      'nancy',
      'steven',
    ]);
    expect(names(chart.peersOf(company, mail('anne.dodsworth')))).toEqual(['michael', 'robert']);
    expect(chart.peersOf(company, mail('andrew.fuller'))).toEqual([]);
    expect(chart.skipLevelManager(company, mail('anne.dodsworth'))).toBe(mail('andrew.fuller'));
    expect(names(chart.skipLevelReports(company, mail('andrew.fuller')))).toEqual(['anne', 'michael', 'robert']);
    expect(chart.managementLine(company, mail('anne.dodsworth'))).toEqual([
      mail('steven.buchanan'),
      mail('andrew.fuller'),
    ]);
    expect(chart.everyoneBelow(company, mail('andrew.fuller'))).toHaveLength(8);
    expect(chart.everyoneBelow(company, mail('steven.buchanan'))).toHaveLength(3);
    expect(chart.findLoops(northwind)).toEqual([]);
  });

  it('is shown from the top down, each team under its manager', () => {
    const lines = chart.chartLines(company).map(({ id, depth, reports }) => [names([id])[0], depth, reports]);
    expect(lines).toEqual([
      ['andrew', 0, 5],
      ['nancy', 1, 0],
      ['janet', 1, 0],
      ['margaret', 1, 0],
      ['steven', 1, 3],
      ['michael', 2, 0],
      ['robert', 2, 0],
      ['anne', 2, 0],
      ['laura', 1, 0],
    ]);
  });

  it('names every loop once, without those who only lead into it', () => {
    const people = [
      ['x', 'a'],
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
      ['d', 'e'],
      ['e', 'd'],
      ['s', 's'],
      ['t', null],
    ] as const;
    expect(chart.findLoops(people.map(([id, managerId]) => ({ id, managerId })))).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
      ['s'],
    ]);
  });

  it('walks a line of 100,000 people without recursion', () => {
    const line = Array.from({ length: 100_000 }, (_, index) => ({
      id: `p${index}`,
      managerId: index === 0 ? null : `p${index - 1}`,
    }));
    const long = chart.orgChart(line);
    expect(chart.findLoops(line)).toEqual([]);
    expect(chart.managementLine(long, 'p99999')).toHaveLength(99_999);
    expect(chart.chartLines(long).at(-1)).toEqual({ id: 'p99999', depth: 99_999, reports: 0 });
  });

  it('holds together for any chart', () => {
    fc.assert(
      fc.property(anyPeople, (people) => {
        const any = chart.orgChart(people);
        for (const { id } of people) {
          for (const report of chart.directReports(any, id)) expect(chart.managerOf(any, report)).toBe(id);
          const peers = chart.peersOf(any, id);
          expect(peers).not.toContain(id);
          for (const peer of peers) expect(chart.peersOf(any, peer)).toContain(id);
          expect(chart.everyoneBelow(any, id)).not.toContain(id);
          expect(new Set(chart.managementLine(any, id)).size).toBe(chart.managementLine(any, id).length);
        }
        expect(
          chart
            .chartLines(any)
            .map((line) => line.id)
            .sort(),
        ).toEqual(people.map((person) => person.id).sort());
      }),
    );
  });

  it('finds a loop exactly when somebody is above themselves', () => {
    fc.assert(
      fc.property(anyPeople, (people) => {
        const managers = new Map(people.map((person) => [person.id, person.managerId]));
        const isLooped = (id: string): boolean => {
          let next = managers.get(id);
          for (let step = 0; step < people.length && typeof next === 'string' && next !== id; step += 1)
            next = managers.get(next);
          return next === id;
        };
        const inLoops = chart.findLoops(people).flat();
        expect(inLoops.sort()).toEqual(
          people
            .map((person) => person.id)
            .filter(isLooped)
            .sort(),
        );
      }),
    );
  });
});
