import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ProposableCustomer, ServedAccount } from '../../src/domain/customer-candidates.js';
import type { Nomination } from '../../src/domain/nomination.js';
import { orgChart } from '../../src/domain/org-chart.js';
import { proposeRaters, type ProposalFacts } from '../../src/domain/proposals.js';
import type { RaterGroup } from '../../src/domain/rater-group.js';
import { requestsByRater } from '../../src/domain/rater-load.js';
import { choice, seeded, settings } from './cycle-fixtures.js';
import { northwindTable } from './northwind-files.js';

const employees = northwindTable('employees').rows.map(({ cells }) => ({
  id: cells[2] ?? '',
  managerId: cells[5] || null,
}));
const customers = northwindTable('customers').rows.map(({ cells }): ProposableCustomer => ({
  id: cells[3] ?? '',
  accountId: cells[0] ?? '',
  segment: null,
  hasObjected: false,
  lastAskedOn: null,
}));
const services = northwindTable('orders').rows.map(({ cells }): ServedAccount => ({
  accountId: cells[1] ?? '',
  employeeId: cells[2] ?? '',
  servedOn: cells[3] ?? '',
}));
const northwind: ProposalFacts = {
  settings: settings({ serviceMonths: 0 }),
  subjects: employees.map(({ id }) => id),
  chart: orgChart(employees),
  customers,
  services,
  today: '2026-10-24',
  kept: [],
  random: seeded(1),
};

const inGroup = (list: readonly Nomination[], group: RaterGroup): Nomination[] =>
  list.filter((nomination) => nomination.group === group);

describe('proposals for Northwind', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'asks 54 different customers, six for each of nine, and 63 raters in all (seed %i)',
    (seed) => {
      const list = proposeRaters({ ...northwind, random: seeded(seed) });
      const counts = (['self', 'manager', 'peer', 'subordinate', 'customer'] as const).map(
        (group) => inGroup(list, group).length,
      );
      expect(counts).toEqual([9, 8, 26, 8, 54]);
      const drawn = inGroup(list, 'customer');
      expect(new Set(drawn.map(({ raterId }) => raterId)).size).toBe(54);
      for (const subject of northwind.subjects)
        expect(drawn.filter(({ subjectId }) => subjectId === subject)).toHaveLength(6);
      expect(new Set(list.map(({ raterId }) => raterId)).size).toBe(63);
    },
  );

  it('draws only customers whom the employee has served', () => {
    const served = new Set(services.map(({ employeeId, accountId }) => `${employeeId} ${accountId}`));
    const accounts = new Map(customers.map(({ id, accountId }) => [id, accountId]));
    for (const { subjectId, raterId } of inGroup(proposeRaters(northwind), 'customer')) {
      expect(served.has(`${subjectId} ${accounts.get(raterId)}`)).toBe(true);
    }
  });

  it('is the same for the same random numbers, and different for others', () => {
    const run = (seed: number): string => JSON.stringify(proposeRaters({ ...northwind, random: seeded(seed) }));
    expect(run(5)).toBe(run(5));
    expect(run(5)).not.toBe(run(6));
  });

  it('finds nobody when the last order is older than the time set', () => {
    expect(inGroup(proposeRaters({ ...northwind, settings: settings({ serviceMonths: 12 }) }), 'customer')).toEqual([]);
    const then = { ...northwind, settings: settings({ serviceMonths: 12 }), today: '1998-05-06' };
    const accounts = new Map(customers.map(({ id, accountId }) => [id, accountId]));
    const recent = new Set(
      services
        .filter(({ servedOn }) => servedOn >= '1997-05-06')
        .map(({ employeeId, accountId }) => `${employeeId} ${accountId}`),
    );
    const drawn = inGroup(proposeRaters(then), 'customer');
    expect(drawn).toHaveLength(54);
    expect(drawn.every(({ subjectId, raterId }) => recent.has(`${subjectId} ${accounts.get(raterId)}`))).toBe(true);
  });
});

