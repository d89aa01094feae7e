import { ActualEntity } from '../../src/scorecard/actual.entity.js';
import { CauseEffectEntity } from '../../src/scorecard/cause-effect.entity.js';
import { MeasureEntity } from '../../src/scorecard/measure.entity.js';
import { ObjectiveEntity } from '../../src/scorecard/objective.entity.js';
import { randomId } from '../../src/database/random-id.js';
import type { TestApp } from './test-app.js';

/** An objective with whatever the test does not say filled in. */
export async function givenObjective(
  testApp: TestApp,
  values: Partial<ObjectiveEntity> = {},
): Promise<ObjectiveEntity> {
  const row: ObjectiveEntity = {
    id: randomId(),
    perspective: 'customer',
    position: 0,
    name: 'Customers stay with us',
    weight: 1,
    valueIds: [],
    competencyIds: [],
    ...values,
  };
  await testApp.database.write(() => testApp.database.of(ObjectiveEntity).insert(row));
  return row;
}

/** A measure from 60 (worst) to 80 (best), and its figures by quarter. */
export async function givenMeasure(
  testApp: TestApp,
  objective: ObjectiveEntity,
  values: Partial<MeasureEntity> = {},
  actuals: Readonly<Record<string, number>> = {},
): Promise<MeasureEntity> {
  const row: MeasureEntity = {
    id: randomId(),
    objectiveId: objective.id,
    position: 0,
    name: 'Customers who renew',
    source: 'entered',
    competencyId: null,
    unit: '%',
    weight: 1,
    baseline: null,
    target: 76,
    worst: 60,
    best: 80,
    ownerId: null,
    ...values,
  };
  const enteredAt = testApp.clock.now();
  await testApp.database.write(async () => {
    await testApp.database.of(MeasureEntity).insert(row);
    for (const [period, value] of Object.entries(actuals))
      await testApp.database
        .of(ActualEntity)
        .insert({ measureId: row.id, period, value, source: 'typed', enteredBy: null, enteredAt });
  });
  return row;
}

export async function givenLink(testApp: TestApp, cause: ObjectiveEntity, effect: ObjectiveEntity): Promise<void> {
  await testApp.database.write(() =>
    testApp.database.of(CauseEffectEntity).insert({ fromId: cause.id, toId: effect.id }),
  );
}
