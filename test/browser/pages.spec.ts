import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { sidewaysScroll, TestBrowser } from '../support/browser.js';
import { givenPages, pageNames } from '../support/given-pages.js';

const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
/** Each language is looked at narrow and wide, each width in both languages together light and dark. */
const looks = {
  en: [
    { width: 390, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
  ],
  fa: [
    { width: 390, colorScheme: 'dark' },
    { width: 1280, colorScheme: 'light' },
  ],
} as const;
/** A folder to look at the pages in; nothing is kept without it. */
const shots = process.env.BROWSER_SHOTS;

let browser: TestBrowser;

beforeAll(async () => {
  browser = await TestBrowser.start();
});

afterAll(() => browser.stop());

/** What axe finds on the page as it stands: the rule, and the first elements that break it. */
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

it('would find a field without a label and a page that is too wide', async () => {
  const device = await browser.device({ width: 320 });
  const page = await device.newPage();
  await page.goto('/sign-in');
  await page.evaluate(() => {
    document.querySelector('label')!.remove();
    document.querySelector('h1')!.textContent = 'wide'.repeat(40);
    document.querySelector('h1')!.style.overflowWrap = 'normal';
  });
  await page.evaluate(axe.source);
  expect((await violationsOf(page)).join()).toContain('label');
  expect(await sidewaysScroll(page)).toBeGreaterThan(0);
  await device.close();
});

describe.each(['en', 'fa'] as const)('in %s', (locale) => {
  let pages: Awaited<ReturnType<typeof givenPages>>;

  beforeAll(async () => {
    pages = await givenPages(browser.testApp, locale);
  });

  it.each(pageNames)(
    'the page %s is for everybody and fits a screen of 320 px',
    async (name) => {
      const { path, person } = pages[name];
      const device = await browser.device({ locale, width: 320, ...(person ? { person } : {}) });
      const page = await device.newPage();
      expect((await page.goto(path))?.status()).toBe(200);
      const scroll = await sidewaysScroll(page);
      await page.evaluate(axe.source);
      const violations: string[] = [];
      for (const { width, colorScheme } of looks[locale]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 844 });
        violations.push(...(await violationsOf(page)));
        if (shots) await page.screenshot({ path: `${shots}/${name}.${locale}-${width}.png`, fullPage: true });
      }
      await device.close();
      expect({ violations, scroll }).toEqual({ violations: [], scroll: 0 });
    },
    120_000,
  );
});
