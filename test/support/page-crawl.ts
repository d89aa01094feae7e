import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { type Route, routesOf } from './routes.js';
import type { Page, Visitor } from './visitor.js';

/** A page of the product with an address at which it can be opened, and who opens it. */
export interface FoundPage<Who extends string> {
  readonly route: string;
  readonly path: string;
  readonly who: Who;
}

/** Every route that is opened by reading; files to be kept are among them. */
export function pageRoutes(app: NestFastifyApplication): Route[] {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = modules.flatMap((module) =>
    [...module.controllers.values()].map(({ metatype }) => metatype as Type),
  );
  return routesOf([...new Set(controllers)]).filter(({ method }) => method === 'GET');
}

/** Opens every page that somebody can reach by links, and keeps one for each route; files and passages are reached, too. */
export async function crawl<Who extends string>(
  routes: readonly Route[],
  visitors: Readonly<Record<Who, Visitor>>,
  starts: readonly string[],
): Promise<{ pages: FoundPage<Who>[]; reached: ReadonlySet<string>; broken: string[] }> {
  const routeOf = matcher(routes);
  const pages = new Map<string, FoundPage<Who>>();
  const reached = new Set<string>();
  const broken: string[] = [];
  for (const [who, visitor] of Object.entries(visitors) as [Who, Visitor][]) {
    const seen = new Set<string>();
    const opened = new Map<string, number>();
    const queue = [...starts];
    const from = new Map<string, string>();
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const route = routeOf(path);
      // Two of a kind are enough to find what their links lead to.
      if (!route || seen.has(path) || (opened.get(route) ?? 0) >= 2) continue;
      seen.add(path);
      opened.set(route, (opened.get(route) ?? 0) + 1);
      const page = await visitor.request('GET', path);
      const location = page.headers.location;
      if (typeof location === 'string') queue.unshift(ownPath(location));
      if (page.status >= 400 && !starts.includes(path))
        broken.push(`${who} ${from.get(path) ?? ''} → ${path}: ${page.status}`);
      // Whoever is sent to sign in has not been there.
      if (page.status < 400 && !String(location ?? '').startsWith('/sign-in')) reached.add(route);
      if (page.status !== 200 || !String(page.headers['content-type']).startsWith('text/html')) continue;
      if (!pages.has(route)) pages.set(route, { route, path, who });
      for (const link of linksIn(page)) {
        if (!from.has(link)) from.set(link, path);
        queue.push(link);
      }
    }
  }
  return { pages: [...pages.values()], reached, broken };
}

function linksIn({ root, path: from }: Page): string[] {
  return root
    .querySelectorAll('a[href]')
    .map((link) => link.getAttribute('href') ?? '')
    .filter((href) => !/^(?:mailto:|#)/.test(href))
    .map((href) => ownPath(new URL(href.replaceAll('&amp;', '&'), `http://localhost:3000${from}`).href))
    .filter((path) => !/[?&]lang=/.test(path));
}

function ownPath(address: string): string {
  const { pathname, search } = new URL(address, 'http://localhost:3000');
  return pathname + search;
}

/** The route behind an address; fixed words win over holes. */
function matcher(routes: readonly Route[]): (path: string) => string | null {
  const holes = (path: string) => path.split(':').length;
  const known = [...routes]
    .sort((one, other) => holes(one.path) - holes(other.path))
    .map(({ path }) => ({
      path,
      pattern: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/:[a-zA-Z]+/g, '[^/]+')}$`),
    }));
  return (address) => known.find(({ pattern }) => pattern.test(address.split('?')[0] ?? ''))?.path ?? null;
}
