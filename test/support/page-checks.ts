import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { sidewaysScroll, type TestBrowser } from './browser.js';
import type { PersonEntity } from '../../src/people/person.entity.js';

const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
/** A folder to look at the pages in; nothing is kept without it. */
const shots = process.env.BROWSER_SHOTS;

export interface PageFindings {
  readonly status: number | undefined;
  readonly violations: readonly string[];
  readonly scroll: number;
  /** HTML, packed, in bytes. */
  readonly weight: number;
}

/** One page as everybody must be able to use it: at 390 and 1280 px, light and dark, by axe, and how heavy it is. */
export async function lookAt(
  browser: TestBrowser,
  label: string,
  path: string,
  person?: Pick<PersonEntity, 'id'>,
): Promise<PageFindings> {
  const device = await browser.device({ width: 320, ...(person ? { person } : {}) });
  const page = await device.newPage();
  const response = await page.goto(path);
  const scroll = await sidewaysScroll(page);
  const weight = gzipSync(await page.content()).length;
  await page.evaluate(axe.source);
  const violations: string[] = [];
  for (const [width, colorScheme] of [
    [390, 'light'],
    [390, 'dark'],
    [1280, 'dark'],
    [1280, 'light'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 844 });
    violations.push(...(await violationsOf(page)));
    if (shots && colorScheme === 'light') {
      await page.screenshot({ path: `${shots}/${label}-${width}.png`, fullPage: true });
    }
  }
  await device.close();
  return { status: response?.status(), violations, scroll, weight };
}

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
