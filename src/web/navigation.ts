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

/** What leaders see, and administrators after their own list. */
const forLeaders = [
  ['layout.nav.scorecard', paths.scorecard()],
  ['layout.nav.loop', paths.loop()],
] as const;

/** Pages that belong to a place without standing under its address. */
const alsoIn: Readonly<Record<string, readonly string[]>> = {
  [paths.myPlan()]: ['/plans/'],
  [paths.people()]: [paths.imports(), paths.departments(), paths.chart()],
  [paths.loop()]: [paths.desired()],
};

/** The few places a person goes to, by role; the home page leads to everything else. */
export function navigationFor(signedIn: SignedIn | null, path: string, texts: Texts): NavigationItem[] {
  if (!signedIn) return [];
  const isAdministrator = signedIn.roles.includes('administrator');
  const isLeader = signedIn.roles.includes('leader');
  const items = [
    ['layout.nav.home', paths.home()] as const,
    ...(isAdministrator ? forAdministrators : [['layout.nav.plan', paths.myPlan()] as const]),
    ...(signedIn.isManager ? [['layout.nav.team', paths.team()] as const] : []),
    ...(isAdministrator ? [] : [['layout.nav.thanks', paths.thanks()] as const]),
    ...(isLeader || isAdministrator ? forLeaders : []),
  ];
  return items.map(([key, href]) => ({
    href,
    label: texts.t(key),
    isCurrent: href === '/' ? path === '/' : [href, ...(alsoIn[href] ?? [])].some((start) => path.startsWith(start)),
  }));
}
