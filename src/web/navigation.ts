import type { Texts } from '../i18n/texts.js';
import { paths } from './paths.js';
import type { SignedIn } from './visitor.js';

export interface NavigationItem {
  readonly href: string;
  readonly label: string;
  readonly isCurrent: boolean;
}

const forAdministrators = [
  ['layout.nav.people', paths.people()],
  ['layout.nav.framework', paths.framework()],
  ['layout.nav.cycles', paths.cycles()],
  ['layout.nav.settings', paths.settings()],
] as const;

/** What the organisation learns from its cycles: for the leadership, and for administrators once they are there. */
const forLeaders = [
  ['layout.nav.overview', paths.overview()],
  ['layout.nav.values', paths.values()],
  ['layout.nav.scorecard', paths.scorecard()],
  ['layout.nav.assessment', paths.assessment()],
  ['layout.nav.loop', paths.loop()],
] as const;

/** Pages that belong to a place without standing under its address. */
const alsoIn: Readonly<Record<string, readonly string[]>> = {
  [paths.myPlan()]: ['/plans/'],
  [paths.people()]: [paths.imports(), paths.earlierResults(), paths.departments(), paths.chart()],
  [paths.loop()]: [paths.desired()],
};

/** The few places a person goes to, by role; the home page leads to everything else. */
export function navigationFor(signedIn: SignedIn | null, path: string, texts: Texts): NavigationItem[] {
  if (!signedIn) return [];
  return [['layout.nav.home', paths.home()] as const, ...placesFor(signedIn, path)].map(([key, href]) => ({
    href,
    label: texts.t(key),
    isCurrent: isIn(href, path),
  }));
}

type Place = readonly [string, string];

function placesFor({ roles, isManager }: SignedIn, path: string): readonly Place[] {
  const team: Place[] = isManager ? [['layout.nav.team', paths.team()]] : [];
  if (roles.includes('administrator')) {
    const isAmongLeaders = forLeaders.some(([, href]) => isIn(href, path));
    return isAmongLeaders ? forLeaders : [...forAdministrators, ...team, forLeaders[0]];
  }
  const own: Place[] = [['layout.nav.plan', paths.myPlan()], ...team, ['layout.nav.thanks', paths.thanks()]];
  return roles.includes('leader') ? [...forLeaders, ...own] : [...own, ['layout.nav.values', paths.values()]];
}

function isIn(href: string, path: string): boolean {
  return href === '/' ? path === '/' : [href, ...(alsoIn[href] ?? [])].some((start) => path.startsWith(start));
}
