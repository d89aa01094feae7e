import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { sampleRankCorrelation } from 'simple-statistics';
import { projectPath } from '../../src/config/project-root.js';
import { ActualEntity } from '../../src/scorecard/actual.entity.js';
import { ChainFigureEntity } from '../../src/scorecard/chain-figure.entity.js';
import { given } from '../support/given.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';
import { givenMeasure, givenObjective } from '../support/given-scorecard.js';

let testApp: TestApp;
let hr: Visitor;
let leader: Visitor;

beforeAll(async () => {
  testApp = await startTestApp();
  hr = await given(testApp).visitorFor(await given(testApp).administrator());
  leader = await given(testApp).visitorFor(await given(testApp).leader());
});

afterAll(() => testApp.close());

const bring = async (kind: string, contents: string): Promise<Page> =>
  hr.upload(await hr.get(`/scorecard/import/${kind}`), 'file', `${kind}.csv`, contents, 'scorecard/import');
const apply = (preview: Page): Promise<Page> => hr.submit(preview, {}, '/application');
const fileOf = async (visitor: Visitor, path: string) =>
  parse((await visitor.get(path)).html, { bom: true, columns: true }) as Record<string, string>[];

describe('figures of measures by file', () => {
  it('are shown before they are written, each problem by its row and field, and written all or none', async () => {
    const objective = await givenObjective(testApp);
    const measure = await givenMeasure(testApp, objective, {}, { '2026-Q2': 70 });
    const rows = ['Measure,Quarter,Figure', 'Customers who renew,2026-Q3,۷۲', 'Customers who leave,2026-Q3,8'];
    const wrong = await bring('actuals', rows.join('\n'));
    expect(wrong.heading).toBe('1 row needs you before 2 rows can be imported');
    expect(wrong.all('.fix li').join()).toContain('Row 3');
    expect(wrong.text).toContain('There is no measure “Customers who leave” on the scorecard.');
    expect(wrong.root.querySelector('form[action$="/application"]')).toBeNull();
    expect(await testApp.database.of(ActualEntity).count()).toBe(1);
    const right = await bring('actuals', rows.slice(0, 2).join('\n'));
    expect((await apply(right)).heading).toBe('1 figure imported');
    const again = await bring('actuals', rows.slice(0, 2).join('\n'));
    expect(again.heading).toBe('This file is already imported');
    const page = await leader.get(`/scorecard/measures/${measure.id}`);
    expect(page.text).toContain('Imported by');
    expect(page.all('tbody tr')[0]).toContain('Quarter 3, 2026 72% 60');
  });

  it('can be filled into a table of the measures there are, and brought back', async () => {
    const table = await hr.get('/scorecard/import/actuals/sample');
    const [row] = await fileOf(hr, '/scorecard/import/actuals/sample');
    expect(row).toEqual({ Measure: 'Customers who renew', Quarter: '2026-Q3', Figure: '' });
    const filled = table.html.replace('2026-Q3,', '2026-Q3,73');
    expect((await bring('actuals', filled)).heading).toBe('1 figure is ready to import');
  });
});

describe('the orders of Northwind', () => {
  const orders = readFileSync(projectPath('test/fixtures/northwind/orders.csv'), 'utf8');

  it('give revenue, delay and customers kept by quarter, as computed elsewhere, and trends of one unit', async () => {
    const preview = await bring('orders', orders);
    expect(preview.heading).toBe('830 orders are ready to be added up');
    expect(preview.text).toContain('employee_email Not used');
    expect((await apply(preview)).heading).toBe('830 orders added up');
    const rows = await fileOf(leader, '/scorecard/chain/file');
    // Revenue, late of shipped and kept of the quarter before, from the same file by another language's decimals.
    expect(rows.map((row) => [row.Quarter, row.Revenue, row['Delivered late'], row['Customers kept']])).toEqual([
      ['1996-Q3', '79729', ((100 * 5) / 70).toFixed(2), ''],
      ['1996-Q4', '128355', ((100 * 2) / 82).toFixed(2), ((100 * 21) / 43).toFixed(2)],
      ['1997-Q1', '138289', ((100 * 5) / 92).toFixed(2), '80'],
      ['1997-Q2', '143177', '4.3', ((100 * 37) / 54).toFixed(2)],
      ['1997-Q3', '153938', ((100 * 5) / 103).toFixed(2), ((100 * 38) / 56).toFixed(2)],
      ['1997-Q4', '181681', ((100 * 8) / 120).toFixed(2), ((100 * 38) / 56).toFixed(2)],
      ['1998-Q1', '298492', '4.4', ((100 * 49) / 60).toFixed(2)],
      ['1998-Q2', '142132', '0', ((100 * 47) / 72).toFixed(2)],
    ]);
    const page = await leader.get('/scorecard/chain');
    expect(page.heading).toBe('Trends side by side');
    expect(page.text).toContain('here are the figures of the whole organisation');
    expect(page.text).toContain('79,729, then 142,132');
    expect(page.text).toContain('Quarter 2, 1998 was not over in the file: its figures reach to 6 May 1998.');
    expect(page.text).not.toContain('Rank correlations 1:');
  });

  it('keep no order and no figure of a single employee or customer', async () => {
    const stored = JSON.stringify(await testApp.database.of(ChainFigureEntity).find());
    const shown = (await leader.get('/scorecard/chain')).html + (await leader.get('/scorecard/chain/file')).html;
    const cells = parse(orders, { columns: true }) as Record<string, string>[];
    const names = new Set(
      cells.flatMap((row) => [row.employee_email!, row.employee_email!.split('@')[0]!, row.account_id!]),
    );
    expect(names.size).toBeGreaterThan(90);
    expect([...names].filter((name) => stored.includes(name) || new RegExp(`\\b${name}\\b`).test(shown))).toEqual([]);
    expect(await testApp.database.of(ChainFigureEntity).count()).toBe(8 + 8 + 7);
  });

  it('brought again change nothing', async () => {
    expect((await bring('orders', orders)).heading).toBe('This file is already imported');
    const before = await testApp.database.of(ChainFigureEntity).find();
    const shuffled = [orders.split('\n')[0], ...orders.trim().split('\n').slice(1).reverse()].join('\n');
    expect((await bring('orders', shuffled)).heading).toBe(
      'Nothing to import: everything in this file is already here',
    );
    expect(await testApp.database.of(ChainFigureEntity).find()).toEqual(before);
  });
});

