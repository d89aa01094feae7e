import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectPath } from '../../src/config/project-root.js';
import { given } from '../support/given.js';
import { TestBrowser } from '../support/browser.js';
import { givenScorecardPages, scorecardPages } from '../support/given-scorecard-pages.js';
import { lookAt } from '../support/page-checks.js';

const heaviest = 40 * 1024;

describe.each(['en', 'fa'] as const)('the scorecard in %s', (locale) => {
  let browser: TestBrowser;
  let set: Awaited<ReturnType<typeof givenScorecardPages>>;

  beforeAll(async () => {
    browser = await TestBrowser.start();
    set = await givenScorecardPages(browser.testApp, locale);
    const hr = await given(browser.testApp).visitorFor(set.administrator);
    const orders = readFileSync(projectPath('test/fixtures/northwind/orders.csv'));
    const form = await hr.get('/scorecard/import/orders');
    await hr.submit(await hr.upload(form, 'file', 'orders.csv', orders, 'scorecard/import'), {}, '/application');
  }, 120_000);

  afterAll(() => browser.stop());

  it.each(scorecardPages)(
    'the page %s is for everybody, fits a screen of 320 px and is light',
    async (name) => {
      const found = await lookAt(browser, `${name}.${locale}`, set.pages[name], set.leader);
      expect({ ...found, weight: 0 }).toEqual({ status: 200, violations: [], scroll: 0, weight: 0 });
      expect(found.weight).toBeLessThan(heaviest);
    },
    120_000,
  );

  it('the chain of twelve units is for everybody, with its table of ranks', async () => {
    const hr = await given(browser.testApp).visitorFor(set.administrator);
    const [first, second] = locale === 'fa' ? ['1405-Q1', '1405-Q2'] : ['2026-Q1', '2026-Q3'];
    const rows = Array.from({ length: 12 }, (_, unit) => [
      `Office ${unit},${first},${50 + ((unit * 7) % 12)},`,
      `Office ${unit},${second},${40 + unit},${900 + ((unit * 5) % 12) * 30}`,
    ]).flat();
    const form = await hr.get('/scorecard/import/chain');
    const file = ['unit,period,csat,revenue', ...rows].join('\n');
    await hr.submit(await hr.upload(form, 'file', 'chain.csv', file, 'scorecard/import'), {}, '/application');
    const found = await lookAt(browser, `chain-units.${locale}`, '/scorecard/chain', set.leader);
    expect({ ...found, weight: 0 }).toEqual({ status: 200, violations: [], scroll: 0, weight: 0 });
    expect(found.weight).toBeLessThan(heaviest);
  }, 120_000);
});
