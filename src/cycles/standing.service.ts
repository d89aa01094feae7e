import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Frameworks } from '../competencies/frameworks.js';
import { Database } from '../database/database.js';
import { protectedGroups } from '../domain/rater-group.js';
import { behavioursOf } from '../domain/questionnaire.js';
import type { CycleEntity } from './cycle.entity.js';
import { NominationEntity } from './nomination.entity.js';
import type { CycleStanding } from './next-step.js';
import { ReviewEntity } from './review.entity.js';

/** Counts what the next step of a cycle hangs on. */
@Injectable()
export class StandingService {
  constructor(
    private readonly database: Database,
    private readonly frameworks: Frameworks,
  ) {}

  async of(cycle: CycleEntity): Promise<CycleStanding> {
    const { id, state, settings } = cycle;
    const reviews = this.database.of(ReviewEntity);
    return {
      id,
      state,
      reviews: await reviews.countBy({ cycleId: id }),
      behaviours: behavioursOf(await this.frameworks.questionnaire()).length,
      nominations: await this.nominations(id),
      waiting: await reviews.countBy({ cycleId: id, nominationState: 'submitted' }),
      approved: await reviews.countBy({ cycleId: id, nominationState: 'approved' }),
      ready: await reviews.countBy({ cycleId: id, reportState: 'built', releaseOn: IsNull() }),
      letsPropose: protectedGroups.some(
        (group) => settings.groups.includes(group) && settings.choice[group].method === 'nomination',
      ),
    };
  }

  private nominations(cycleId: string): Promise<number> {
    return this.database
      .of(NominationEntity)
      .createQueryBuilder('nomination')
      .innerJoin(ReviewEntity, 'review', 'review.id = nomination.reviewId')
      .where('review.cycleId = :cycleId', { cycleId })
      .getCount();
  }
}
