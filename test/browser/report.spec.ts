import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { ReportArchives } from '../../src/reports/archives/report-archives.service.js';
import { ReportArchivesWorker } from '../../src/reports/archives/report-archives.worker.js';
import { sidewaysScroll, TestBrowser } from '../support/browser.js';
import { given } from '../support/given.js';
import { lookAt } from '../support/page-checks.js';
import { type GivenReport, givenReports, type ReportKind, reportKinds } from '../support/given-reports.js';

const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
const looks = [
  { width: 390, colorScheme: 'light' },
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'dark' },
] as const;
/** A folder to look at the pages in; nothing is kept without it. */
const shots = process.env.BROWSER_SHOTS;
const heaviest = 60 * 1024;

let browser: TestBrowser;

beforeAll(async () => {
  browser = await TestBrowser.start();
});

afterAll(() => browser.stop());

async function violationsOf(page: Page): Promise<string[]> {
  return page.evaluate(async (only) => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    const run = { runOnly: only, resultTypes: ['violations' as const], preload: false, iframes: false };
    const { violations } = await inPage.run(document, run);
    return violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 4).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} (${failureSummary ?? ''})`),
    );
  }, rules);
}

/** What the page, its sheets and pictures weigh on the way, without the fonts. */
async function weightOf(page: Page): Promise<number> {
  const sheets = await page.evaluate(async () => {
    const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')];
    return Promise.all(links.map(async ({ href }) => (await fetch(href)).text()));
  });
  return [await page.content(), ...sheets].reduce((sum, text) => sum + gzipSync(text).length, 0);
}

describe.each(['en', 'fa', 'ar'] as const)('a report in %s', (locale) => {
  let reports: Record<ReportKind, GivenReport>;

  beforeAll(async () => {
    reports = await givenReports(browser.testApp, locale);
  }, 120_000);

  it.each(reportKinds)(
    'of the kind "%s" is for everybody, fits 320 px and is light',
    async (kind) => {
      const { reviewId, subject } = reports[kind];
      const device = await browser.device({ locale, width: 320, person: subject });
      const page = await device.newPage();
      expect((await page.goto(`/reports/${reviewId}`))?.status()).toBe(200);
      const [weight, scroll] = [await weightOf(page), await sidewaysScroll(page)];
      expect(weight).toBeLessThan(heaviest);
      await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => (fold.open = true)));
      await page.evaluate(axe.source);
      const violations: string[] = [];
      for (const { width, colorScheme } of looks) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 844 });
        violations.push(...(await violationsOf(page)));
        const name = `${shots ?? ''}/${kind}.${locale}-${width}-${colorScheme}.png`;
        if (shots) await page.screenshot({ path: name, fullPage: true });
      }
      await device.close();
      expect({ violations, scroll }).toEqual({ violations: [], scroll: 0 });
    },
    120_000,
  );
});

it('the pages of a file of all reports are for everybody', async () => {
  const { testApp } = browser;
  const { merged } = await givenReports(testApp);
  const coach = await given(testApp).employee();
  const now = testApp.clock.now();
  await testApp.database.write(() =>
    testApp.database.of(ReviewEntity).update(merged.reviewId, { coachId: coach.id, releasedToReaderAt: now }),
  );
  const findings = [await lookAt(browser, 'archive-form', `/report-archives/cycles/${merged.cycleId}`, coach)];
  const archives = testApp.get(ReportArchives);
  const id = await testApp.database.write(() => archives.order(merged.cycleId, coach.id, 'fa'));
  findings.push(await lookAt(browser, 'archive-waiting', `/report-archives/${id}?lang=fa`, coach));
  await testApp.get(ReportArchivesWorker).tick();
  findings.push(await lookAt(browser, 'archive-ready', `/report-archives/${id}?lang=fa`, coach));
  // A page that waits renews itself every five seconds and holds nothing that could be lost by it (experience 7).
  const others = (violations: readonly string[]) => violations.filter((each) => !each.startsWith('meta-refresh'));
  expect(findings.map(({ status, violations, scroll }) => [status, others(violations), scroll])).toEqual([
    [200, [], 0],
    [200, [], 0],
    [200, [], 0],
  ]);
}, 120_000);
