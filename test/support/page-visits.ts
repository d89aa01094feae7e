import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { complaintsOf, type TestBrowser } from './browser.js';
import type { FoundPage } from './page-crawl.js';
import { examine, type Look, looks, watchShifts } from './page-examination.js';

export interface Visit extends Pick<FoundPage<string>, 'route' | 'path'> {
  readonly locale: 'en' | 'fa';
  readonly some: readonly Look[];
}

/** What a visited page weighs, packed: its words alone, and with sheets and scripts; fonts are counted once for all. */
export interface Weight {
  readonly html: number;
  readonly whole: number;
  readonly requests: number;
}

export interface Visited {
  readonly problems: Record<string, string[]>;
  readonly weights: Map<string, Weight>;
}

/** One look at each page, in turn, so that all of them together are seen in all ways; or, when thorough, everything. */
export function visitsTo<Who extends string>(
  pages: readonly FoundPage<Who>[],
  isThorough: boolean,
): (Visit & { readonly who: Who })[] {
  return pages.flatMap((page, index) => {
    if (isThorough) return (['en', 'fa'] as const).map((locale) => ({ ...page, locale, some: looks }));
    const look = looks[Math.floor(index / 2) % looks.length]!;
    return [{ ...page, locale: index % 2 === 0 ? ('fa' as const) : ('en' as const), some: [look] }];
  });
}

/** Opens the pages one after the other as one person, adds what it finds. */
export async function visit(
  browser: TestBrowser,
  who: string,
  person: { readonly id: string } | undefined,
  visits: readonly Visit[],
  { problems, weights }: Visited,
): Promise<void> {
  const device = await browser.device({ width: 320, ...(person ? { person } : {}) });
  await watchShifts(device);
  const complaints = complaintsOf(device, browser.origin);
  const tab = await device.newPage();
  const counts = countsOf(tab);
  // The first page brings the letters of both scripts.
  await tab.goto('/method?lang=fa');
  for (const { route, path, locale, some } of visits) {
    await tab.setViewportSize({ width: 390, height: 844 });
    counts.begin();
    const response = await tab.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${locale}`);
    weights.set(`${route} ${locale}`, await counts.weight((await response?.text()) ?? ''));
    const told = [...(await examine(tab, some)), ...complaints.splice(0)];
    if (told.length > 0) problems[`${who} ${path} ${locale}`] = told;
  }
  await device.close();
}

/** Everything but letters that a page asks for, as heavy as it is on its way. */
function countsOf(tab: Page): { begin(): void; weight(html: string): Promise<Weight> } {
  const sizes = new Map<string, number>();
  let asked: { url: string; size: Promise<number> }[] = [];
  let requests = 0;
  const sizeOf = async (url: string, body: Promise<Buffer>): Promise<number> => {
    if (!sizes.has(url)) sizes.set(url, gzipSync(await body).length);
    return sizes.get(url)!;
  };
  tab.on('response', (response) => {
    const kind = response.request().resourceType();
    if (response.status() >= 300 || response.url().startsWith('data:')) return;
    if (kind !== 'font') requests += 1;
    if (['stylesheet', 'script', 'image'].includes(kind))
      asked.push({ url: response.url(), size: sizeOf(response.url(), response.body()) });
  });
  return {
    begin: () => {
      asked = [];
      // Letters are counted once.
      requests = 1;
    },
    weight: async (text) => {
      const html = gzipSync(text).length;
      const parts = await Promise.all(asked.map(({ size }) => size));
      return { html, whole: parts.reduce((sum, size) => sum + size, html), requests };
    },
  };
}
