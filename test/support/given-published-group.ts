import { DepartmentEntity } from '../../src/people/department.entity.js';
import { GroupSnapshots } from '../../src/results/group-snapshots.js';
import { foldForSearch } from '../../src/domain/search-folding.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { given } from './given.js';
import { requestsOf } from './given-answered-cycle.js';
import { givenMixedCycle, type MixedCycle } from './given-mixed-cycle.js';
import { questionnaireOf } from './reviews.js';
import type { TestApp } from './test-app.js';

const questionnaire = questionnaireOf([2, 2]);
/** The lower two points of the call centre's first competency make it the lowest cell. */
const departments = [
  { id: 'call-centre', name: 'Call centre', points: [2, 3, 3, 3] },
  { id: 'claims', name: 'Claims', points: [4, 4, 3, 4] },
];

export const lowestCompetency = 'c1';

/** A cycle of two departments with five people each, mixed, its group results published. */
export async function givenPublishedGroup(testApp: TestApp, isPublished = true): Promise<MixedCycle> {
  const { database } = testApp;
  await database.write(() =>
    database
      .of(DepartmentEntity)
      .createQueryBuilder()
      .insert()
      .orIgnore()
      .values(
        departments.map(({ id, name }) => ({ id, name, nameFolded: foldForSearch(name), parentId: null })) as never,
      )
      .execute(),
  );
  const raters: PersonEntity[] = [];
  for (let number = 0; number < 6; number += 1) raters.push(await given(testApp).employee());
  const reviews = departments.flatMap(({ id, points }) =>
    Array.from({ length: 5 }, (_, subject) => ({
      departmentId: id,
      requests: requestsOf(questionnaire, { peer: 5 }, (rater, index) =>
        Math.min(5, (points[index] ?? 3) + ((rater + subject) % 2)),
      ).map((request, index) => ({ ...request, rater: raters[(index + subject) % raters.length]! })),
    })),
  );
  const units = departments.map(({ id, name }) => ({ id, name, parentId: null }));
  const cycle = await givenMixedCycle(testApp, { questionnaire, columns: { units }, reviews });
  if (isPublished) await database.write(() => testApp.get(GroupSnapshots).publish(cycle.id));
  return cycle;
}
