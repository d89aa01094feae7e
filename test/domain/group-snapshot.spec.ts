import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OpenedAnswers } from '../../src/domain/answers.js';
import { blockAgreements } from '../../src/domain/block-agreement.js';
import { median } from '../../src/domain/group-cells.js';
import {
  buildGroupSnapshot,
  type GroupReport,
  type GroupSnapshot,
  type GroupSources,
} from '../../src/domain/group-snapshot.js';
import { organisationNorms } from '../../src/domain/organisation-norms.js';
import type { RaterGroup } from '../../src/domain/rater-group.js';
import { answered, mixed, questionnaireOf, snapshotOf } from '../support/reviews.js';
import { reviewsOf } from '../support/review-arbitraries.js';

const form = questionnaireOf([2, 2], 1);
const departments = [
  { id: 'claims', name: 'Claims', parentId: null },
  { id: 'legal', name: 'Legal', parentId: null },
];
const people = (group: RaterGroup, size: number, ...points: number[]): OpenedAnswers[] =>
  Array.from({ length: size }, () => answered(form, group, points));

const report = (subjectId: string, departmentId: string, opened: OpenedAnswers[], asked = form): GroupReport => ({
  subjectId,
  departmentId,
  shown: snapshotOf(asked, opened).shown,
  quality: mixed(asked, opened).quality,
  agreement: blockAgreements(asked, mixed(asked, opened), 3),
});

const build = (reports: GroupReport[], changed: Partial<GroupSources> = {}): GroupSnapshot =>
  buildGroupSnapshot({
    cycle: { id: 'autumn', name: 'Autumn', closedOn: '2025-11-30' },
    questionnaire: form,
    thresholds: { groupSubjects: 5, groupRaters: 5 },
    departments,
    reports,
    requests: [],
    distinctRaters: (ids) => ids.length * 3,
    ...changed,
  });

const many = (departmentId: string, size: number, opened: OpenedAnswers[]): GroupReport[] =>
  Array.from({ length: size }, (_, index) => report(`${departmentId} ${index}`, departmentId, opened));

const good = [...people('self', 1, 4, 4, 3, 3), ...people('manager', 1, 4, 4, 4, 4), ...people('peer', 4, 4, 4, 3, 2)];
const fair = [...people('peer', 4, 3, 3, 3, 3), ...people('customer', 3, 2, 0, 2, 0)];

