import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Role, RoleGrantEntity } from '../../src/auth/role-grant.entity.js';
import { openableGroup } from '../../src/domain/openable-figures.js';
import { OpenableGroups } from '../../src/reports/openable-groups.js';
import { OpenReports } from '../../src/reports/open-reports.js';
import { given } from '../support/given.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Visitor } from '../support/visitor.js';
import { Dice } from './dice.js';
import { crawl } from './harvest/crawl.js';
import { examineHarvest, type Harvest, type Seeded } from './harvest/harvest.js';
import { markGroup } from './harvest/marks.js';
import { seedApp } from './harvest/seeded-app.js';
import { publish } from './pipeline.js';
import { largeCycle } from './random-cycle.js';

/** Viewers by their name in the truth, with what they are beside that. */
const insiders: readonly (readonly [string, Role | null])[] = [
  ['subject-0', null],
  ['subject-1', 'leader'],
  ['manager-1', null],
  ['manager-2', 'administrator'],
  ['coach-1', null],
  ['coach-2', 'leader'],
  ['colleague-0', null],
];
const outsiders = ['leader', 'hr', 'customer'];

describe('everything that anybody can open in the running product', () => {
  let testApp: TestApp;
  let seeded: Seeded;
  const visitors = new Map<string, Visitor>();

  beforeAll(async () => {
    testApp = await startTestApp();
    const who = given(testApp);
    const truth = largeCycle(new Dice(3));
    const app = await seedApp(testApp, truth);
    const published = publish(truth);
    // What is known of these numbers from the pure steps holds for the product's own.
    expect(app.frozen.units).toEqual(published.group.shown.units);
    expect(app.frozen.company).toEqual(published.group.shown.company);
    expect(app.frozen.units).toHaveLength(3);
    for (const [name, role] of insiders) {
      const personId = app.people.get(name)!.id;
      if (role) await testApp.database.write(() => testApp.database.of(RoleGrantEntity).insert({ personId, role }));
      visitors.set(name, await who.visitorFor({ id: personId }));
    }
    const leader = await who.visitorFor(await who.leader());
    visitors.set('leader', leader).set('hr', await who.visitorFor(await who.administrator()));
    visitors.set('customer', who.anonymous());
    await leader.submit(await leader.get('/loop'), {}, '/loop/findings');
    seeded = { app, truth, published, marks: await markGroup(app) };
  }, 120_000);

  afterEach(() => {
    jest.restoreAllMocks();
  });

  afterAll(() => testApp.close());

  const harvest = async (name: string): Promise<Harvest> => {
    const reports = [...seeded.app.reviews.values()].map((id) => `/reports/${id}`);
    const opened = await crawl(testApp, visitors.get(name)!, [seeded.app.customerLink, ...reports]);
    return examineHarvest(seeded, name, opened);
  };
  const leaksOf = async (name: string): Promise<string[]> => (await harvest(name)).findings.map(({ kind }) => kind);

  const harvests = new Map<string, Harvest>();

  it.each([...insiders.map(([name]) => name), ...outsiders])('gives %s no way to a few people', async (name) => {
    harvests.set(name, await harvest(name));
    expect(harvests.get(name)!.findings).toEqual([]);
  });

  it('is read well: each sees what is theirs', () => {
    const of = (name: string): [number, number] => {
      const { reports, seen } = harvests.get(name)!;
      return [reports.length, seen.size];
    };
    const [, ofLeader] = of('leader');
    const [own, ofCoach] = of('coach-2');
    expect(ofLeader).toBeGreaterThan(seeded.marks.size / 2);
    expect(own).toBeGreaterThan(1);
    expect([ofCoach > 5, ofCoach < ofLeader]).toEqual([true, true]);
    expect(of('subject-0')[0]).toBe(1);
    expect(of('customer')).toEqual([0, 0]);
  });

  it('finds R18 switched off: group results whole, whatever reports their reader opens', async () => {
    jest.spyOn(testApp.get(OpenableGroups), 'openedBy').mockImplementation(async (_reader, { shown }, rows) => {
      const units = shown.units.filter(({ key }) => rows === null || rows.includes(key));
      return { shown: { ...shown, units }, isThinned: false };
    });
    expect(await leaksOf('manager-2')).toEqual(['singled-out-subjects']);
  });

  it('finds R12 switched off: small remainders are hidden, but follow from the company', async () => {
    const groups = testApp.get(OpenableGroups);
    jest.spyOn(groups, 'openedBy').mockImplementation(async (reader, { shown, kept }, rows) => {
      const known = await groups.knownTo(reader, shown.cycle.id);
      const keys = shown.units.map(({ key }) => key).filter((key) => rows === null || rows.includes(key));
      // Each unit judged as if there were no other.
      const units = keys.flatMap((key) => {
        const alone = { ...shown, units: shown.units.filter((unit) => unit.key === key) };
        return openableGroup(alone, kept.units, [key], known).units;
      });
      return { shown: { ...openableGroup(shown, kept.units, [], known), units }, isThinned: true };
    });
    expect(await leaksOf('coach-2')).toEqual(['singled-out-subjects']);
  });

  it('finds R16 switched off: a report with more than its rounded figures', async () => {
    const reports = testApp.get(OpenReports);
    const open = reports.open.bind(reports);
    jest.spyOn(reports, 'open').mockImplementation(async (...asked) => {
      const { shown, audience } = await open(...asked);
      const competencies = shown.competencies.map((each) => ({ ...each, others: each.others && each.others + 0.033 }));
      return { shown: { ...shown, competencies }, audience };
    });
    const { findings } = await harvest('subject-0');
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(['unexplained']));
    for (const place of ['data of a report', 'xlsx', 'SVG'])
      expect(findings.some(({ what }) => what.includes(place))).toBe(true);
  });
});
