import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditEntryEntity } from '../audit/audit-entry.entity.js';
import { Database } from '../database/database.js';
import { PlanActionEntity } from './plan-action.entity.js';
import { PlanSharing } from './plan-sharing.service.js';
import { PlanEntity } from './plan.entity.js';

/** Which plans somebody was given to read as manager. */
@Injectable()
export class SharedPlans {
  constructor(
    private readonly database: Database,
    private readonly sharing: PlanSharing,
  ) {}

  /** Review → number of actions shared with this manager; others are missing. */
  async countsFor(managerId: string, reviewIds: readonly string[]): Promise<Map<string, number>> {
    const plans = await this.database.of(PlanEntity).findBy({ reviewId: In([...reviewIds]), sharedWithId: managerId });
    const actions = await this.database
      .of(PlanActionEntity)
      .findBy({ planId: In(plans.map(({ id }) => id)), isShared: true });
    const counts = new Map<string, number>();
    for (const plan of plans) {
      if (!(await this.sharing.isSharedWith(plan, managerId))) continue;
      counts.set(plan.reviewId, actions.filter(({ planId }) => planId === plan.id).length);
    }
    return counts;
  }

  /** Reviews whose averages this manager was ever given: what was seen is not forgotten when it is taken back. */
  async figuresEverGivenTo(managerId: string): Promise<string[]> {
    const shared = await this.database.of(AuditEntryEntity).findBy({ deed: 'plan.shared' });
    return shared
      .filter(({ details }) => details.manager === managerId && details.figures === true)
      .map(({ details }) => String(details.review));
  }
}
