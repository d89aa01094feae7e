import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../config/clock.js';
import { conflictedReaders } from '../cycles/conflicted-readers.js';
import { Database } from '../database/database.js';
import { fieldProblem, FormRejected, NotFound, RuleBroken } from '../domain/errors.js';
import { PersonEntity } from '../people/person.entity.js';
import { OwnReports } from './own-reports.js';
import { PlanActionEntity } from './plan-action.entity.js';
import { PlanEntity } from './plan.entity.js';

/** What the person ticked. */
export interface ShareChoice {
  readonly actionIds: readonly string[];
  readonly sharesNotes: boolean;
  readonly sharesFigures: boolean;
}

/** Gives the person's manager exactly what was ticked, and takes it back. */
@Injectable()
export class PlanSharing {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly reports: OwnReports,
  ) {}

  /** The manager in the chart; null without one, or when they have left. */
  async managerOf(personId: string): Promise<PersonEntity | null> {
    const people = this.database.of(PersonEntity);
    const person = await people.findOneBy({ id: personId });
    return person?.managerId ? people.findOneBy({ id: person.managerId, status: 'active' }) : null;
  }

  /** Who rated in a protected group of the review may see no figure of its report (anonymity R18). */
  async maySeeFigures(reviewId: string, managerId: string): Promise<boolean> {
    return (await conflictedReaders(this.database, reviewId, [managerId])).length === 0;
  }

  async share(reviewId: string, personId: string, choice: ShareChoice): Promise<void> {
    await this.reports.find(reviewId, personId);
    const manager = await this.managerOf(personId);
    const plan = await this.database.of(PlanEntity).findOneBy({ reviewId, personId });
    if (!plan || !manager) throw new RuleBroken('plans.share.nobody');
    if (choice.actionIds.length === 0) throw new FormRejected([fieldProblem('action', 'plans.share.choose')]);
    if (choice.sharesFigures && !(await this.maySeeFigures(reviewId, manager.id))) {
      throw new RuleBroken('plans.share.no-figures');
    }
    const actions = this.database.of(PlanActionEntity);
    await actions.update({ planId: plan.id }, { isShared: false });
    await actions.update({ planId: plan.id, id: In([...choice.actionIds]) }, { isShared: true });
    const { sharesNotes, sharesFigures } = choice;
    const sharing = { sharedWithId: manager.id, sharedAt: this.clock.now(), sharesNotes, sharesFigures };
    await this.database.of(PlanEntity).update(plan.id, sharing);
    const details = { review: reviewId, manager: manager.id, figures: sharesFigures };
    await this.audit.record(personId, 'plan.shared', details);
  }

  async end(reviewId: string, personId: string): Promise<void> {
    await this.reports.find(reviewId, personId);
    const plan = await this.database.of(PlanEntity).findOneBy({ reviewId, personId });
    if (!plan?.sharedWithId) return;
    const nothing = { sharedWithId: null, sharedAt: null, sharesNotes: false, sharesFigures: false };
    await this.database.of(PlanEntity).update(plan.id, nothing);
    await this.database.of(PlanActionEntity).update({ planId: plan.id }, { isShared: false });
    await this.audit.record(personId, 'plan.share-ended', { review: reviewId });
  }

  /** The person themselves, or the manager it was shared with as long as they are the manager; else NotFound. */
  async find(reviewId: string, viewerId: string): Promise<{ plan: PlanEntity; isOwn: boolean }> {
    const plan = await this.database.of(PlanEntity).findOneBy({ reviewId });
    if (!plan?.sharedWithId) throw new NotFound();
    const isOwn = plan.personId === viewerId;
    if (!isOwn && !(await this.isSharedWith(plan, viewerId))) throw new NotFound();
    if (!isOwn) await this.database.write(() => this.audit.record(viewerId, 'plan.opened', { review: reviewId }));
    return { plan, isOwn };
  }

  async isSharedWith(plan: Pick<PlanEntity, 'personId' | 'sharedWithId'>, viewerId: string): Promise<boolean> {
    return plan.sharedWithId === viewerId && (await this.managerOf(plan.personId))?.id === viewerId;
  }
}
