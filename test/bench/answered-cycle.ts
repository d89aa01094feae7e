import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { EnvelopeEntity } from '../../src/surveys/envelope.entity.js';
import { sealAnswers } from '../../src/surveys/sealed-answers.js';
import type { SeededRequest } from '../faults/seeds.js';
import { fieldsOf } from '../faults/submit-load.js';
import type { TestApp } from '../support/test-app.js';

export interface SealedAnswer {
  readonly assignmentId: string;
  readonly sealed: Buffer;
}

/** Everybody has answered, as their forms would have been stored, and the cycle has closed. */
export async function answeredCycle(
  app: TestApp,
  { id, requests }: { readonly id: string; readonly requests: readonly SeededRequest[] },
): Promise<SealedAnswer[]> {
  const { database } = app;
  const cycle = await database.of(CycleEntity).findOneByOrFail({ id });
  const envelopes = requests.map(({ assignmentId, group }, index) => {
    const points = Object.entries(fieldsOf(group, index));
    const ratings = Object.fromEntries(points.map(([field, point]) => [field.slice('q-'.length), Number(point)]));
    const answers = { ratings, examples: {}, comments: {} };
    return { assignmentId, sealed: sealAnswers(answers as never, cycle as never, assignmentId) };
  });
  for (let start = 0; start < envelopes.length; start += 100)
    await database.write(async () => {
      const part = envelopes.slice(start, start + 100);
      await database.of(EnvelopeEntity).insert(part.map((row) => ({ ...row, copy: null })));
      for (const { assignmentId } of part) await database.of(AssignmentEntity).update(assignmentId, { status: 'done' });
    });
  await database.write(() => database.of(CycleEntity).update(id, { state: 'mixing' }));
  return envelopes;
}
