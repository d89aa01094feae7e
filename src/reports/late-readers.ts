import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { RoleGrantEntity } from '../auth/role-grant.entity.js';
import type { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import type { KeptGroup } from '../domain/group-snapshot.js';
import { mayOpenUnit } from '../domain/group-units.js';
import { subjectsForNorms } from '../domain/norms.js';
import { openableGroup } from '../domain/openable-figures.js';
import type { ShownGroup } from '../domain/shown-group.js';
import { PersonEntity } from '../people/person.entity.js';
import { GroupSnapshots } from '../results/group-snapshots.js';
import { OpenableGroups } from './openable-groups.js';

/**
 * A reader named when figures are frozen already. Pages judge at each reading what a person may open, but what stands in
 * reports or was published may have been seen before: one more report must not complete any of it (anonymity R18).
 */
@Injectable()
export class LateReaders {
  constructor(
    private readonly database: Database,
    private readonly groups: GroupSnapshots,
    private readonly openable: OpenableGroups,
  ) {}

  /** Whether this report, beside all that the person may have seen of the cycle's group figures, would tell of a few. */
  async wouldComplete({ cycleId, subjectId }: ReviewEntity, readerId: string): Promise<boolean> {
    const [frozen, kept] = [await this.groups.of(cycleId), await this.groups.keptOf(cycleId)];
    if (!frozen || !kept) return false;
    const { shown, publishedAt } = frozen;
    const known = await this.openable.knownTo(readerId, cycleId);
    const opened = (rows: readonly string[] | null, ids: readonly string[]): ShownGroup =>
      openableGroup(shown, kept.units, rows, ids);
    const after = [...new Set([...known, subjectId])];
    // The organisation's figures stand in reports themselves.
    const hasNorms = shown.company.subjects >= subjectsForNorms;
    if (hasNorms && isLess(opened([], after), opened([], []))) return true;
    if (publishedAt === null) return false;
    const rows = await this.rowsOf(readerId, shown, kept, known);
    return isLess(opened(rows, after), opened(rows, known));
  }

  /** Leaders and administrators open every unit, managers their own, everybody the company's row. */
  private async rowsOf(
    readerId: string,
    shown: ShownGroup,
    { units }: KeptGroup,
    known: readonly string[],
  ): Promise<readonly string[] | null> {
    const leading = { personId: readerId, role: In(['administrator', 'leader']) };
    if (await this.database.of(RoleGrantEntity).existsBy(leading)) return null;
    const people = this.database.of(PersonEntity);
    const { departmentId } = await people.findOneByOrFail({ id: readerId });
    const own = shown.units.find(({ departmentIds }) => departmentId !== null && departmentIds.includes(departmentId));
    if (!own || !(await people.existsBy({ managerId: readerId }))) return [];
    return mayOpenUnit(units[own.key] ?? [], readerId, known, shown.thresholds.subjects) ? [own.key] : [];
  }
}

/** Knowing more only ever closes figures or, of units known whole, opens some; any difference counts. */
function isLess(after: ShownGroup, before: ShownGroup): boolean {
  return JSON.stringify(after) !== JSON.stringify(before);
}
