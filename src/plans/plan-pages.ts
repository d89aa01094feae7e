import { Injectable } from '@nestjs/common';
import { Conversations } from './conversations.js';
import { type OwnReport, OwnReports } from './own-reports.js';
import { PlanLookup } from './plan-lookup.js';
import { PlanSharing } from './plan-sharing.service.js';
import { Pulses } from './pulses.service.js';
import type { PlanPage } from './plan.presenter.js';

/** Gathers what the page of a plan shows to its person. */
@Injectable()
export class PlanPages {
  constructor(
    private readonly reports: OwnReports,
    private readonly lookup: PlanLookup,
    private readonly sharing: PlanSharing,
    private readonly conversations: Conversations,
    private readonly pulses: Pulses,
  ) {}

  async of(reviewId: string, personId: string): Promise<PlanPage> {
    return this.page(await this.reports.find(reviewId, personId), personId);
  }

  /** Of the latest report; null while there is none. */
  async latest(personId: string): Promise<PlanPage | null> {
    const report = await this.reports.latest(personId);
    return report && this.page(report, personId);
  }

  private async page(report: OwnReport, personId: string): Promise<PlanPage> {
    const reviewId = report.review.id;
    const manager = await this.sharing.managerOf(personId);
    const written = await this.lookup.of(reviewId);
    const isShared = manager !== null && written?.plan.sharedWithId === manager.id;
    return {
      report,
      written,
      managerName: manager?.name ?? null,
      sharedWith: isShared ? manager.name : null,
      pulse: await this.pulses.of(reviewId, personId),
      talkOn: (await this.conversations.of([reviewId])).get(reviewId) ?? null,
      today: this.lookup.today,
    };
  }
}
