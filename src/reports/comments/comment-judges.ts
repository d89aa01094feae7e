import { Injectable } from '@nestjs/common';
import { conflictedReaders } from '../../cycles/conflicted-readers.js';
import { CycleEntity } from '../../cycles/cycle.entity.js';
import type { ReviewEntity } from '../../cycles/review.entity.js';
import { StaffRoles } from '../../cycles/staff-roles.js';
import { Database } from '../../database/database.js';
import { readersOf } from '../../domain/report-readers.js';
import type { SignedIn } from '../../web/visitor.js';

type Reviewed = Pick<ReviewEntity, 'id' | 'cycleId' | 'subjectId' | 'coachId' | 'managerId'>;

/**
 * Who of HR may look at comments about somebody: an administrator who is neither that person nor reads the report nor
 * rated in a protected group there (with their own words known, the others' are fewer; anonymity R18). Where no
 * administrator is left, a leader who is none of these.
 */
@Injectable()
export class CommentJudges {
  constructor(
    private readonly database: Database,
    private readonly roles: StaffRoles,
  ) {}

  async may(review: Reviewed, me: SignedIn): Promise<boolean> {
    if (await this.isInvolved(review, me.id)) return false;
    if (me.roles.includes('administrator')) return true;
    return me.roles.includes('leader') && !(await this.hasAdministrator(review));
  }

  private async hasAdministrator(review: Reviewed): Promise<boolean> {
    for (const id of await this.roles.administrators()) {
      if (!(await this.isInvolved(review, id))) return true;
    }
    return false;
  }

  private async isInvolved(review: Reviewed, personId: string): Promise<boolean> {
    if (review.subjectId === personId || review.coachId === personId) return true;
    const cycle = await this.database.of(CycleEntity).findOneByOrFail({ id: review.cycleId });
    if (readersOf(review, cycle.settings).includes(personId)) return true;
    return (await conflictedReaders(this.database, review.id, [personId])).length > 0;
  }
}