describe('group results (anonymity R11)', () => {
  it('are means over subjects of shown figures, per unit, view and item; the company is the sum of the units', () => {
    const { shown } = build([...many('claims', 5, good), ...many('legal', 10, fair)]);
    const [claims, legal] = shown.units;
    expect(claims).toMatchObject({ names: ['Claims'], subjects: 5 });
    expect(claims?.competencies.c1).toEqual({
      others: { value: 4, subjects: 5 },
      self: { value: 4, subjects: 5 },
      manager: { value: 4, subjects: 5 },
      peer: { value: 4, subjects: 5 },
    });
    expect(legal?.competencies.c1).toEqual({
      others: { value: 2.5, subjects: 10 },
      peer: { value: 3, subjects: 10 },
      customer: { value: 2, subjects: 10 },
    });
    expect(shown.company.competencies.c1).toMatchObject({
      others: { value: 3, subjects: 15 },
      peer: { value: 3.3, subjects: 15 },
      customer: { value: 2, subjects: 10 },
      self: { value: 4, subjects: 5 },
    });
    expect(shown.company.behaviours.c1b2).toMatchObject({ others: { value: 3.3, subjects: 15 } });
    expect(shown.company.behaviours.c1b2?.customer).toBeUndefined();
    expect(shown.company.subjects).toBe(15);
  });

  it('an end-coded figure counts as its band’s middle', () => {
    const { shown } = build(many('claims', 5, people('peer', 3, 5, 4, 4, 4)));
    expect(shown.company.behaviours.c1b1?.peer).toEqual({ value: 4.8, subjects: 5 });
  });

  it('brand values come from their shown competencies', () => {
    const { shown } = build(many('claims', 5, good));
    expect(shown.company.values.v1?.others).toEqual({ value: 4, subjects: 5 });
    expect(shown.company.values.v2?.peer).toEqual({ value: 2.5, subjects: 5 });
  });

  it('small departments are merged and named with those beside them', () => {
    const { shown, kept } = build([...many('claims', 6, good), ...many('legal', 2, fair)]);
    expect(shown.units.map(({ names, subjects }) => [names, subjects])).toEqual([[['Claims', 'Legal'], 8]]);
    expect(kept.units['claims+legal']).toHaveLength(8);
    expect(JSON.stringify(shown)).not.toContain('claims 0');
  });

  it('each view passes the thresholds on its own: subjects, and different raters', () => {
    const { shown } = build([...many('claims', 4, fair), ...many('claims', 4, good)]);
    expect(shown.company.competencies.c1?.customer).toBeUndefined();
    expect(shown.company.competencies.c1?.others?.subjects).toBe(8);
    const oneManager = (ids: readonly string[], groups: readonly RaterGroup[]): number =>
      groups.includes('manager') ? 1 : 3 * ids.length;
    const cells = build(many('claims', 8, good), { distinctRaters: oneManager }).shown.company.competencies.c1;
    expect(cells?.manager).toBeUndefined();
    expect(cells?.peer).toEqual({ value: 4, subjects: 8 });
  });

  it('a view hidden in one unit is in no company figure either', () => {
    const { shown } = build([...many('claims', 4, fair), ...many('claims', 4, good), ...many('legal', 6, fair)]);
    expect(shown.units.map(({ competencies }) => competencies.c1?.customer?.subjects)).toEqual([undefined, 6]);
    expect(shown.company.competencies.c1?.customer?.subjects).toBe(6);
  });

  it('a merged block is in no group’s view, but in everyone else’s', () => {
    const merged = [...people('peer', 4, 4, 4, 4, 4), ...people('customer', 2, 3, 0, 3, 0)];
    const cells = build(many('claims', 5, merged)).shown.company.competencies.c1;
    expect(Object.keys(cells ?? {})).toEqual(['others']);
  });

  it('reports without figures do not count, and fewer than five subjects give nothing', () => {
    const none = many('legal', 5, people('peer', 2, 4, 4, 4, 4));
    const { shown } = build([...many('claims', 4, good), ...none]);
    expect(shown.units).toEqual([]);
    expect(shown.company.subjects).toBe(0);
    expect(shown.company.competencies.c1).toEqual({});
  });

  it('does not depend on the order of reports, and no number has more than one decimal', () => {
    const numbers = (value: unknown): number[] =>
      typeof value === 'number'
        ? [value]
        : value && typeof value === 'object'
          ? Object.values(value).flatMap(numbers)
          : [];
    fc.assert(
      fc.property(fc.array(reviewsOf(form), { minLength: 5, maxLength: 14 }), (reviews) => {
        const reports = reviews.map((opened, index) =>
          report(`s${index}`, index % 3 === 0 ? 'legal' : 'claims', opened),
        );
        const { shown, quality } = build(reports);
        expect(build(reports.toReversed()).shown).toEqual(shown);
        for (const number of numbers(shown)) expect(Math.round(number * 10) / 10).toBe(number);
        for (const number of numbers(quality)) expect(Math.round(number * 100) / 100).toBe(number);
        for (const unit of [shown.company, ...shown.units])
          for (const cells of [unit.competencies, unit.values, unit.behaviours].flatMap((items) =>
            Object.values(items),
          ))
            for (const { subjects } of Object.values(cells)) expect(subjects).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: 40 },
    );
  });
});

describe('customers beside employees', () => {
  it('over the behaviours both were asked, told how many', () => {
    const { shown } = build(
      many('claims', 6, [...people('peer', 4, 4, 1, 3, 1), ...people('customer', 3, 2, 0, 2, 0)]),
    );
    expect(shown.comparison).toEqual([
      { valueId: 'v1', behaviours: 1, customers: 2, employees: 4, subjects: 6, isOfSamePeople: true },
      { valueId: 'v2', behaviours: 1, customers: 2, employees: 3, subjects: 6, isOfSamePeople: true },
    ]);
  });

  it('from the company’s shown cells, so that no difference to the customers’ own view tells of a few', () => {
    const only = [...people('customer', 3, 4, 0, 4, 0)];
    const { shown } = build([...many('claims', 6, fair), ...many('legal', 2, only)]);
    // Six people at 2 and two at 4 as customers see them; both sides are figures the page shows anyway.
    expect(shown.company.behaviours.c1b1).toMatchObject({ customer: { value: 2.5 }, peer: { value: 3 } });
    expect(shown.comparison[0]).toEqual({
      valueId: 'v1',
      behaviours: 1,
      customers: 2.5,
      employees: 3,
      subjects: 6,
      isOfSamePeople: false,
    });
    const matched = build([...many('claims', 6, fair), ...many('legal', 5, only)]).shown.comparison;
    expect(matched.map(({ isOfSamePeople, subjects }) => [isOfSamePeople, subjects])).toEqual([
      [false, 6],
      [false, 6],
    ]);
    expect(build(many('claims', 6, only)).shown.comparison).toEqual([]);
  });
});

describe('norms and gaps of the organisation', () => {
  const twenty = many('claims', 20, good);

  it('from twenty subjects', () => {
    const { shown } = build(twenty);
    expect(shown.medianGaps).toEqual({ c1: 0, c2: -0.3 });
    const norms = organisationNorms(
      shown,
      twenty.map((each) => each.shown),
    );
    expect(norms.quadrants).toBe(3.6);
    expect(norms.values).toEqual({ v1: 4, v2: 3.3 });
    const told = snapshotOf(form, good, { norms }).shown;
    expect(told.norm).toEqual({ value: 3.6, isOrganisation: true });
    expect(told.competencies.map(({ band }) => band)).toEqual(['middle-half', 'middle-half']);
    expect(told.values.map(({ organisation }) => organisation)).toEqual([4, 3.3]);
  });

  it('not from nineteen', () => {
    const nineteen = twenty.slice(1);
    const { shown } = build(nineteen);
    expect(shown.medianGaps).toEqual({});
    const norms = organisationNorms(
      shown,
      nineteen.map((each) => each.shown),
    );
    expect(norms).toMatchObject({ quadrants: null, values: { v1: null, v2: null } });
    const told = snapshotOf(form, good, { norms }).shown;
    expect(told.norm).toEqual({ value: 3.5, isOrganisation: false });
    expect(told.competencies[0]?.band).toBeNull();
  });

  it('building a report again with norms changes no figure the group snapshot is made from', () => {
    const { shown } = build(twenty);
    const norms = organisationNorms(
      shown,
      twenty.map((each) => each.shown),
    );
    const again = twenty.map((each) => ({ ...each, shown: snapshotOf(form, good, { norms }).shown }));
    expect(build(again)).toEqual(build(twenty));
  });

  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[7], 7],
    [[], null],
  ])('the median of %j is %p', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});
