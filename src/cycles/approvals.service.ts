import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Database } from '../database/database.js';
import type { NominationList } from './nomination-lists.js';
import { type NominationState, ReviewEntity } from './review.entity.js';

/** Moves a list along: proposed by its subject, submitted, approved; or returned. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  /** Approves the lists that break no rule; returns the others. */
  async approve(lists: readonly NominationList[], actorId: string): Promise<NominationList[]> {
    const refused = lists.filter(
      (list) => list.problems.some((problem) => problem.isBlocker) || list.raters.length === 0,
    );
    for (const list of lists.filter((each) => !refused.includes(each))) {
      if (await this.move(list.review, ['proposed', 'submitted'], 'approved')) {
        await this.audit.record(actorId, 'nominations.approved', { cycle: list.cycle.id, review: list.review.id });
      }
    }
    return refused;
  }

  async giveBack({ cycle, review }: NominationList, actorId: string): Promise<void> {
    if (await this.move(review, ['submitted', 'approved'], 'proposed')) {
      await this.audit.record(actorId, 'nominations.returned', { cycle: cycle.id, review: review.id });
    }
  }

  async submit(review: ReviewEntity): Promise<void> {
    await this.move(review, ['proposed'], 'submitted');
  }

  private async move(review: ReviewEntity, from: readonly NominationState[], to: NominationState): Promise<boolean> {
    let moved = false;
    for (const nominationState of from) {
      const result = await this.database
        .of(ReviewEntity)
        .update({ id: review.id, nominationState }, { nominationState: to });
      moved ||= result.affected === 1;
    }
    return moved;
  }
}
