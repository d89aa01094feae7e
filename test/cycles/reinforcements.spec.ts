import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import type { CycleState } from '../../src/domain/cycle-lifecycle.js';
import type { Page } from '../support/visitor.js';
import { Drafting, tokenOf } from './drafting.js';

describe('before launch HR sees what one refusal would do, and', () => {
  let northwind: Drafting;

  beforeAll(async () => {
    northwind = await Drafting.start();
  });
  afterAll(() => northwind.close());

  const addOne = async (id: string, firstName: string, group: string): Promise<Page> => {
    const review = await northwind.reviewOf(id, firstName);
    const _csrf = await tokenOf(northwind.hr, '/cycles/new');
    return northwind.hr.post(`/cycles/${id}/nominations/${review.id}/reinforcement`, { _csrf, group });
  };
  const inGroup = async (id: string, firstName: string, group: string) =>
    (await northwind.listOf(id, firstName)).filter((row) => row.group === group);
  /** Nancy has two colleagues under the same manager in peer, and three customers. */
  const givenThin = async (name: string): Promise<string> => {
    const id = await northwind.draft(name);
    await northwind.propose(id);
    const extra = (await inGroup(id, 'Nancy', 'customer')).slice(3);
    for (const { raterId } of extra) {
      const review = await northwind.reviewOf(id, 'Nancy');
      const _csrf = await tokenOf(northwind.hr, '/cycles/new');
      await northwind.hr.post(`/cycles/${id}/nominations/${review.id}/removal`, { _csrf, raterId });
    }
    return id;
  };

  it('adds the next customer of the records with one press of the button beside the warning', async () => {
    const id = await givenThin('Thin');
    const board = await northwind.hr.get(`/cycles/${id}/nominations`);
    expect(board.text).toContain('Invited: 3. One refusal merges this group.');
    const review = await northwind.reviewOf(id, 'Nancy');
    const form = board.root.querySelector(`form#more-${review.id}-customer`);
    expect(form?.getAttribute('action')).toBe(`/cycles/${id}/nominations/${review.id}/reinforcement`);
    const button = board.root.querySelector(`button[form="more-${review.id}-customer"]`);
    expect(button?.text).toContain('Add one more');
    // A form inside another would send the wrong one.
    expect(form?.closest('form form')).toBeFalsy();
    const before = await inGroup(id, 'Nancy', 'customer');
    const page = await addOne(id, 'Nancy', 'customer');
    const after = await inGroup(id, 'Nancy', 'customer');
    expect(after).toHaveLength(before.length + 1);
    const [added] = after.filter(({ raterId }) => !before.some((row) => row.raterId === raterId));
    expect(added?.source).toBe('records');
    expect(page.text).not.toContain('One refusal merges this group. It is then shown as “Customers');
    expect(page.root.querySelector(`button[form="more-${review.id}-customer"]`)).toBeNull();
  });

  it('is led to the list with a search when chart and records hold nobody else', async () => {
    const id = await givenThin('Nobody left');
    let page = await addOne(id, 'Michael', 'peer');
    for (let press = 0; press < 10 && !page.text.includes('nobody else'); press += 1) {
      page = await addOne(id, 'Michael', 'peer');
    }
    expect(page.text).toContain('Chart and service records hold nobody else who may be asked for this group.');
    expect(page.root.querySelector('input[name="search"]')).not.toBeNull();
  });

  it('never adds whoever reads the report', async () => {
    const id = await northwind.draft('Readers');
    await northwind.nameCoach(id, 'Michael', northwind.person('Robert'));
    await northwind.nameCoach(id, 'Robert', northwind.person('Michael'));
    for (let press = 0; press < 5; press += 1) await addOne(id, 'Michael', 'peer');
    const peers = await inGroup(id, 'Michael', 'peer');
    expect(peers.length).toBeGreaterThan(0);
    expect(peers.map(({ raterId }) => raterId)).not.toContain(northwind.person('Robert').id);
    expect(peers.map(({ raterId }) => raterId)).not.toContain(northwind.person('Michael').id);
  });

  it.each<CycleState>(['launching', 'open', 'mixing', 'closed'])(
    'changes nothing once the cycle is %s',
    async (state) => {
      const id = await northwind.draft(`Frozen ${state}`);
      const { database } = northwind.testApp;
      await database.write(() => database.of(CycleEntity).update(id, { state }));
      const page = await addOne(id, 'Michael', 'peer');
      expect(page.status).toBe(409);
      expect(await inGroup(id, 'Michael', 'peer')).toEqual([]);
    },
  );

  it('refuses a group that is not protected', async () => {
    const id = await northwind.draft('Manager');
    expect((await addOne(id, 'Michael', 'manager')).status).toBe(422);
  });
});
