import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import type { GroupCounts } from '../domain/blocks.js';
import { protectedGroups } from '../domain/rater-group.js';
import { dateIn } from '../domain/zone-time.js';
import type { CycleEntity } from './cycle.entity.js';
import { byReview, DraftReader } from './draft-reader.js';
import { expectedRaters } from './expected-raters.js';
import { mayFollow } from './followed-reviews.js';
import { groupOutlooks, type GroupOutlook } from './group-outlooks.js';
import { OrganisationReader } from './organisation-facts.js';

/** Forecasts the groups of a draft: from its lists where there are any, else from chart and records. */
@Injectable()
export class OutlookService {
  constructor(
    private readonly drafts: DraftReader,
    private readonly organisation: OrganisationReader,
    private readonly clock: Clock,
  ) {}

  async of(cycle: CycleEntity, viewerId: string): Promise<{ subjects: number; outlooks: GroupOutlook[] }> {
    const reviews = await this.drafts.reviews(cycle.id);
    const followed = reviews.filter((review) => mayFollow(review, viewerId));
    const lists = byReview(await this.drafts.nominations(cycle.id));
    const today = dateIn(this.clock.now(), cycle.timeZone);
    const facts = await this.organisation.facts(cycle.settings, today);
    const expected = expectedRaters(
      cycle.settings,
      followed.map((review) => review.subjectId),
      facts,
      today,
    );
    const counts = followed.map((review): GroupCounts => {
      const list = lists.get(review.id);
      if (!list) return expected.get(review.subjectId) ?? {};
      const inGroup = (group: string) => list.filter((nomination) => nomination.group === group).length;
      return Object.fromEntries(protectedGroups.map((group) => [group, inGroup(group)]));
    });
    return { subjects: reviews.length, outlooks: groupOutlooks(counts, cycle.settings.thresholds.ratings) };
  }
}
