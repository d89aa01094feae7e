import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { NotFound } from '../domain/errors.js';
import { mayOpenUnit } from '../domain/group-units.js';
import { openableGroup } from '../domain/openable-figures.js';
import type { KeptGroup } from '../domain/group-snapshot.js';
import type { GroupCycle } from '../domain/heat-map.js';
import { readersOf } from '../domain/report-readers.js';
import type { ShownGroup } from '../domain/shown-group.js';
import { SharedPlans } from '../plans/shared-plans.js';
import { PersonEntity } from '../people/person.entity.js';
import { type FrozenGroup, GroupSnapshots } from '../results/group-snapshots.js';
import type { SignedIn } from '../web/visitor.js';

/** Group results of one cycle as one person may see them. */
export interface GroupView {
  readonly now: GroupCycle;
  /** The published cycle before it, if any. */
  readonly before: GroupCycle | null;
  readonly cycles: readonly ShownGroup['cycle'][];
  readonly publishedAt: Date;
  /** False for a manager, who sees the company's row and the own unit alone. */
  readonly isWhole: boolean;
}

/** Published group snapshots, and who may open how much of them (domain "Roles", anonymity R11). */
@Injectable()
export class GroupViews {
  constructor(
    private readonly database: Database,
    private readonly groups: GroupSnapshots,
    private readonly sharedPlans: SharedPlans,
  ) {}

  /**
   * The wanted cycle, '' for the latest one; null while nothing is published. NotFound for a cycle that is not, and
   * for people who lead nothing large enough.
   */
  async open(wanted: string, me: SignedIn): Promise<GroupView | null> {
    const isWhole = isLeading(me);
    if (!isWhole && !me.isManager) throw new NotFound();
    const view = await this.find(wanted);
    if (isWhole || !view) return view && { ...view.view, isWhole: true };
    const own = await this.ownUnits(view.kept, view.view.now.shown, me.id);
    if (own.length === 0) throw new NotFound();
    return { ...(await this.openable(view.view, own, me.id)), isWhole: false };
  }

  /** The company's figures of the wanted cycle: brand values are for everybody. */
  async values(wanted: string, me: SignedIn): Promise<GroupView | null> {
    const found = await this.find(wanted);
    if (!found || isLeading(me)) return found?.view ?? null;
    const own = me.isManager ? await this.ownUnits(found.kept, found.view.now.shown, me.id) : [];
    return this.openable(found.view, own, me.id);
  }

  /** Whether there is anything for this person to open under the overview. */
  async isFor(me: SignedIn): Promise<boolean> {
    try {
      return (await this.open('', me)) !== null;
    } catch (error) {
      if (error instanceof NotFound) return false;
      throw error;
    }
  }

  private async find(wanted: string): Promise<{ view: GroupView; kept: KeptGroup } | null> {
    const published = await this.groups.published();
    if (published.length === 0 && wanted === '') return null;
    const place = wanted === '' ? 0 : published.findIndex(({ shown }) => shown.cycle.id === wanted);
    const now = published[place];
    const kept = now && (await this.groups.keptOf(now.shown.cycle.id));
    if (!now?.publishedAt || !kept) throw new NotFound();
    const view: GroupView = {
      now: { shown: now.shown, sums: kept.sums },
      before: await this.cycleOf(published[place + 1]),
      cycles: published.map(({ shown }) => shown.cycle),
      publishedAt: now.publishedAt,
      isWhole: true,
    };
    return { view, kept };
  }

  private async cycleOf(frozen: FrozenGroup | undefined): Promise<GroupCycle | null> {
    const kept = frozen && (await this.groups.keptOf(frozen.shown.cycle.id));
    return frozen && kept ? { shown: frozen.shown, sums: kept.sums } : null;
  }

  /** The unit of the manager's department, when enough people are in it besides those whose reports he may open. */
  private async ownUnits({ units }: KeptGroup, shown: ShownGroup, personId: string): Promise<string[]> {
    const me = await this.database.of(PersonEntity).findOneByOrFail({ id: personId });
    const own = shown.units.find(({ departmentIds }) => me.departmentId && departmentIds.includes(me.departmentId));
    if (!own) return [];
    const openable = await this.openableSubjects(personId, shown.cycle.id);
    return mayOpenUnit(units[own.key] ?? [], personId, openable, shown.thresholds.subjects) ? [own.key] : [];
  }

  /** The company's row and the own units, in both cycles without what reports the person may open would complete. */
  private async openable(view: GroupView, own: readonly string[], personId: string): Promise<GroupView> {
    const now = await this.openableCycle(view.now, own, personId);
    return { ...view, now, before: view.before && (await this.openableCycle(view.before, own, personId)) };
  }

  private async openableCycle(
    { shown, sums }: GroupCycle,
    own: readonly string[],
    personId: string,
  ): Promise<GroupCycle> {
    const read = await this.openableSubjects(personId, shown.cycle.id);
    const kept = await this.groups.keptOf(shown.cycle.id);
    const known = read.length > 0 ? [personId, ...read] : [];
    return { shown: openableGroup(shown, kept?.units ?? {}, own, known), sums };
  }

  private async openableSubjects(personId: string, cycleId: string): Promise<string[]> {
    const cycle = await this.database.of(CycleEntity).findOneByOrFail({ id: cycleId });
    const reviews = await this.database.of(ReviewEntity).findBy([
      { cycleId, managerId: personId },
      { cycleId, coachId: personId },
    ]);
    // Averages somebody shared with their plan are known as well as those of a report.
    const given = In(await this.sharedPlans.figuresEverGivenTo(personId));
    const shared = await this.database.of(ReviewEntity).findBy({ cycleId, id: given });
    const readable = reviews.filter((review) => readersOf(review, cycle.settings).includes(personId));
    return [...readable, ...shared].map(({ subjectId }) => subjectId);
  }
}

function isLeading(me: SignedIn): boolean {
  return me.roles.some((role) => role === 'administrator' || role === 'leader');
}
