import { balancedDraw, type Demand } from './balanced-draw.js';
import type { IsoDate } from './calendar.js';
import type { CycleSettings } from './cycle-settings.js';
import { customerDemands, type ProposableCustomer, type ServedAccount } from './customer-candidates.js';
import type { Nomination } from './nomination.js';
import { directReports, managerOf, peersOf, type OrgChart } from './org-chart.js';
import { requestsByRater } from './rater-load.js';
import type { ProtectedGroup, RaterGroup } from './rater-group.js';

export interface ProposalFacts {
  readonly settings: CycleSettings;
  /** Ids of those reviewed. */
  readonly subjects: readonly string[];
  /** Chart of active employees. */
  readonly chart: OrgChart;
  readonly customers: readonly ProposableCustomer[];
  readonly services: readonly ServedAccount[];
  /** The day customers would be asked. */
  readonly today: IsoDate;
  /** Nominations that stay; they count as load and towards what a subject needs. */
  readonly kept: readonly Nomination[];
  /** Numbers in [0, 1). */
  readonly random: () => number;
}

/**
 * Proposes raters from the chart and the service records: oneself, the manager, direct reports, peers with the same
 * manager and customers served; groups whose raters are nominated or named by HR get no proposals (domain, cycle).
 */
export function proposeRaters(facts: ProposalFacts): Nomination[] {
  const { settings, chart, subjects } = facts;
  const list = new NominationList(facts.kept);
  const asks = (group: RaterGroup): boolean => settings.groups.includes(group);
  for (const subject of subjects) {
    if (asks('self')) list.add(subject, subject, 'self', 'chart');
    const manager = managerOf(chart, subject);
    if (asks('manager') && manager && !list.has(subject, 'manager')) list.add(subject, manager, 'manager', 'chart');
  }
  const draw = (group: ProtectedGroup, method: 'chart' | 'records', demands: readonly Demand[]): void => {
    if (!asks(group) || settings.choice[group].method !== method) return;
    const limits = { load: requestsByRater(list.all()), maximum: settings.loadMaximum };
    for (const [subject, raters] of balancedDraw(demands, limits, facts.random)) {
      for (const rater of raters) list.add(subject, rater, group, method);
    }
  };
  const demandsOf = (group: ProtectedGroup, candidatesOf: (subject: string) => readonly string[]): Demand[] =>
    subjects.map((subject) => {
      const candidates = candidatesOf(subject).filter((rater) => !list.isPair(subject, rater));
      const ask = peopleToAsk(settings, group, candidates.length, list.count(subject, group));
      return { subjectId: subject, ask, candidates: candidates.map((id) => ({ id, spread: [] })) };
    });
  draw(
    'subordinate',
    'chart',
    demandsOf('subordinate', (subject) => directReports(chart, subject)),
  );
  draw(
    'peer',
    'chart',
    demandsOf('peer', (subject) => peersOf(chart, subject)),
  );
  const customers = customerDemands(facts).map(({ subjectId, candidates }) => {
    const open = candidates.filter(({ id }) => !list.isPair(subjectId, id));
    return {
      subjectId,
      candidates: open,
      ask: peopleToAsk(settings, 'customer', open.length, list.count(subjectId, 'customer')),
    };
  });
  draw('customer', 'records', customers);
  return list.added();
}

/** How many more people of a group are drawn for a subject: as set, never above the group's maximum. */
function peopleToAsk(settings: CycleSettings, group: ProtectedGroup, candidates: number, already: number): number {
  const { ask, maximum } = settings.choice[group];
  return Math.max(0, Math.min(ask === null ? candidates : ask - already, maximum - already));
}

/** Nominations by subject, one group per rater and subject (anonymity R2). */
class NominationList {
  private readonly pairs = new Set<string>();
  private readonly counts = new Map<string, number>();
  private readonly new: Nomination[] = [];

  constructor(private readonly kept: readonly Nomination[]) {
    for (const nomination of kept) this.note(nomination);
  }

  add(subjectId: string, raterId: string, group: RaterGroup, source: Nomination['source']): void {
    if (this.isPair(subjectId, raterId)) return;
    const nomination = { subjectId, raterId, group, source };
    this.note(nomination);
    this.new.push(nomination);
  }

  isPair(subjectId: string, raterId: string): boolean {
    return this.pairs.has(`${subjectId} ${raterId}`);
  }

  count(subjectId: string, group: RaterGroup): number {
    return this.counts.get(`${subjectId} ${group}`) ?? 0;
  }

  has(subjectId: string, group: RaterGroup): boolean {
    return this.count(subjectId, group) > 0;
  }

  all(): Nomination[] {
    return [...this.kept, ...this.new];
  }

  added(): Nomination[] {
    return this.new;
  }

  private note({ subjectId, raterId, group }: Nomination): void {
    this.pairs.add(`${subjectId} ${raterId}`);
    this.counts.set(`${subjectId} ${group}`, this.count(subjectId, group) + 1);
  }
}
