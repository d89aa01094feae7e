import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { Drafting } from './drafting.js';

/** Thresholds, groups, weights, questions and people are told to raters, and so hold from the launch on (anonymity 4). */
describe('what HR decided for a cycle', () => {
  let northwind: Drafting;

  beforeAll(async () => {
    northwind = await Drafting.start();
  });
  afterAll(() => northwind.close());

  it.each(['participants', 'questions', 'rater-groups', 'dates'])(
    'is frozen by a launch that came between opening and saving the form: %s',
    async (step) => {
      const id = await northwind.draft(`Frozen ${step}`);
      const { database } = northwind.testApp;
      const row = () => database.of(CycleEntity).findOneByOrFail({ id });
      const form = await northwind.hr.get(`/cycles/${id}/${step}`);
      expect(form.status).toBe(200);
      await database.write(() => database.of(CycleEntity).update(id, { state: 'open' }));
      const before = await row();
      const page = await northwind.hr.submit(form, step === 'rater-groups' ? { ratings: '10' } : {}, `/${step}`);
      expect(page.status).toBe(409);
      expect(await row()).toEqual(before);
      expect((await northwind.hr.get(`/cycles/${id}/${step}`)).status).toBe(409);
    },
  );
});
