import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { sidewaysScroll, TestBrowser } from '../support/browser.js';
import { type GivenPage, givenPages } from '../support/given-pages.js';

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
const shots = process.env.BROWSER_SHOTS;

let browser: TestBrowser;

beforeAll(async () => {
  browser = await TestBrowser.start();
});

afterAll(() => browser.stop());

/** What axe finds on the page as it stands: the rule, and the elements that break it. */
async function violationsOf(page: Page): Promise<string[]> {
  const found = await page.evaluate(async (only) => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    const { violations } = await inPage.run(document, { runOnly: only, resultTypes: ['violations'], preload: false, iframes: false });
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, any }) => `${html.slice(0, 160)} (${any[0]?.message ?? ''})`) }));
  }, rules);
  return found.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 4).join(' | ')}`);
}

describe.each(['en', 'fa'] as const)('every page in %s', (locale) => {
  const findings: Record<string, string[]> = {};
  const scrolls: Record<string, number> = {};
  const statuses: Record<string, number> = {};
  const contexts = new Map<string, BrowserContext>();

  beforeAll(async () => {
    for (const given of await givenPages(browser.testApp, locale)) await look(given);
    for (const context of contexts.values()) await context.close();
  }, 180_000);

  async function look({ name, path, person }: GivenPage): Promise<void> {
    const key = person?.id ?? '';
    const context = contexts.get(key) ?? (await browser.device({ locale, ...(person ? { person } : {}) }));
    contexts.set(key, context);
    const page = await context.newPage();
    statuses[name] = (await page.goto(path))?.status() ?? 0;
    if (statuses[name] !== 200) return;
    await page.evaluate(axe.source);
    for (const { width, colorScheme } of looks[locale]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      const violations = await violationsOf(page);
      if (violations.length > 0) findings[`${name} ${width} ${colorScheme}`] = violations;
      if (shots) await page.screenshot({ path: `${shots}/${name}.${locale}-${width}.png`, fullPage: true });
    }
    await page.setViewportSize({ width: 320, height: 844 });
    const scroll = await sidewaysScroll(page);
    if (scroll > 0) scrolls[name] = scroll;
    await page.close();
  }

  it('opens', () => {
    expect(Object.entries(statuses).filter(([, status]) => status !== 200)).toEqual([]);
    expect(Object.keys(statuses).length).toBeGreaterThan(14);
  });

  it('has nothing that axe holds against it, wide and narrow', () => {
    expect(findings).toEqual({});
  });

  it('fits a screen of 320 px without scrolling sideways', () => {
    expect(scrolls).toEqual({});
  });
});
