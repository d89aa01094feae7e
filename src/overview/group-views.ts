import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { NotFound } from '../domain/errors.js';
import { mayOpenUnit } from '../domain/group-units.js';
import type { GroupCycle } from '../domain/heat-map.js';
import type { ShownGroup } from '../domain/shown-group.js';
import { PersonEntity } from '../people/person.entity.js';
import { OpenableGroups, type PublishedGroup } from '../reports/openable-groups.js';
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
  /** Whether figures are left out because this person may open reports that would complete them (anonymity R18). */
  readonly isThinned: boolean;
}

/** Published group results, and who may open how much of them (domain "Roles", anonymity R11, R18). */
@Injectable()
export class GroupViews {
  constructor(
    private readonly database: Database,
    private readonly groups: OpenableGroups,
  ) {}

  /**
   * The wanted cycle, '' for the latest one; null while nothing is published. NotFound for a cycle that is not, and
   * for people who lead nothing large enough.
   */
  async open(wanted: string, me: SignedIn): Promise<GroupView | null> {
    const isWhole = isLeading(me);
    if (!isWhole && !me.isManager) throw new NotFound();
    const found = await this.find(wanted);
    if (!found) return null;
    const rows = isWhole ? null : await this.ownUnits(found.now, me.id);
    if (rows?.length === 0) throw new NotFound();
    return this.view(found, rows, me.id);
  }

  /** The company's figures of the wanted cycle: brand values are for everybody. */
  async values(wanted: string, me: SignedIn): Promise<GroupView | null> {
    const found = await this.find(wanted);
    if (!found) return null;
    const rows = isLeading(me) ? null : me.isManager ? await this.ownUnits(found.now, me.id) : [];
    return this.view(found, rows, me.id);
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

  private async find(wanted: string): Promise<Found | null> {
    const published = await this.groups.published();
    if (published.length === 0 && wanted === '') return null;
    const place = wanted === '' ? 0 : published.findIndex(({ shown }) => shown.cycle.id === wanted);
    const now = published[place];
    if (!now) throw new NotFound();
    return { now, before: published[place + 1] ?? null, cycles: published.map(({ shown }) => shown.cycle) };
  }

  /** In both cycles without what reports the person may open would complete. */
  private async view({ now, before, cycles }: Found, rows: readonly string[] | null, me: string): Promise<GroupView> {
    const opened = await this.groups.openedBy(me, now, rows);
    const earlier = before && (await this.groups.openedBy(me, before, rows));
    return {
      now: { shown: opened.shown, sums: now.kept.sums },
      before: before && earlier && { shown: earlier.shown, sums: before.kept.sums },
      cycles,
      publishedAt: now.publishedAt,
      isWhole: rows === null,
      isThinned: opened.isThinned,
    };
  }

  /** The unit of the manager's department, when enough people are in it besides those whose reports he may open. */
  private async ownUnits({ kept: { units }, shown }: PublishedGroup, personId: string): Promise<string[]> {
    const me = await this.database.of(PersonEntity).findOneByOrFail({ id: personId });
    const own = shown.units.find(({ departmentIds }) => me.departmentId && departmentIds.includes(me.departmentId));
    if (!own) return [];
    const known = await this.groups.knownTo(personId, shown.cycle.id);
    return mayOpenUnit(units[own.key] ?? [], personId, known, shown.thresholds.subjects) ? [own.key] : [];
  }
}

interface Found {
  readonly now: PublishedGroup;
  readonly before: PublishedGroup | null;
  readonly cycles: readonly ShownGroup['cycle'][];
}

function isLeading(me: SignedIn): boolean {
  return me.roles.some((role) => role === 'administrator' || role === 'leader');
}
