import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { given } from '../support/given.js';
import type { Visitor } from '../support/visitor.js';
import { Drafting, tokenOf } from './drafting.js';

const ownChoice = {
  peer: { method: 'nomination', ask: 4, minimum: 2, maximum: 6 },
  subordinate: { method: 'chart', ask: null, minimum: 3, maximum: 20 },
  customer: { method: 'nomination', ask: 3, minimum: 1, maximum: 6 },
} as const;

describe('people who propose their raters, and managers who approve', () => {
  let northwind: Drafting;
  let nancy: Visitor;
  let andrew: Visitor;
  let id: string;

  beforeAll(async () => {
    northwind = await Drafting.start();
    nancy = await northwind.visitor('Nancy');
    andrew = await northwind.visitor('Andrew');
  });
  afterAll(() => northwind.close());

  beforeEach(async () => {
    // One open cycle at a time, so that each person has one list.
    if (id) await northwind.set(id, { state: 'archived' });
    id = await northwind.draft('Spring', { choice: ownChoice });
    await northwind.propose(id);
    const page = await northwind.hr.get(`/cycles/${id}`);
    expect(page.heading).toBe('Next: let people propose their raters');
    await northwind.hr.submit(page, {}, 'nominating');
  });

  const own = async (visitor: Visitor) => visitor.get((await visitor.get('/nominations/mine')).link('Propose people'));
  const addAs = async (visitor: Visitor, path: string, rater: { id: string }, group: string) =>
    visitor.post(`${path}/raters`, { _csrf: await tokenOf(visitor, '/nominations/mine'), raterId: rater.id, group });
  const post = async (visitor: Visitor, path: string, body = {}) =>
    visitor.post(path, { _csrf: await tokenOf(visitor, '/nominations/mine'), ...body });

  async function nancyProposes(...names: string[]): Promise<string> {
    const { path } = await own(nancy);
    for (const name of names) await addAs(nancy, path, northwind.person(name), 'peer');
    await post(nancy, `${path}/submission`);
    return path;
  }

  it('is where the home page leads them, as long as something waits for them', async () => {
    expect((await nancy.get('/')).link('Propose')).toBe('/nominations/mine');
    expect((await andrew.get('/')).text).not.toContain('waits for your approval');
    await nancyProposes('Laura', 'Michael', 'Robert');
    expect((await nancy.get('/')).text).not.toContain('Propose who should give you feedback');
    const home = await andrew.get('/');
    expect(home.text).toContain('One list of raters waits for your approval');
    expect(home.link('See the lists')).toBe('/nominations/team');
  });

  it('let the person search and propose, and never show what others put on the list', async () => {
    await northwind.add(id, 'Nancy', northwind.person('Laura'), 'peer');
    let page = await own(nancy);
    expect(page.text).toContain('You have not proposed anyone yet.');
    expect(page.text).not.toContain('Laura');
    page = await nancy.get(`${page.path}?group=peer&search=callahan`);
    expect(page.text).not.toContain('On the list');
    page = await nancy.submit(page, {}, '/raters');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Laura Callahan');
    expect(
      (await northwind.listOf(id, 'Nancy')).filter(({ raterId }) => raterId === northwind.person('Laura').id),
    ).toHaveLength(1);
    const customersPage = await nancy.get(`${page.path.split('?')[0]}?group=customer&search=maria`);
    const customers = await northwind.testApp.database.of(PersonEntity).findBy({ kind: 'customer' });
    expect(
      customersPage.all('.tasks h3').filter((name) => customers.some((person) => person.name === name)).length,
    ).toBeGreaterThan(0);
    page = await nancy.submit(await nancy.get(page.path), {}, 'removal');
    expect(page.text).toContain('You have not proposed anyone yet.');
  });

  it('close the list with sending; the person reads back only that it was sent', async () => {
    const path = await nancyProposes('Laura', 'Robert');
    for (const page of [await nancy.get(path), await nancy.get('/nominations/mine')]) {
      expect(page.text).toContain('Your proposals are sent');
      expect(page.text).not.toMatch(/Laura|Robert|Andrew|Janet/);
    }
    expect((await addAs(nancy, path, northwind.person('Anne'), 'peer')).status).toBe(409);
    expect((await post(nancy, `${path}/removal`, { raterId: northwind.person('Laura').id })).status).toBe(409);
    expect((await post(nancy, `${path}/submission`)).status).toBe(409);
    expect((await northwind.hr.get(`/cycles/${id}`)).heading).toBe('Next: approve the raters of one person');
  });

  it('are refused what is not theirs: other groups, other lists, an empty list', async () => {
    const { path } = await own(nancy);
    expect((await addAs(nancy, path, northwind.person('Laura'), 'subordinate')).status).toBe(404);
    expect((await addAs(nancy, path, northwind.person('Nancy'), 'peer')).status).toBe(409);
    expect((await addAs(nancy, path, { id: 'nobody' }, 'peer')).status).toBe(404);
    expect(
      (await post(nancy, `${path}/raters`, { raterId: northwind.person('Laura').id, group: 'peer', source: 'chart' }))
        .status,
    ).toBe(400);
    expect((await post(nancy, `${path}/submission`)).status).toBe(409);
    const other = await northwind.reviewOf(id, 'Robert');
    expect((await nancy.get(`/nominations/mine/${other.id}`)).status).toBe(404);
    expect((await addAs(nancy, `/nominations/mine/${other.id}`, northwind.person('Laura'), 'peer')).status).toBe(404);
    expect((await nancy.get(`/nominations/team/${other.id}`)).status).toBe(404);
    const chosen = (await northwind.listOf(id, 'Nancy')).find(({ group }) => group === 'manager');
    expect((await post(nancy, `${path}/removal`, { raterId: chosen?.raterId ?? '' })).status).toBe(404);
    expect((await northwind.listOf(id, 'Nancy')).some(({ source }) => source === 'subject')).toBe(false);
    expect((await given(northwind.testApp).anonymous().request('GET', path)).status).toBe(303);
  });

  it('need the manager, who adds at least half of the peers, approves, and then sees the list no more', async () => {
    await nancyProposes('Laura', 'Robert');
    let page = await andrew.get('/nominations/team');
    expect(page.heading).toBe('One list of raters waits for you');
    page = await andrew.get(page.link('Open the list'));
    const { path } = page;
    expect(page.text).toContain('Laura Callahan');
    expect(page.text).toContain('Own choice: 2 of 2 peers');
    expect(page.text).not.toContain('Find a coach');
    expect((await andrew.submit(page, {}, 'approval')).status).toBe(409);
    expect(page.text).toContain('Peers from the chart');
    await addAs(andrew, path, northwind.person('Janet'), 'peer');
    await addAs(andrew, path, northwind.person('Margaret'), 'peer');
    page = await andrew.submit(await andrew.get(path), {}, 'approval');
    expect(page.heading).toBe('No list of raters waits for you');
    expect((await northwind.reviewOf(id, 'Nancy')).nominationState).toBe('approved');
    expect((await andrew.get(path)).status).toBe(404);
    expect((await addAs(andrew, path, northwind.person('Anne'), 'peer')).status).toBe(404);
    expect((await nancy.get('/nominations/mine')).text).not.toMatch(/Janet|Margaret|Laura/);
    expect((await northwind.listPage(id, 'Nancy')).text).toContain('Janet Leverling');
  });

  it('may get their list back and send it again', async () => {
    await nancyProposes('Laura');
    const page = await andrew.get((await andrew.get('/nominations/team')).link('Open the list'));
    await andrew.submit(page, {}, 'return');
    expect((await northwind.reviewOf(id, 'Nancy')).nominationState).toBe('proposed');
    expect((await own(nancy)).text).toContain('Laura Callahan');
  });

  it('keep strangers out: neither a peer nor the manager of somebody else sees a list', async () => {
    await nancyProposes('Laura');
    const review = await northwind.reviewOf(id, 'Nancy');
    for (const name of ['Steven', 'Robert', 'Nancy']) {
      const visitor = await northwind.visitor(name);
      expect((await visitor.get(`/nominations/team/${review.id}`)).status).toBe(404);
      expect((await post(visitor, `/nominations/team/${review.id}/approval`)).status).toBe(404);
    }
    expect((await northwind.reviewOf(id, 'Nancy')).nominationState).toBe('submitted');
  });

  it('get proposals from chart and records when they propose nobody', async () => {
    expect((await northwind.listOf(id, 'Michael')).some(({ group }) => group === 'peer')).toBe(false);
    await northwind.hr.submit(await northwind.hr.get(`/cycles/${id}/nominations`), {}, 'proposals');
    const list = await northwind.listOf(id, 'Michael');
    expect(list.filter(({ group }) => group === 'peer')).toHaveLength(2);
    expect(list.filter(({ group, source }) => group === 'customer' && source === 'records')).toHaveLength(3);
  });

  it('let a leader look after the list that no administrator may see', async () => {
    const leader = await given(northwind.testApp).visitorFor(
      await given(northwind.testApp).leader({ name: 'Lena Leader' }),
    );
    await northwind.hr.submit(await northwind.hr.get(`/cycles/${id}/participants`), { kind: 'all' }, '/participants');
    const review = await northwind.testApp.database
      .of(ReviewEntity)
      .findOneByOrFail({ cycleId: id, subjectId: northwind.administrator.id });
    const page = await leader.get(`/nominations/team/${review.id}`);
    expect(page.heading).toBe('Raters of Hana HR');
    expect((await leader.get(`/nominations/team/${(await northwind.reviewOf(id, 'Nancy')).id}`)).status).toBe(404);
    await given(northwind.testApp).administrator({ name: 'Second HR' });
    expect((await leader.get(`/nominations/team/${review.id}`)).status).toBe(404);
  });

  it('must all be approved before the launch', async () => {
    const page = await northwind.hr.get(`/cycles/${id}/check`);
    expect(page.text).toMatch(/\d+ lists of raters are not approved/);
    expect(page.html).not.toContain(`href="/cycles/${id}/launch"`);
  });
});
