import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PersonEntity } from '../../src/people/person.entity.js';
import { given } from '../support/given.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Visitor } from '../support/visitor.js';

describe('a row that no import of today would have written (I68)', () => {
  let testApp: TestApp;
  let hr: Visitor;

  beforeAll(async () => {
    testApp = await startTestApp();
    hr = await given(testApp).visitorFor(await given(testApp).administrator());
  });
  afterAll(() => testApp.close());

  it.each<[string, Partial<PersonEntity>]>([
    ['without a name', { name: '', nameFolded: '' }],
    ['with an address that is none', { email: 'nobody', emailFolded: 'nobody' }],
    ['with a manager who is gone', { managerId: 'gone' }],
    ['with a department that is gone', { departmentId: 'gone' }],
    ['with a control in the name', { name: 'A\u0007B' }],
    ['with a letter of direction in the name', { name: 'A\u202EB' }],
  ])('%s keeps no page from being shown', async (_, values) => {
    const person = await given(testApp).employee();
    await testApp.database.write(() => testApp.database.of(PersonEntity).update(person.id, values));
    for (const path of [
      '/people',
      `/people/${person.id}`,
      `/people/${person.id}/edit`,
      '/chart',
      `/people/${person.id}/erasure`,
      '/',
    ])
      expect([path, (await hr.get(path)).status]).toEqual([path, 200]);
  });

  it('of a rater shows the rest of the list', async () => {
    const person = await given(testApp).employee({ name: 'Sara Novak' });
    await testApp.database.write(() => testApp.database.of(PersonEntity).update(person.id, { managerId: person.id }));
    expect((await hr.get('/people')).text).toContain('Sara Novak');
    expect((await hr.get('/chart')).status).toBe(200);
  });
});
