import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Frameworks } from '../../src/competencies/frameworks.js';
import { Starter } from '../../src/competencies/starter.js';
import type { Questionnaire } from '../../src/domain/questionnaire.js';
import { given } from '../support/given.js';
import { givenPublishedUnits, type PublishedUnits } from '../support/given-published-units.js';
import { givenMeasure, givenObjective } from '../support/given-scorecard.js';
import { givenWideCompany } from '../support/given-wide-company.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';

/** What leaders open from the menu and from there, with every view and every file. */
const pages = [
  '/overview',
  '/overview?show=change',
  '/overview?by=customer',
  '/overview?by=subordinate&show=change',
  '/overview/print',
  '/overview.csv',
  '/values',
  '/scorecard',
  '/scorecard/behaviours',
  '/scorecard/sums',
  '/scorecard/chain',
  '/scorecard/plan',
  '/loop',
  '/loop/new',
  '/loop/findings.csv',
  '/thanks',
  '/desired',
  '/assessment',
];

/** Bytes over the wire; style sheets, script and letters are shared by all pages. */
const weight = ({ html }: Page): number => gzipSync(html).length;
const most = 40_000;

describe('what leaders see, whatever there is', () => {
  let testApp: TestApp;
  let leader: Visitor;
  let hr: Visitor;
  let questionnaire: Questionnaire;
  let real: PublishedUnits;

  beforeAll(async () => {
    testApp = await startTestApp();
    leader = await given(testApp).visitorFor(await given(testApp).leader());
    hr = await given(testApp).visitorFor(await given(testApp).administrator());
  });

  afterAll(() => testApp.close());

  /** Opens every page as a leader and as HR; what does not open or is too heavy. */
  const wrong = async (visitors: readonly Visitor[] = [leader, hr]): Promise<string[]> => {
    const problems: string[] = [];
    for (const visitor of visitors) {
      for (const path of pages) {
        const page = await visitor.get(path);
        // Nothing is printed or kept while nothing is released.
        if (page.status >= 500 || (page.status >= 400 && !/^\/overview[./]/.test(path)))
          problems.push(`${path}: ${page.status}`);
        if (weight(page) > most) problems.push(`${path}: ${weight(page)} bytes`);
        if (/undefined|NaN|\[object/.test(page.text)) problems.push(`${path}: ${page.text.slice(0, 200)}`);
      }
    }
    return problems;
  };

  /** The figures of a page that are links, each opened: what does not say of how many people it is. */
  const untold = async (path: string, selector: string): Promise<string[]> => {
    const page = await leader.get(path);
    const links = page.root.querySelectorAll(selector).map((link) => link.getAttribute('href') ?? '');
    expect([path, links.length > 0]).toEqual([path, true]);
    const problems: string[] = [];
    for (const href of new Set(links)) {
      const [address, id] = href.split('#');
      const found = await leader.get(address!);
      const part = id ? found.root.querySelector(`[aria-labelledby=${id}]`)?.structuredText : found.text;
      if (found.status !== 200 || !part || !/\d+ people/.test(part))
        problems.push(`${path} → ${href}: ${found.status}`);
    }
    return problems;
  };

  it('with nothing at all: no framework, no people, no cycle', async () => {
    expect(await wrong()).toEqual([]);
    expect((await leader.get('/overview')).heading).not.toBe('');
  });

  it('with one cycle and one department, the other measures missing', async () => {
    await testApp.database.write(() => testApp.get(Starter).use());
    questionnaire = await testApp.get(Frameworks).questionnaire();
    real = await givenPublishedUnits(
      testApp,
      questionnaire,
      [{ id: 'claims', name: 'Claims', people: 6, point: (group) => (group === 'customer' ? 2 : 4) }],
      { name: 'First', closesOn: '2026-01-31' },
    );
    const objective = await givenObjective(testApp, { competencyIds: [questionnaire.values[0]!.competencies[0]!.id] });
    await givenMeasure(testApp, objective, { name: 'Never measured' });
    await givenMeasure(testApp, objective, {
      name: 'Rated by customers',
      source: 'customer-rated',
      competencyId: questionnaire.values[0]!.competencies[0]!.id,
      unit: 'points',
      worst: 1,
      best: 5,
      target: 4,
    });
    expect(await wrong()).toEqual([]);
    const map = await leader.get('/overview');
    expect(map.all('table.heat tbody th bdi')).toEqual(['Company', 'Claims']);
    expect((await leader.get('/scorecard')).text).toContain('Never measured');
  });

  it('every figure leads to what it is made of, with the number of people, never to a person', async () => {
    expect(await untold('/overview', 'table.heat td a')).toEqual([]);
    expect(await untold('/values', 'ol.val a:not([href$=evidence])')).toEqual([]);
    expect(await untold('/scorecard/behaviours', 'ol.tree .meta a[href*=figure]')).toEqual([]);
    const values = await leader.get('/values');
    const written = (text: string): string[] => text.match(/\d\.\d/g) ?? [];
    const linked = values.root
      .querySelectorAll('ol.val a')
      .flatMap((link) => written(link.structuredText))
      .sort();
    const all = values.root
      .querySelectorAll('ol.val > li')
      .flatMap((row) => written(row.structuredText.replace(/Customers rate it .{0,60}employees\./g, '')))
      .sort();
    expect(linked).toEqual(all);
    for (const { subject } of real.reviews) expect(values.html).not.toContain(subject.id);
    const scorecard = await leader.get('/scorecard');
    for (const link of scorecard.root.querySelectorAll('table.score td.n a')) {
      const measure = await leader.get(link.getAttribute('href')!);
      expect(measure.status).toBe(200);
    }
  });

  it('with 300 departments and seven cycles', async () => {
    await givenWideCompany(testApp, real, 300, ['2026-05-31', '2026-06-30', '2026-07-31']);
    await givenWideCompany(testApp, real, 12, ['2026-02-28', '2026-03-31', '2026-04-30']);
    expect(await wrong([leader])).toEqual([]);
    const map = await leader.get('/overview');
    const names = map.all('table.heat tbody th bdi');
    expect(names[0]).toBe('Company');
    expect(names).toHaveLength(41);
    expect(map.text).toMatch(/page 1 of 8/i);
    const seen = new Set<string>();
    for (let page: Page | null = map; page !== null;) {
      for (const name of page.all('table.heat tbody th bdi')) seen.add(name);
      const next: string | undefined = page.root.querySelector('nav.pages a[rel=next]')?.getAttribute('href');
      page = next ? await leader.get(next.split('#')[0]!) : null;
    }
    expect(seen.size).toBe(301);
    expect((await leader.get('/overview?page=99')).text).toMatch(/page 8 of 8/i);
    for (const odd of ['0', '-1', 'x', '1e9']) expect((await leader.get(`/overview?page=${odd}`)).status).toBe(400);
    const print = await leader.get('/overview/print');
    expect(print.all('table.heat tbody th bdi')).toHaveLength(25);
    expect(print.text).toContain('The 12 highest and the 12 lowest of 300 departments');
  });

  it('with a cycle of an organisation without departments', async () => {
    await givenPublishedUnits(testApp, questionnaire, [{ id: '', name: '', people: 6 }], {
      name: 'Without departments',
      closesOn: '2026-10-31',
      units: [],
    });
    expect(await wrong([leader])).toEqual([]);
    expect((await leader.get('/overview')).all('table.heat tbody th bdi')[0]).toBe('Company');
  });
});
