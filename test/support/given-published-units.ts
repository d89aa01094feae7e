import type { CycleEntity } from '../../src/cycles/cycle.entity.js';
import type { Questionnaire } from '../../src/domain/questionnaire.js';
import type { RaterGroup } from '../../src/domain/rater-group.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { GroupSnapshots } from '../../src/results/group-snapshots.js';
import { given } from './given.js';
import { requestsOf } from './given-answered-cycle.js';
import { givenMixedCycle, type MixedCycle } from './given-mixed-cycle.js';
import type { TestApp } from './test-app.js';

export interface GivenUnit {
  readonly id: string;
  readonly name: string;
  readonly people: number;
  /** What everybody else answers to a behaviour (by its number in the rater's form), 1 to 5; else 3 and 4 in turn. */
  readonly point?: (group: RaterGroup, index: number) => number;
}

export interface PublishedUnits extends MixedCycle {
  /** Unit id → its people. */
  readonly members: ReadonlyMap<string, readonly PersonEntity[]>;
}

/** A cycle mixed, with its group results released to leaders: units of so many people, all rated by 4 peers and 3 customers. */
export async function givenPublishedUnits(
  testApp: TestApp,
  questionnaire: Questionnaire,
  units: readonly GivenUnit[],
  columns: Partial<CycleEntity> = {},
  known: ReadonlyMap<string, readonly PersonEntity[]> = new Map(),
): Promise<PublishedUnits> {
  const members = new Map<string, PersonEntity[]>();
  for (const { id, people } of units) {
    const rows = [...(known.get(id) ?? [])];
    while (rows.length < people) rows.push(await given(testApp).employee({ departmentId: id }));
    members.set(id, rows);
  }
  const numbers = { self: 1, peer: 4, customer: 3 };
  const reviews = units.flatMap(({ id, point }) =>
    (members.get(id) ?? []).map((subject) => ({
      subject,
      departmentId: id,
      requests: requestsOf(questionnaire, numbers).map((request) => ({
        ...request,
        answers: request.answers && {
          ...request.answers,
          ratings: Object.fromEntries(
            Object.keys(request.answers.ratings).map((behaviour, index) => [
              behaviour,
              point?.(request.group, index) ?? 3 + (index % 2),
            ]),
          ),
        },
      })),
    })),
  );
  const cycle = await givenMixedCycle(testApp, {
    questionnaire,
    columns: { units: units.map(({ id, name }) => ({ id, name, parentId: null })), ...columns },
    reviews,
  });
  await testApp.database.write(() => testApp.get(GroupSnapshots).publish(cycle.id));
  return { ...cycle, members };
}
