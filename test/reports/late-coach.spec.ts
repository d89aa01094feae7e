import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RoleGrantEntity } from '../../src/auth/role-grant.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { OpenableGroups } from '../../src/reports/openable-groups.js';
import { GroupSnapshotEntity } from '../../src/results/group-snapshot.entity.js';
import { given } from '../support/given.js';
import { reviewRow } from '../support/given-mixed-cycle.js';
import { givenPublishedUnits, type PublishedUnits } from '../support/given-published-units.js';
import { questionnaireOf } from '../support/reviews.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const questionnaire = questionnaireOf([2]);

describe('a coach named when the figures are frozen (R18)', () => {
  let testApp: TestApp;
  let cycle: PublishedUnits;

  beforeAll(async () => {
    testApp = await startTestApp();
    cycle = await givenPublishedUnits(testApp, questionnaire, [
      { id: 'legal', name: 'Legal', people: 5 },
      { id: 'claims', name: 'Claims', people: 15 },
    ]);
  }, 60_000);
  afterAll(() => testApp.close());

  const leader = async (): Promise<PersonEntity> => {
    const person = await given(testApp).employee();
    const grant = { personId: person.id, role: 'leader' as const };
    await testApp.database.write(() => testApp.database.of(RoleGrantEntity).insert(grant));
    return person;
  };
  const reviewOf = (unit: string, place = 0) => {
    const subject = cycle.members.get(unit)![place]!;
    return cycle.reviews.find((review) => review.subject.id === subject.id)!;
  };
  const name = async (review: { id: string }, coach: PersonEntity) => {
    const form = await cycle.desk.get(`/reviews/${review.id}/coach`);
    return cycle.desk.submit(form, { email: coach.email }, '/coach');
  };
  const publishedAt = (at: Date | null) =>
    testApp.database.write(() =>
      testApp.database.of(GroupSnapshotEntity).update({ cycleId: cycle.id }, { publishedAt: at }),
    );
  const unitsOf = async (reader: PersonEntity): Promise<string[]> => {
    const [group] = await testApp.get(OpenableGroups).for(reader.id);
    return group!.shown.units.filter(({ overall }) => overall.others).map(({ key }) => key);
  };

  it('is refused when the published figures he or she may have seen would be completed by the report', async () => {
    const reader = await leader();
    expect(await unitsOf(reader)).toEqual(['legal', 'claims']);
    const refused = await name(reviewOf('legal'), reader);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('reveal figures of a few people');
    expect((await reviewRow(testApp, reviewOf('legal').id)).coachId).toBeNull();
  });

  it('is taken while nothing is published, and then sees the figures without those the report would complete', async () => {
    const reader = await leader();
    await publishedAt(null);
    await name(reviewOf('legal', 1), reader);
    expect((await reviewRow(testApp, reviewOf('legal', 1).id)).coachId).toBe(reader.id);
    await publishedAt(testApp.clock.now());
    expect(await unitsOf(reader)).toEqual([]);
  });

  it('is taken when only the whole company was open to him or her', async () => {
    const colleague = await given(testApp).employee();
    await name(reviewOf('legal', 2), colleague);
    expect((await reviewRow(testApp, reviewOf('legal', 2).id)).coachId).toBe(colleague.id);
  });

  it('is refused when the organisation’s figures in the reports would leave only a few unknown', async () => {
    const coach = await given(testApp).employee();
    const read = Array.from({ length: 15 }, (_, place) => reviewOf('claims', place));
    await testApp.database.write(() =>
      testApp.database.of(ReviewEntity).update(
        read.map(({ id }) => id),
        { coachId: coach.id },
      ),
    );
    expect((await name(reviewOf('legal', 3), coach)).status).toBe(422);
  });
});