describe('a table of units and quarters', () => {
  const units = Array.from({ length: 12 }, (_, unit) => `Branch ${String.fromCharCode(65 + unit)}`);
  const satisfied = units.map((_, unit) => 60 + ((unit * 5) % 12) * 2);
  const revenue = satisfied.map((value, unit) => 1000 + value * 10 + (unit % 3) * 70);

  it('is told as ranks from ten units, with n, interval and no word of causes', async () => {
    const rows = units.flatMap((unit, at) => [`${unit},2026-Q1,${satisfied[at]},`, `${unit},2026-Q3,,${revenue[at]}`]);
    expect((await apply(await bring('chain', ['Unit,Quarter,CSAT,Revenue', ...rows].join('\n')))).heading).toBe(
      '24 rows imported',
    );
    const page = await leader.get('/scorecard/chain');
    expect(page.heading).toBe('What goes together in 12 units');
    const [row] = page.all('tbody tr');
    const rho = sampleRankCorrelation(satisfied, revenue);
    expect(new Set(revenue).size).toBe(12);
    expect(row).toContain(
      `Satisfied customers then: Revenue No figure No figure ${rho.toFixed(2)} higher together 12 units`,
    );
    expect(page.text).not.toMatch(/\b(because of|leads to|drives|improves)\b/);
    expect((await leader.get('/scorecard/chain?unit=branch c')).text).toContain('Trends side by side: Branch C');
  });

  it('names every wrong cell of three hundred units and still answers a page under 40 kB', async () => {
    const many = Array.from({ length: 300 }, (_, unit) => `Office ${unit},2026-Q3,${unit % 101},${unit * 3}`);
    const wrong = await bring('chain', ['Unit,Quarter,CSAT,Revenue', ...many, 'Office 1,2026-Q3,101,x'].join('\n'));
    expect(wrong.text).toContain('Use a number from 0 to 100.');
    await apply(await bring('chain', ['Unit,Quarter,CSAT,Revenue', ...many].join('\n')));
    const page = await leader.get('/scorecard/chain');
    expect(page.root.querySelectorAll('select option')).toHaveLength(313);
    const { gzipSync } = await import('node:zlib');
    expect(gzipSync(page.html).length).toBeLessThan(40_000);
  });
});

it('files are brought by administrators alone', async () => {
  const employee = await given(testApp).visitorFor(await given(testApp).employee());
  for (const kind of ['actuals', 'chain', 'orders']) {
    for (const path of [`/scorecard/import/${kind}`, `/scorecard/import/${kind}/sample`]) {
      const statuses = [hr, leader, employee].map(async (visitor) => (await visitor.get(path)).status);
      expect(await Promise.all(statuses)).toEqual([200, 404, 404]);
    }
  }
  expect((await hr.get('/scorecard/import/nonsense')).status).toBe(404);
  expect((await leader.get('/scorecard/chain')).text).not.toContain('Add up orders');
  for (const path of ['/scorecard/chain', '/scorecard/chain/file']) {
    expect((await employee.get(path)).status).toBe(404);
    expect((await given(testApp).anonymous().get(path)).heading).toBe('Sign in');
  }
});
