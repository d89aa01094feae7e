import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import type { PersonEntity } from '../../src/people/person.entity.js';
import { given } from '../support/given.js';
import { givenOpenCycle, type OpenCycle } from '../support/given-open-cycle.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page } from '../support/visitor.js';

describe('while answers are taken', () => {
  let testApp: TestApp;
  let cycle: OpenCycle;
  let subject: PersonEntity;
  let manager: PersonEntity;

  beforeAll(async () => {
    testApp = await startTestApp();
    manager = await given(testApp).employee();
    subject = await given(testApp).employee({ manager, name: 'Leila Rahimi' });
    cycle = await givenOpenCycle(testApp, { subject, asked: { self: 1, peer: 4, customer: 3 } });
    await testApp.database.write(() =>
      testApp.database.of(ReviewEntity).update(cycle.request('peer').reviewId, { managerId: manager.id }),
    );
  });

  afterAll(() => testApp.close());

  const home = async (person: PersonEntity): Promise<Page> => (await given(testApp).visitorFor(person)).get('/');
  const answer = (ids: readonly string[], status: 'done' | 'declined' = 'done') =>
    testApp.database.write(async () => {
      for (const id of ids) await testApp.database.of(AssignmentEntity).update(id, { status });
    });
  const standing = (page: Page): string =>
    page.root.querySelector('[aria-labelledby="standings-h"]')?.textContent ?? '';

  it('subject and manager read "not yet enough", then "enough", and never how many', async () => {
    const peers = cycle.requestsOf('peer').map(({ assignmentId }) => assignmentId);
    await answer([cycle.request('self').assignmentId, ...peers.slice(0, 2)]);
    await answer([peers[3]!], 'declined');
    for (const person of [subject, manager]) {
      const told = standing(await home(person));
      expect(told).toMatch(/Not yet\s*(You|Leila Rahimi)/);
      expect(told.replace('Autumn 2026', '').replace('30 November 2026', '')).not.toMatch(/\d/);
    }
    expect(standing(await home(manager))).toContain('Leila Rahimi');
    await answer([cycle.request('customer').assignmentId]);
    for (const person of [subject, manager]) {
      const told = standing(await home(person));
      expect(told).toMatch(/Enough\s*(You|Leila Rahimi)/);
      expect(told).not.toContain('Not yet');
    }
  });

  it('nobody else is told anything, and after the end nobody', async () => {
    const rater = cycle.request('peer').rater;
    expect(standing(await home(rater))).toBe('');
    await cycle.change({ state: 'mixing' });
    for (const person of [subject, manager]) expect(standing(await home(person))).toBe('');
    await cycle.change({ state: 'open' });
  });
});
