import { Injectable } from '@nestjs/common';
import { NotFound } from '../domain/errors.js';
import { PlanLookup } from './plan-lookup.js';
import type { PlanSummary } from './plan-summary.presenter.js';
import { PlanSharing } from './plan-sharing.service.js';

/** What of a person's plan belongs into their report, for whoever reads it. */
@Injectable()
export class PlanSummaries {
  constructor(
    private readonly lookup: PlanLookup,
    private readonly sharing: PlanSharing,
  ) {}

  /** To its person, who must have the report: everything, and what to begin with while there is nothing. */
  async own(reviewId: string, personId: string): Promise<PlanSummary> {
    const manager = await this.sharing.managerOf(personId);
    const written = await this.lookup.of(reviewId);
    const isShared = manager !== null && written?.plan.sharedWithId === manager.id;
    return {
      isOwn: true,
      reviewId,
      actions: written?.actions ?? [],
      managerName: manager?.name ?? null,
      isShared,
      today: this.lookup.today,
    };
  }

  /** To its manager what was shared, with the opening recorded; null for everybody else. */
  async shared(reviewId: string, readerId: string): Promise<PlanSummary | null> {
    const found = await this.sharing.find(reviewId, readerId).catch(nothingIfForeign);
    const written = found && !found.isOwn ? await this.lookup.of(reviewId) : null;
    if (!written) return null;
    const actions = written.actions
      .filter(({ action }) => action.isShared)
      .map(({ action, notes }) => ({ action, notes: written.plan.sharesNotes ? notes : [] }));
    return { isOwn: false, reviewId, actions, managerName: null, isShared: true, today: this.lookup.today };
  }
}

function nothingIfForeign(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}
