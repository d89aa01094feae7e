import { Injectable } from '@nestjs/common';
import { ReviewEntity } from '../../cycles/review.entity.js';
import { Database } from '../../database/database.js';
import { addDays, type IsoDate } from '../../domain/calendar.js';
import { planSuggestions } from '../../domain/plan-suggestions.js';
import { Conversations } from '../../plans/conversations.js';
import { PlanActions } from '../../plans/plan-actions.service.js';
import { PlanLookup } from '../../plans/plan-lookup.js';
import { PlanSharing } from '../../plans/plan-sharing.service.js';
import { Snapshots } from '../../results/snapshots.js';
import type { DemoClock } from './demo-clock.js';
import { tehran } from './demo-dates.js';
import { demoId } from './demo-ids.js';

const writer = 'sara.kamali';
const manager = 'omid.karimi';

const actions = [
  {
    what: 'Send one line with a date to every open request before I leave.',
    whoNotices: 'Peers in underwriting',
    howKnown: 'Nobody has to ask twice for a month',
    days: 45,
  },
  {
    what: 'Agree with the branches on the two papers we really need.',
    whoNotices: 'Claims customers',
    howKnown: 'A windscreen claim is settled in three days instead of six',
    days: 90,
  },
];

/** One plan after last year's report: one action done, one long past its date, both shared with the manager. */
@Injectable()
export class DemoPlans {
  constructor(
    private readonly database: Database,
    private readonly snapshots: Snapshots,
    private readonly plans: PlanActions,
    private readonly lookup: PlanLookup,
    private readonly sharing: PlanSharing,
    private readonly conversations: Conversations,
  ) {}

  async write(cycleId: string, from: IsoDate, clock: DemoClock): Promise<void> {
    const review = await this.database.of(ReviewEntity).findOneByOrFail({ cycleId, subjectId: demoId(writer) });
    clock.standAt(tehran(from, 10));
    await this.database.write(() => this.add(review.id, from));
    await this.database.write(() => this.conversations.set(review.id, demoId(manager), addDays(from, 3)));
    const [first] = (await this.lookup.of(review.id))?.actions ?? [];
    if (!first) return;
    clock.standAt(tehran(addDays(from, 40), 10));
    await this.database.write(async () => {
      await this.plans.note(
        review.id,
        first.action.id,
        demoId(writer),
        'Three weeks without a reminder from underwriting.',
      );
      await this.plans.complete(review.id, first.action.id, demoId(writer));
      const all = (await this.lookup.of(review.id))?.actions ?? [];
      const choice = { actionIds: all.map(({ action }) => action.id), sharesNotes: true, sharesFigures: false };
      await this.sharing.share(review.id, demoId(writer), choice);
    });
  }

  private async add(reviewId: string, from: IsoDate): Promise<void> {
    const frozen = await this.snapshots.latest(reviewId);
    const suggested = frozen ? planSuggestions(frozen.shown) : [];
    for (const [index, { days, ...texts }] of actions.entries()) {
      const behaviourId = suggested[index]?.behaviourId;
      if (behaviourId)
        await this.plans.add(reviewId, demoId(writer), { behaviourId, dueOn: addDays(from, days), ...texts });
    }
  }
}
