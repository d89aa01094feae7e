import { describe, expect, it } from '@jest/globals';
import { readerNorms } from '../../src/domain/reader-norms.js';
import { knownToReaders } from '../../src/domain/report-readers.js';
import type { GroupCells, GroupFigures, ShownGroup } from '../../src/domain/shown-group.js';

const subjects = Array.from({ length: 22 }, (_, index) => `subject-${index}`);
const members = { all: subjects };
const cell: GroupCells = { others: { value: 3.4, subjects: 22 } };
const figures: GroupFigures = {
  subjects: 22,
  raters: 90,
  overall: cell,
  competencies: { c1: cell },
  values: { v1: cell },
  behaviours: { b1: cell },
};
const group: ShownGroup = {
  version: 1,
  cycle: { id: 'autumn', name: 'Autumn', closedOn: '2026-10-31' },
  thresholds: { subjects: 5, raters: 5 },
  scale: { points: 5, labels: [] },
  framework: [
    {
      id: 'v1',
      name: {},
      promise: {},
      competencies: [{ id: 'c1', name: {}, shortName: {}, behaviours: [{ id: 'b1', statement: {} }] }],
    },
  ],
  company: figures,
  units: [{ key: 'all', departmentIds: ['all'], names: ['All'], ...figures }],
  comparison: [],
  medianGaps: {},
};
const reports = subjects.map(() => ({ competencies: [{ id: 'c1', others: 3.4 }] as never }));

describe('norms in a report (R18)', () => {
  const normsFor = readerNorms(group, members, reports);
  const whole = { quadrants: 3.4, values: { v1: 3.4 } };
  const none = { quadrants: null, values: { v1: null }, competencies: {} };

  it('stand there while all who read it leave five others unknown', () => {
    expect(normsFor([['subject-0'], subjects.slice(0, 17)])).toMatchObject(whole);
    expect(normsFor([])).toMatchObject(whole);
  });

  it('are left out where one of its readers knows all but a few', () => {
    expect(normsFor([['subject-0'], subjects.slice(0, 18)])).toEqual(none);
    expect(normsFor([subjects.slice(1), ['subject-0']])).toEqual(none);
  });

  it('a mean is left out with a statement hidden from a reader, also where it rounds to the same without it', () => {
    const few: GroupCells = { others: { value: 3.4, subjects: 20 } };
    const behaviours = { b1: cell, b2: few };
    const [value] = group.framework;
    const [competency] = value!.competencies;
    const two = {
      ...group,
      framework: [
        {
          ...value!,
          competencies: [{ ...competency!, behaviours: [...competency!.behaviours, { id: 'b2', statement: {} }] }],
        },
      ],
      company: { ...figures, behaviours },
      units: [{ ...group.units[0]!, behaviours }],
    };
    // Of the 22 who show the first statement five stay unknown, of the 20 who show the second three.
    expect(readerNorms(two, members, reports)([subjects.slice(0, 17)]).quadrants).toBeNull();
    expect(readerNorms(two, members, reports)([subjects.slice(0, 15)]).quadrants).toBe(3.4);
  });

  it('stand there again for somebody who knows everybody', () => {
    expect(normsFor([subjects]).competencies.c1).toHaveLength(22);
    expect(normsFor([subjects])).toMatchObject(whole);
  });
});

it('a reader knows the own figures and those of every report he or she may open', () => {
  const review = (subjectId: string, managerId: string | null, coachId: string | null = null) => ({
    subjectId,
    managerId,
    coachId,
  });
  const reviews = [review('a', 'boss'), review('b', 'boss', 'coach'), review('boss', null, 'coach'), review('c', null)];
  expect([...knownToReaders(reviews, { managerSeesReport: true })]).toEqual([
    ['boss', ['boss', 'a']],
    ['coach', ['coach', 'b', 'boss']],
  ]);
  expect([...knownToReaders(reviews, { managerSeesReport: false }).keys()]).toEqual(['coach']);
});
