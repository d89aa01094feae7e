import type { KeptGroup } from '../../../src/domain/group-snapshot.js';
import type { KeptSums } from '../../../src/domain/group-sums.js';
import type { GroupCells, GroupFigures, ShownGroup } from '../../../src/domain/shown-group.js';
import { GroupSnapshotEntity } from '../../../src/results/group-snapshot.entity.js';
import { sha256Of } from '../../../src/results/snapshots.js';
import type { SeededApp } from './seeded-app.js';

/** Place of a group figure (as GroupTruth names it) → the number that stands for it and for no other. */
export type Marks = ReadonlyMap<string, number>;

const [leastMark, mostMark] = [100, 900];

/** A number that can only be a mark or be made of marks. */
export function isBeyondScales(value: number): boolean {
  return value >= leastMark && value < mostMark;
}

/**
 * Puts into the frozen group results a number of its own for every figure, far beyond any scale: wherever a page or a
 * file tells one, in whatever words, drawing or column, it is known which figure was told.
 */
export async function markGroup({ testApp, cycleId, frozen }: SeededApp): Promise<Marks> {
  const row = await testApp.database.of(GroupSnapshotEntity).findOneByOrFail({ cycleId });
  const marks = new Map<string, number>();
  const mark = (place: string): number => {
    // 100.1, 100.3 …: never whole, so that no count or score is taken for one.
    const value = Math.round((leastMark + marks.size * 0.2 + 0.1) * 10) / 10;
    marks.set(place, value);
    return value;
  };
  const kept = JSON.parse(row.kept) as KeptGroup;
  const marked: ShownGroup = {
    ...frozen,
    company: markedRow('company', frozen.company, mark),
    units: frozen.units.map((unit) => markedRow(`unit ${unit.key}`, unit, mark)),
    comparison: frozen.comparison.map((each) => ({
      ...each,
      customers: mark(`comparison customer ${each.valueId}`),
      employees: mark(`comparison employees ${each.valueId}`),
    })),
  };
  const sums = Object.fromEntries(
    marked.units.map((unit) => [unit.key, markedSums(kept.sums[unit.key] ?? {}, unit)] as const),
  );
  const shown = JSON.stringify(marked);
  const changed = { shown, kept: JSON.stringify({ ...kept, sums }), sha256: sha256Of(shown) };
  await testApp.database.write(() => testApp.database.of(GroupSnapshotEntity).update({ cycleId }, changed));
  return marks;
}

function markedRow<Row extends GroupFigures>(name: string, row: Row, mark: (place: string) => number): Row {
  const cells = (own: GroupCells, item: string): GroupCells =>
    Object.fromEntries(
      Object.entries(own).map(([filter, cell]) => [filter, { ...cell, value: mark(`${name} ${filter} ${item}`) }]),
    );
  const items = (kind: 'competencies' | 'values' | 'behaviours'): Record<string, GroupCells> =>
    Object.fromEntries(Object.entries(row[kind]).map(([id, own]) => [id, cells(own, id)]));
  return {
    ...row,
    overall: cells(row.overall, 'overall'),
    competencies: items('competencies'),
    values: items('values'),
    behaviours: items('behaviours'),
  };
}

/** The sums behind a unit's figures, so that unions of units are made of the same marks. */
function markedSums(sums: KeptSums, { overall, competencies, values }: GroupFigures): KeptSums {
  const cellsOf = (key: string): GroupCells | undefined => {
    const [kind, id = ''] = key.split(' ');
    return kind === 'overall' ? overall : kind === 'competency' ? competencies[id] : values[id];
  };
  return Object.fromEntries(
    Object.entries(sums).map(([key, views]) => [
      key,
      Object.fromEntries(
        Object.entries(views).map(([filter, sum]) => {
          const value = cellsOf(key)?.[filter as 'others']?.value;
          return [filter, value === undefined ? sum : { ...sum, sum: value * sum.subjects }];
        }),
      ),
    ]),
  );
}
