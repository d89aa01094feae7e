import { demoId } from './demo-ids.js';

export const demoRoles = ['hr', 'employee', 'manager', 'leader'] as const;
export type DemoRole = (typeof demoRoles)[number];

/** Whom one is after pressing a button of the demo's first page. */
export const personOf: Readonly<Record<DemoRole, string>> = {
  hr: demoId('mina.sohrabi'),
  employee: demoId('leila.rahimi'),
  manager: demoId('omid.karimi'),
  leader: demoId('dara.tavakoli'),
};
