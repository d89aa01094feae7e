import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildGroupSnapshot, type GroupReport, type GroupSnapshot } from '../../src/domain/group-snapshot.js';
import { type GroupCycle, heatMap, lowestCells, shadeOf } from '../../src/domain/heat-map.js';
import { roundToTenth } from '../../src/domain/rounding.js';
import { answered, mixed, questionnaireOf, snapshotOf } from '../support/reviews.js';

const form = questionnaireOf([2, 2], 2);
const departments = ['claims', 'legal', 'sales'].map((id) => ({ id, name: id, parentId: null }));

function report(subjectId: string, departmentId: string, points: readonly number[]): GroupReport {
  const opened = Array.from({ length: 4 }, () => answered(form, 'peer', points));
  return {
    subjectId,
    departmentId,
    shown: snapshotOf(form, opened).shown,
    quality: mixed(form, opened).quality,
    agreement: [],
  };
}

function cycle(units: Readonly<Record<string, readonly (readonly number[])[]>>, questionnaire = form): GroupCycle {
  const snapshot: GroupSnapshot = buildGroupSnapshot({
    cycle: { id: 'autumn', name: 'Autumn', closedOn: '2025-11-30' },
    questionnaire,
    thresholds: { groupSubjects: 5, groupRaters: 5 },
    departments,
    reports: Object.entries(units).flatMap(([id, people]) =>
      people.map((points, index) => report(`${id} ${index}`, id, points)),
    ),
    requests: [],
    distinctRaters: (ids) => ids.length * 4,
  });
  return { shown: snapshot.shown, sums: snapshot.kept.sums };
}

const everybody = (size: number, ...points: number[]): number[][] => Array.from({ length: size }, () => points);
const point = fc.integer({ min: 1, max: 5 });
const people = fc.array(fc.tuple(point, point, point, point), { minLength: 0, maxLength: 8 });

describe('the heat map', () => {
  it('shades by the shown difference from the company', () => {
    expect([2.8, 3.2, 3.3, 3.4, 3.5, 3.6, 3.9, 4.0].map((value) => shadeOf(value, 3.4))).toEqual([
      1, 2, 3, 3, 3, 4, 5, 5,
    ]);
  });

  it('all units together are the company, and a union is the exact mean of its people, rounded once', () => {
    fc.assert(
      fc.property(people, people, people, (claims, legal, sales) => {
        const now = cycle({ claims, legal, sales });
        const keys = now.shown.units.map(({ key }) => key);
        const all = heatMap(now, null, 'peer', keys);
        if (all.together)
          expect(all.together.cells).toMatchObject(all.company.cells.map((cell) => cell && { value: cell.value }));
        for (const row of all.units) {
          const union = heatMap(now, null, 'peer', [row.key, keys[0] ?? '']);
          if (!union.together) continue;
          const parts = [row.key, keys[0] ?? ''].map((key) => now.sums[key]?.['competency c1']?.peer);
          const [sum, subjects] = [
            parts.reduce((total, part) => total + (part?.sum ?? 0), 0),
            parts.reduce((total, part) => total + (part?.subjects ?? 0), 0),
          ];
          expect(union.together.cells[0]?.value).toBe(roundToTenth(sum / subjects));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never has a row or a union of fewer than five people (attack: a small department by subtraction)', () => {
    fc.assert(
      fc.property(people, people, people, (claims, legal, sales) => {
        const now = cycle({ claims, legal, sales });
        const sizes = now.shown.units.map(({ subjects }) => subjects);
        // Every row is a sum of units, the company of all of them: a difference is a union of units as well.
        expect(sizes.every((size) => size >= 5)).toBe(true);
        expect(now.shown.company.subjects).toBe(sizes.reduce((sum, size) => sum + size, 0));
        for (const view of ['others', 'peer'] as const)
          for (const { id } of form.values.flatMap(({ competencies }) => competencies)) {
            const shown = now.shown.units.map(({ competencies }) => competencies[id]?.[view]?.subjects ?? 0);
            expect(now.shown.company.competencies[id]?.[view]?.subjects ?? 0).toBe(
              shown.reduce((sum, size) => sum + size, 0),
            );
            expect(shown.every((size) => size === 0 || size >= 5)).toBe(true);
          }
      }),
      { numRuns: 60 },
    );
  });

  it('sorts by overall, ties in the order of departments, and names the lowest figures', () => {
    const now = cycle({
      claims: everybody(5, 3, 3, 4, 4),
      legal: everybody(5, 4, 4, 4, 4),
      sales: everybody(5, 4, 4, 3, 3),
    });
    const map = heatMap(now, null, 'others');
    expect(map.units.map(({ key }) => key)).toEqual(['legal', 'claims', 'sales']);
    expect(lowestCells(map, 2).map(({ row, competencyId }) => [row.key, competencyId])).toEqual([
      ['claims', 'c1'],
      ['sales', 'c2'],
    ]);
    expect(map.company.cells.map((cell) => cell?.shade)).toEqual([null, null]);
  });

  it('tells a change only where it is clear, the words are the same and the unit is the same', () => {
    const before = cycle({ claims: everybody(5, 3, 3, 4, 4), legal: everybody(6, 4, 4, 4, 4) });
    const now = cycle({
      claims: everybody(7, 4, 4, 4, 4),
      legal: everybody(3, 4, 4, 4, 4),
      sales: everybody(6, 4, 4, 3, 3),
    });
    const map = heatMap(now, before, 'others');
    const claims = map.units.find(({ key }) => key === 'claims')!;
    expect(claims.cells[0]?.change).toEqual({ kind: 'risen', from: 3, to: 4 });
    expect(claims.cells[1]?.change).toEqual({ kind: 'no-clear-change', from: 4, to: 4 });
    const merged = map.units.find(({ key }) => key !== 'claims')!;
    expect(merged.cells[0]?.change).toEqual({ kind: 'broken', reason: 'groups' });
    const reworded = cycle({ claims: everybody(5, 4, 4, 4, 4) });
    const framework = reworded.shown.framework.map((value) => ({
      ...value,
      competencies: value.competencies.map((competency) => ({
        ...competency,
        behaviours: competency.behaviours.map((behaviour) => ({ ...behaviour, statement: { en: 'Otherwise' } })),
      })),
    }));
    const other = heatMap({ ...reworded, shown: { ...reworded.shown, framework } }, before, 'others');
    expect(other.units[0]?.cells[0]?.change).toEqual({ kind: 'broken', reason: 'wording' });
    expect(heatMap(now, null, 'others').company.cells[0]?.change).toBeNull();
  });

  it('works without any unit and with three hundred', () => {
    expect(heatMap(cycle({}), null, 'others')).toMatchObject({ units: [], together: null });
    const many = cycle({ claims: everybody(5, 3, 3, 4, 4) });
    const unit = many.shown.units[0]!;
    const units = Array.from({ length: 300 }, (_, index) => ({ ...unit, key: `unit ${index}` }));
    expect(heatMap({ ...many, shown: { ...many.shown, units } }, null, 'others').units).toHaveLength(300);
  });
});
