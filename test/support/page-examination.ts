import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { sidewaysScroll } from './browser.js';

export interface Look {
  readonly width: 390 | 1280;
  readonly colorScheme: 'light' | 'dark';
}

export const looks: readonly Look[] = [
  { width: 390, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
];

/** Less than half as long as `axe.source`, and the same. */
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/** Counts from the first paint how far things jump while a page loads. */
export async function watchShifts(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const page = window as unknown as { shifts: number };
    page.shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) page.shifts += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** Everything about an opened page that can be judged by script (tables 9.1 and 9.3); [] when there is nothing to say. */
export async function examine(page: Page, some: readonly Look[]): Promise<string[]> {
  const problems: string[] = [];
  let shifts = await shiftsOf(page);
  // A busy machine may bring the letters a moment late once.
  if (shifts > 0.05) shifts = await page.reload().then(() => shiftsOf(page));
  if (shifts > 0.05) problems.push(`moves by ${shifts.toFixed(3)} while it loads`);
  problems.push(...(await tooWide(page)));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.keyboard.press('Tab');
  problems.push(...(await page.evaluate(walkByKeyboard)));
  await page.emulateMedia({ forcedColors: 'active' });
  problems.push(...(await page.evaluate(edgesInForcedColours)));
  await page.emulateMedia({ forcedColors: 'none' });
  for (const { width, colorScheme } of some) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 844 });
    problems.push(...(await violationsOf(page)).map((violation) => `${width} ${colorScheme} ${violation}`));
  }
  return problems;
}

function shiftsOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    return (window as unknown as { shifts?: number }).shifts ?? 0;
  });
}

/**
 * Nothing asks to be scrolled sideways at 320 px, nor where letters are twice as large: a browser whose letters are of
 * 32 px lays a page of 390 px out like one of 195 px, and one of 1280 px like one of 640 px.
 */
async function tooWide(page: Page): Promise<string[]> {
  const problems: string[] = [];
  for (const width of [640, 320, 195]) {
    await page.setViewportSize({ width, height: 844 });
    const scroll = await sidewaysScroll(page);
    // One pixel is what a browser rounds.
    if (scroll > 1) problems.push(`${scroll} px too wide at ${width} px`);
  }
  return problems;
}

/** One heading; every control shows a ring of 2 px when focused, lies under nothing, and is large enough to touch. */
function walkByKeyboard(): string[] {
  const problems: string[] = [];
  const headings = document.querySelectorAll('h1').length;
  if (headings !== 1) problems.push(`${headings} headings of the first rank`);
  if (document.querySelector('[title]:not(svg *, iframe)')) problems.push('something appears on hover only');
  const controls = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')]
    .filter(
      (control) =>
        control.checkVisibility({ visibilityProperty: true }) && (control as HTMLInputElement).type !== 'hidden',
    )
    .slice(0, 60);
  for (const control of controls) {
    const name = `${control.tagName.toLowerCase()} "${(control.textContent || control.getAttribute('name') || '').trim().slice(0, 40)}"`;
    control.focus();
    if (document.activeElement !== control) {
      problems.push(`${name} cannot be focused`);
      continue;
    }
    const style = getComputedStyle(control);
    const ring = style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
    if (ring < 2) problems.push(`${name} has no ring`);
    const box = (control.closest('label') ?? control).getBoundingClientRect();
    const isInText = control.tagName === 'A' && style.display === 'inline';
    if (!isInText && (box.height < 23.5 || box.width < 23.5))
      problems.push(`${name} is ${Math.round(box.width)} × ${Math.round(box.height)} px`);
    // A link that runs over two lines has its middle beside itself.
    const own = control.getClientRects()[0] ?? control.getBoundingClientRect();
    const top = document.elementFromPoint(own.left + own.width / 2, own.top + Math.min(own.height / 2, 10));
    const isCovered =
      top !== null && !control.contains(top) && !top.contains(control) && !control.closest('label')?.contains(top);
    if (isCovered && own.width > 1)
      problems.push(`${name} is covered by ${top.tagName.toLowerCase()}.${top.className}`);
  }
  return problems.slice(0, 8);
}

/** Where colours are the reader's own, fields and buttons still have an edge; with reduced motion nothing moves. */
function edgesInForcedColours(): string[] {
  const problems: string[] = [];
  if (document.getAnimations().length > 0) problems.push('something moves by itself');
  for (const control of document.querySelectorAll<HTMLElement>('.btn, button:not(.link), input, select, textarea')) {
    const { borderTopWidth, borderTopStyle, appearance } = getComputedStyle(control);
    const isNative = ['radio', 'checkbox', 'file', 'hidden'].includes((control as HTMLInputElement).type);
    const hasEdge = borderTopStyle !== 'none' && parseFloat(borderTopWidth) >= 1;
    if (control.checkVisibility() && !hasEdge && !(isNative && appearance !== 'none'))
      problems.push(`${control.tagName.toLowerCase()} "${control.className}" has no edge in forced colours`);
  }
  return [...new Set(problems)];
}

export async function violationsOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  return page.evaluate(async (only) => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    const run = { runOnly: only, resultTypes: ['violations' as const], preload: false, iframes: false };
    const { violations } = await inPage.run(document, run);
    return violations.flatMap(({ id, nodes }) =>
      nodes
        .slice(0, 3)
        .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} (${(failureSummary ?? '').slice(0, 200)})`),
    );
  }, rules);
}
