import type { GroupCounts } from '../domain/blocks.js';
import { customerDemands } from '../domain/customer-candidates.js';
import type { IsoDate } from '../domain/calendar.js';
import type { CycleSettings } from '../domain/cycle-settings.js';
import { directReports, peersOf } from '../domain/org-chart.js';
import { protectedGroups, type ProtectedGroup } from '../domain/rater-group.js';
import type { OrganisationFacts } from './organisation-facts.js';

/**
 * How many raters of each protected group every subject may expect under these settings, before anybody is proposed:
 * as many as chart or records hold, up to the number asked; where people are nominated, as many as should be named.
 */
export function expectedRaters(
  settings: CycleSettings,
  subjects: readonly string[],
  facts: OrganisationFacts,
  today: IsoDate,
): Map<string, GroupCounts> {
  const customers = new Map(
    customerDemands({ ...facts, settings, subjects, today }).map((demand) => [
      demand.subjectId,
      demand.candidates.length,
    ]),
  );
  const there: Readonly<Record<ProtectedGroup, (subject: string) => number>> = {
    peer: (subject) => peersOf(facts.chart, subject).length,
    subordinate: (subject) => directReports(facts.chart, subject).length,
    customer: (subject) => customers.get(subject) ?? 0,
  };
  return new Map(
    subjects.map((subject) => [
      subject,
      Object.fromEntries(protectedGroups.map((group) => [group, expectedIn(group, settings, there[group](subject))])),
    ]),
  );
}

function expectedIn(group: ProtectedGroup, settings: CycleSettings, candidates: number): number {
  if (!settings.groups.includes(group)) return 0;
  const { method, ask, maximum } = settings.choice[group];
  if (method === 'nomination' || method === 'hr') return ask ?? maximum;
  return Math.min(ask ?? candidates, candidates, maximum);
}
