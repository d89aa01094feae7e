import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { NominationEntity } from '../../src/cycles/nomination.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import type { CycleSettings } from '../../src/domain/cycle-settings.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { ServiceRecordEntity } from '../../src/people/service-record.entity.js';
import { given } from '../support/given.js';
import { Drafting, tokenOf } from './drafting.js';

describe('lists of raters', () => {
  let northwind: Drafting;

  beforeAll(async () => {
    northwind = await Drafting.start();
  });
  afterAll(() => northwind.close());

  const rows = (id: string) => northwind.nominations(id);
  const customers = () =>
    northwind.testApp.database.of(PersonEntity).find({ where: { kind: 'customer' }, order: { emailFolded: 'ASC' } });
  const change = (id: string, fields: Partial<PersonEntity>) =>
    northwind.testApp.database.write(() => northwind.testApp.database.of(PersonEntity).update(id, fields));
  const inGroup = async (id: string, name: string, group: string) =>
    (await northwind.listOf(id, name)).filter((row) => row.group === group);

  it('are proposed from the chart and the orders, nobody asked more often than needed', async () => {
    const id = await northwind.draft();
    const page = await northwind.propose(id);
    expect(page.heading).toBe('Raters of 9 people');
    expect(await inGroup(id, 'Steven', 'subordinate')).toHaveLength(3);
    expect((await inGroup(id, 'Steven', 'manager'))[0]?.raterId).toBe(northwind.person('Andrew').id);
    expect(await inGroup(id, 'Andrew', 'manager')).toEqual([]);
    expect((await inGroup(id, 'Michael', 'peer')).map(({ raterId }) => raterId).sort()).toEqual(
      [northwind.person('Robert').id, northwind.person('Anne').id].sort(),
    );
    const orders = await northwind.testApp.database.of(ServiceRecordEntity).find();
    const people = new Map((await customers()).map((person) => [person.id, person]));
    for (const name of ['Nancy', 'Steven', 'Anne']) {
      const asked = await inGroup(id, name, 'customer');
      expect(asked).toHaveLength(6);
      for (const { raterId } of asked) {
        const account = people.get(raterId)?.accountId;
        expect(
          orders.some((order) => order.employeeId === northwind.person(name).id && order.accountId === account),
        ).toBe(true);
      }
    }
    const perCustomer = new Map<string, number>();
    for (const { raterId, group } of await rows(id))
      if (group === 'customer') perCustomer.set(raterId, (perCustomer.get(raterId) ?? 0) + 1);
    expect(Math.max(...perCustomer.values())).toBe(1);
    const before = await rows(id);
    await northwind.propose(id);
    expect(await rows(id)).toEqual(before);
  });

  it('never hold a customer who objected or was asked not long ago', async () => {
    const [objected, recent, ago, ...others] = await customers();
    await change(objected?.id ?? '', { objectedAt: new Date('2026-10-01T00:00:00Z') });
    await change(recent?.id ?? '', { lastAskedOn: '2026-08-05' });
    await change(ago?.id ?? '', { lastAskedOn: '2026-08-04' });
    const cycle = await northwind.draft('Customers', {
      choice: await choice({ customer: { method: 'records', ask: null, minimum: 3, maximum: 100 } }),
    });
    await northwind.propose(cycle);
    const asked = new Set((await rows(cycle)).map(({ raterId }) => raterId));
    expect(asked.has(objected?.id ?? '')).toBe(false);
    expect(asked.has(recent?.id ?? '')).toBe(false);
    expect(others.filter(({ id }) => asked.has(id)).length).toBeGreaterThan(50);
    const empty = await northwind.draft('By hand');
    let page = await northwind.add(empty, 'Nancy', { id: objected?.id ?? '' }, 'customer');
    expect([page.status, page.text]).toEqual([409, expect.stringContaining('has asked not to be contacted')]);
    page = await northwind.add(empty, 'Nancy', { id: recent?.id ?? '' }, 'customer');
    expect([page.status, page.text]).toEqual([409, expect.stringContaining('was asked not long ago')]);
    expect((await northwind.add(empty, 'Nancy', { id: ago?.id ?? '' }, 'customer')).status).toBe(200);
    expect(await northwind.listOf(empty, 'Nancy')).toHaveLength(1);
    const search = await northwind.listPage(
      empty,
      'Nancy',
      `?group=customer&search=${encodeURIComponent(objected?.email ?? '')}`,
    );
    expect(search.text).toContain('Nobody who may be asked matches');
  });

  const choice = async (given_: Partial<CycleSettings['choice']>): Promise<CycleSettings['choice']> => {
    const [cycle] = await northwind.testApp.database.of(CycleEntity).find({ take: 1 });
    return { ...(cycle as CycleEntity).settings.choice, ...given_ };
  };

  it('warn above the load that is good, and refuse above the maximum', async () => {
    const id = await northwind.draft('Load', { loadWarning: 2, loadMaximum: 3 });
    const laura = northwind.person('Laura');
    for (const name of ['Nancy', 'Steven', 'Robert']) await northwind.add(id, name, laura, 'peer');
    const page = await northwind.hr.get(`/cycles/${id}/load`);
    expect(page.heading).toBe('One rater is asked more than 2 times');
    expect(page.text).toContain('Laura Callahan 3 about 18 minutes Let one of 3 go to somebody else');
    expect((await northwind.hr.get(`/cycles/${id}/nominations`)).text).toContain(
      'Asked very often: Laura Callahan (3)',
    );
    const refused = await northwind.add(id, 'Anne', laura, 'peer');
    expect([refused.status, refused.text]).toEqual([
      409,
      expect.stringContaining('already asked 3 times; more than 3 are refused'),
    ]);
    expect(await northwind.listOf(id, 'Anne')).toEqual([]);
  });

  it('keep to the maximum, to one group a rater, and to people who fit the group', async () => {
    const id = await northwind.draft('Rules', {
      choice: await choice({ peer: { method: 'hr', ask: 2, minimum: 1, maximum: 2 } }),
    });
    const [customer] = (await customers()).slice(-1);
    await northwind.add(id, 'Nancy', northwind.person('Laura'), 'peer');
    await northwind.add(id, 'Nancy', northwind.person('Anne'), 'peer');
    const refusals: [{ id: string }, string, string][] = [
      [northwind.person('Robert'), 'peer', 'Peers: 3 asked, at most 2 allowed'],
      [northwind.person('Laura'), 'subordinate', 'is already on this list'],
      [northwind.person('Nancy'), 'peer', 'can only be in the group “self”'],
      [northwind.person('Robert'), 'customer', 'is not a customer'],
      [customer ?? { id: '' }, 'subordinate', 'is not an active employee'],
    ];
    for (const [rater, group, told] of refusals) {
      const page = await northwind.add(id, 'Nancy', rater, group);
      expect([page.status, page.text]).toEqual([409, expect.stringContaining(told)]);
    }
    expect((await northwind.add(id, 'Nancy', { id: 'nobody' }, 'peer')).status).toBe(404);
    expect((await northwind.add(id, 'Nancy', northwind.person('Robert'), 'boss')).status).toBe(422);
    expect(await northwind.listOf(id, 'Nancy')).toHaveLength(2);
  });

  it('and coaches keep apart: who rates in a protected group cannot be coach, nor the other way round', async () => {
    const id = await northwind.draft('Coach');
    const [laura, anne] = [northwind.person('Laura'), northwind.person('Anne')];
    await northwind.add(id, 'Nancy', laura, 'peer');
    let page = await northwind.nameCoach(id, 'Nancy', laura);
    expect([page.status, page.text]).toEqual([
      409,
      expect.stringContaining('Laura Callahan rates in a protected group of this review'),
    ]);
    expect((await northwind.nameCoach(id, 'Nancy', northwind.person('Nancy'))).status).toBe(409);
    page = await northwind.nameCoach(id, 'Nancy', anne);
    expect(page.text).toContain('Anne Dodsworth is the coach.');
    page = await northwind.add(id, 'Nancy', anne, 'peer');
    expect([page.status, page.text]).toEqual([409, expect.stringContaining('will read this report')]);
    await northwind.nameCoach(id, 'Robert', anne);
    await northwind.propose(id);
    expect(
      (await northwind.listOf(id, 'Robert')).some(({ raterId, group }) => raterId === anne.id && group === 'peer'),
    ).toBe(false);
    await northwind.nameCoach(id, 'Nancy', null);
    expect((await northwind.reviewOf(id, 'Nancy')).coachId).toBeNull();
    expect((await northwind.nameCoach(id, 'Nancy', { id: 'nobody' })).status).toBe(404);
  });

  it('hide from an administrator the list of whom he or she coaches, from the moment of being named', async () => {
    const id = await northwind.draft('Own coach');
    const page = await northwind.nameCoach(id, 'Nancy', northwind.administrator);
    expect(page.heading).toBe('Raters of 8 people');
    const { id: reviewId } = await northwind.reviewOf(id, 'Nancy');
    const _csrf = await tokenOf(northwind.hr, '/cycles/new');
    for (const part of ['raters', 'removal', 'coach', 'approval', 'return']) {
      const body =
        part === 'raters'
          ? { raterId: northwind.person('Laura').id, group: 'peer' }
          : part === 'removal'
            ? { raterId: 'x' }
            : part === 'coach'
              ? { coachId: '' }
              : {};
      expect(
        (await northwind.hr.post(`/cycles/${id}/nominations/${reviewId}/${part}`, { _csrf, ...body })).status,
      ).toBe(404);
    }
    expect((await northwind.reviewOf(id, 'Nancy')).coachId).toBe(northwind.administrator.id);
  });

  it('are approved by tick only where no rule stands against them', async () => {
    const id = await northwind.draft('Approval');
    await northwind.propose(id);
    await northwind.openForProposals(id);
    const [nancy, steven] = [await northwind.reviewOf(id, 'Nancy'), await northwind.reviewOf(id, 'Steven')];
    await northwind.testApp.database.write(async () => {
      await northwind.testApp.database
        .of(NominationEntity)
        .update({ reviewId: nancy.id, group: 'peer' }, { source: 'subject' });
    });
    const own = await northwind.testApp.database
      .of(ReviewEntity)
      .findOneByOrFail({ cycleId: id, subjectId: northwind.administrator.id });
    const board = await northwind.hr.get(`/cycles/${id}/nominations?show=all`);
    const page = await northwind.hr.submit(board, { reviews: [nancy.id, steven.id, own.id, 'x'] }, 'approvals');
    expect(page.text).toContain('One list was not approved');
    const stateOf = async (name: string) => (await northwind.reviewOf(id, name)).nominationState;
    expect([await stateOf('Nancy'), await stateOf('Steven')]).toEqual(['proposed', 'approved']);
    expect((await northwind.testApp.database.of(ReviewEntity).findOneByOrFail({ id: own.id })).nominationState).toBe(
      'proposed',
    );
    expect((await northwind.listPage(id, 'Nancy')).text).toContain(
      'Own choice: 4 of 4 peers. At least half should come from the chart or the approver.',
    );
    await northwind.hr.submit(await northwind.listPage(id, 'Steven'), {}, 'return');
    expect(await stateOf('Steven')).toBe('proposed');
  });

  it('show fifty people a page, the one filter at a time', async () => {
    const id = await northwind.draft('Many');
    const extra = await Promise.all(
      Array.from({ length: 45 }, (_, index) =>
        given(northwind.testApp).employee({ name: `Zoe ${String(index).padStart(2, '0')}` }),
      ),
    );
    await northwind.hr.submit(await northwind.hr.get(`/cycles/${id}/participants`), { kind: 'all' }, '/participants');
    let page = await northwind.hr.get(`/cycles/${id}/nominations`);
    expect(page.all('.ppl > li')).toHaveLength(50);
    page = await northwind.hr.get(page.link('Next page'));
    expect(page.all('.ppl > li')).toHaveLength(4);
    expect(page.text).toContain('Zoe 44');
    for (const { id: personId } of extra) await change(personId, { status: 'inactive' });
  });
});