describe('proposals', () => {
  const people = [
    ['top', null],
    ['a', 'top'],
    ['b', 'top'],
    ['c', 'top'],
    ['d', 'top'],
    ['e', 'top'],
  ] as const;
  const team = {
    ...northwind,
    chart: orgChart(people.map(([id, managerId]) => ({ id, managerId }))),
    subjects: ['a', 'b', 'c', 'd', 'e'],
    services: [],
    customers: [],
  };

  it('shares the load of peers evenly', () => {
    const choices = { ...settings().choice, peer: choice({ ask: 2 }) };
    const peers = inGroup(proposeRaters({ ...team, settings: settings({ choice: choices }) }), 'peer');
    expect([...requestsByRater(peers).values()]).toEqual([2, 2, 2, 2, 2]);
  });

  it('proposes nobody for groups that are nominated, named by HR, or not asked', () => {
    const byHand = {
      peer: choice({ method: 'nomination' }),
      subordinate: choice({ method: 'hr' }),
      customer: choice({ method: 'hr' }),
    };
    const list = proposeRaters({ ...northwind, settings: settings({ choice: byHand, serviceMonths: 0 }) });
    expect(new Set(list.map(({ group }) => group))).toEqual(new Set(['self', 'manager']));
    expect(
      proposeRaters({ ...northwind, settings: settings({ groups: ['manager'] }) }).every(
        ({ group }) => group === 'manager',
      ),
    ).toBe(true);
  });

  it('keeps what is there, counts it, and never has a rater twice for one subject', () => {
    const kept: Nomination[] = [
      { subjectId: 'a', raterId: 'b', group: 'customer', source: 'file' },
      { subjectId: 'a', raterId: 'c', group: 'peer', source: 'subject' },
    ];
    const choices = { ...settings().choice, peer: choice({ ask: 2 }) };
    const list = inGroup(proposeRaters({ ...team, kept, settings: settings({ choice: choices }) }), 'peer').filter(
      ({ subjectId }) => subjectId === 'a',
    );
    expect(list).toHaveLength(1);
    expect(['d', 'e']).toContain(list[0]?.raterId);
  });

  it('leaves out customers who objected or were asked in the last 90 days, and never passes a maximum', () => {
    const one = { id: 'x', accountId: 'acme', segment: 'A', hasObjected: false, lastAskedOn: null };
    const all = [
      one,
      { ...one, id: 'objected', hasObjected: true },
      { ...one, id: 'lately', lastAskedOn: '2026-07-27' },
      { ...one, id: 'long-ago', lastAskedOn: '2026-07-26' },
    ];
    const served = [
      { accountId: 'acme', employeeId: 'a', servedOn: '2026-10-24' },
      { accountId: 'acme', employeeId: 'b', servedOn: '2026-10-25' },
    ];
    const list = inGroup(proposeRaters({ ...team, customers: all, services: served }), 'customer');
    expect(list.map(({ subjectId, raterId }) => `${subjectId} ${raterId}`).sort()).toEqual(['a long-ago', 'a x']);
    const few = { ...settings().choice, customer: choice({ method: 'records', maximum: 1 }) };
    expect(
      inGroup(
        proposeRaters({ ...team, customers: all, services: served, settings: settings({ choice: few }) }),
        'customer',
      ),
    ).toHaveLength(1);
  });

  it('holds its rules for any chart and records', () => {
    const ids = fc.integer({ min: 0, max: 11 });
    fc.assert(
      fc.property(
        fc.array(fc.option(ids), { minLength: 1, maxLength: 12 }),
        fc.array(fc.tuple(ids, ids), { maxLength: 30 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer(),
        (managers, served, loadMaximum, seed) => {
          const any = managers.map((manager, index) => ({
            id: `e${index}`,
            managerId: manager === null ? null : `e${manager}`,
          }));
          const contacts = Array.from({ length: 24 }, (_, index) => ({
            id: `c${index}`,
            accountId: `k${index % 12}`,
            segment: null,
            hasObjected: index % 5 === 0,
            lastAskedOn: null,
          }));
          const records = served.map(([employee, account]) => ({
            employeeId: `e${employee}`,
            accountId: `k${account}`,
            servedOn: '2026-10-01',
          }));
          const list = proposeRaters({
            ...northwind,
            settings: settings({ loadMaximum }),
            chart: orgChart(any),
            subjects: any.map(({ id }) => id),
            customers: contacts,
            services: records,
            random: seeded(seed),
          });
          expect(new Set(list.map(({ subjectId, raterId }) => `${subjectId} ${raterId}`)).size).toBe(list.length);
          for (const { subjectId, raterId, group } of list) {
            expect(raterId === subjectId).toBe(group === 'self');
            expect(raterId.startsWith('c')).toBe(group === 'customer');
          }
          const drawn = list.filter(({ group }) => group === 'peer' || group === 'customer');
          const mandatory = requestsByRater(list.filter(({ group }) => group === 'manager'));
          for (const [rater, requests] of requestsByRater(list)) {
            if (drawn.some(({ raterId }) => raterId === rater))
              expect(requests).toBeLessThanOrEqual(Math.max(loadMaximum, mandatory.get(rater) ?? 0));
          }
        },
      ),
    );
  });
});
