import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { customerDemands } from '../domain/customer-candidates.js';
import type { NominationSource } from '../domain/nomination.js';
import { directReports, peersOf } from '../domain/org-chart.js';
import type { ProtectedGroup } from '../domain/rater-group.js';
import { dateIn } from '../domain/zone-time.js';
import { ListChanges } from './list-changes.js';
import type { NominationList } from './nomination-lists.js';
import { OrganisationReader } from './organisation-facts.js';
import { RaterLoads } from './rater-loads.js';

const triesAtMost = 20;

/** Makes a group that one refusal would merge larger, by the person of chart or records who is asked least often. */
@Injectable()
export class Reinforcements {
  constructor(
    private readonly organisation: OrganisationReader,
    private readonly changes: ListChanges,
    private readonly loads: RaterLoads,
    private readonly clock: Clock,
  ) {}

  /** Inside a write that holds the draft. False when nobody is left whom the rules allow. */
  async add(list: NominationList, group: ProtectedGroup): Promise<boolean> {
    const source: NominationSource = group === 'customer' ? 'records' : 'chart';
    for (const raterId of await this.candidates(list, group)) {
      if ((await this.changes.add(list, { raterId, group, source })) === null) return true;
    }
    return false;
  }

  private async candidates(list: NominationList, group: ProtectedGroup): Promise<string[]> {
    const listed = new Set(list.raters.map(({ raterId }) => raterId));
    const free = (await this.peopleOf(list, group)).filter((id) => !listed.has(id));
    const loads = await this.loads.of(list.cycle.id, free);
    const load = (id: string): number => loads.get(id) ?? 0;
    return free.toSorted((one, other) => load(one) - load(other) || (one < other ? -1 : 1)).slice(0, triesAtMost);
  }

  private async peopleOf({ cycle, review }: NominationList, group: ProtectedGroup): Promise<string[]> {
    if (group === 'peer') return [...peersOf(await this.organisation.chart(), review.subjectId)];
    if (group === 'subordinate') return [...directReports(await this.organisation.chart(), review.subjectId)];
    const today = dateIn(this.clock.now(), cycle.timeZone);
    const { customer } = cycle.settings.choice;
    // The records are read even where customers are otherwise named by hand.
    const settings = {
      ...cycle.settings,
      choice: { ...cycle.settings.choice, customer: { ...customer, method: 'records' as const } },
    };
    const facts = await this.organisation.facts(settings, today);
    const [demand] = customerDemands({ ...facts, settings, subjects: [review.subjectId], today });
    return demand?.candidates.map(({ id }) => id) ?? [];
  }
}
