import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { randomId } from '../../src/database/random-id.js';
import type { ShownUnit } from '../../src/domain/shown-group.js';
import { foldForSearch } from '../../src/domain/search-folding.js';
import { DepartmentEntity } from '../../src/people/department.entity.js';
import { GroupSnapshots } from '../../src/results/group-snapshots.js';
import type { PublishedUnits } from './given-published-units.js';
import type { TestApp } from './test-app.js';

/** Names as long as departments have them; no two are alike. */
const nameOf = (number: number): string => `Regional claims and service, district ${number + 1}`;

/**
 * Published cycles of a company of so many departments, on these closing days. Their figures are those of a real
 * cycle's units, a tenth up or down, so that nobody has to answer thousands of forms for them.
 */
export async function givenWideCompany(
  testApp: TestApp,
  { id: sourceId }: PublishedUnits,
  departments: number,
  closingDays: readonly string[],
): Promise<string[]> {
  const { database } = testApp;
  const snapshots = testApp.get(GroupSnapshots);
  const { shown } = (await snapshots.of(sourceId))!;
  const kept = (await snapshots.keptOf(sourceId))!;
  const quality = (await snapshots.qualityOf(sourceId))!;
  const source = await database.of(CycleEntity).findOneByOrFail({ id: sourceId });
  const numbers = Array.from({ length: departments }, (_, number) => number);
  const rows = numbers.map((number) => ({ id: `wide-${number}`, name: nameOf(number), parentId: null }));
  const ids: string[] = [];
  await database.write(async () => {
    const made = rows.map(({ name, ...row }) => ({ ...row, name, nameFolded: foldForSearch(name) }));
    await database.of(DepartmentEntity).createQueryBuilder().insert().orIgnore().values(made).execute();
  });
  for (const closesOn of closingDays) {
    const id = randomId();
    ids.push(id);
    const key = (number: number): string => `wide-${number}`;
    const of = (number: number): ShownUnit => shown.units[number % shown.units.length]!;
    const entries = <Value>(values: Readonly<Record<string, Value>>) =>
      Object.fromEntries(numbers.map((number) => [key(number), values[of(number).key]!]));
    const units = numbers.map((number): ShownUnit => ({
      ...moved(of(number), (number % 9) - 4),
      key: key(number),
      departmentIds: [key(number)],
      names: [nameOf(number)],
    }));
    const cycle = { ...shown.cycle, id, name: `Cycle of ${closesOn}`, closedOn: closesOn };
    await database.write(async () => {
      await database.of(CycleEntity).insert({ ...source, id, name: cycle.name, closesOn, units: rows } as never);
      await snapshots.freeze(id, {
        shown: { ...shown, cycle, units },
        quality,
        kept: { units: entries(kept.units), sums: entries(kept.sums) },
      });
      await snapshots.publish(id);
    });
  }
  return ids;
}

/** The unit with its competencies so many tenths up. */
function moved(unit: ShownUnit, tenths: number): ShownUnit {
  const up = <Cells extends ShownUnit['overall']>(cells: Cells): Cells =>
    Object.fromEntries(
      Object.entries(cells).map(([filter, cell]) => [
        filter,
        { ...cell, value: Math.min(5, Math.max(1, Math.round(cell.value * 10 + tenths) / 10)) },
      ]),
    ) as Cells;
  const competencies = Object.fromEntries(Object.entries(unit.competencies).map(([id, cells]) => [id, up(cells)]));
  return { ...unit, overall: up(unit.overall), competencies };
}
