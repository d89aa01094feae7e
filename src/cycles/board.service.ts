import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { daysBetween } from '../domain/calendar.js';
import { dateIn } from '../domain/zone-time.js';
import { PersonEntity } from '../people/person.entity.js';
import { paths } from '../web/paths.js';
import type { CycleEntity } from './cycle.entity.js';
import { type NominationList, NominationLists } from './nomination-lists.js';
import { proposableGroups } from './own-nominations.service.js';
import { type PageNumbers, pageOf, rowsPerPage } from './page-of.js';
import { RaterLoads, totals } from './rater-loads.js';
import { type NominationState, ReviewEntity } from './review.entity.js';

export const boardFilters = ['waiting', 'open', 'approved', 'all'] as const;
export type BoardFilter = (typeof boardFilters)[number];

const stateOf: Readonly<Record<Exclude<BoardFilter, 'all'>, NominationState>> = {
  waiting: 'submitted',
  open: 'proposed',
  approved: 'approved',
};

export interface Board {
  readonly cycle: CycleEntity;
  readonly filter: BoardFilter;
  readonly counts: Readonly<Record<BoardFilter, number>>;
  readonly pages: PageNumbers;
  readonly lists: readonly NominationList[];
  readonly loads: ReadonlyMap<string, number>;
  /** Whole days since people may propose; null when nobody may or it is not known. */
  readonly openedDaysAgo: number | null;
}

/** Fifty lists at a time, by name; never one that the viewer may not follow. */
@Injectable()
export class BoardService {
  constructor(
    private readonly database: Database,
    private readonly lists: NominationLists,
    private readonly loads: RaterLoads,
    private readonly clock: Clock,
  ) {}

  async read(cycle: CycleEntity, viewerId: string, filter: BoardFilter, page: unknown): Promise<Board> {
    const counts = {
      waiting: await this.followed(cycle.id, viewerId, 'waiting').getCount(),
      open: await this.followed(cycle.id, viewerId, 'open').getCount(),
      approved: await this.followed(cycle.id, viewerId, 'approved').getCount(),
      all: await this.followed(cycle.id, viewerId, 'all').getCount(),
    };
    const pages = pageOf(
      page,
      counts[filter],
      (number) => `${paths.nominations(cycle.id)}?show=${filter}&page=${number}`,
    );
    const reviews = await this.followed(cycle.id, viewerId, filter)
      .orderBy('subject.nameFolded')
      .addOrderBy('review.id')
      .offset(pages.skip)
      .limit(rowsPerPage)
      .getMany();
    return {
      cycle,
      filter,
      counts,
      pages,
      lists: await this.lists.read(cycle, reviews),
      openedDaysAgo: this.openedDaysAgo(cycle),
      loads: totals(await this.loads.followedBy(cycle.id, viewerId)),
    };
  }

  private openedDaysAgo({ state, settings, nominatingAt, timeZone }: CycleEntity): number | null {
    if (state !== 'nominating' || !nominatingAt || proposableGroups(settings).length === 0) return null;
    return daysBetween(dateIn(nominatingAt, timeZone), dateIn(this.clock.now(), timeZone));
  }

  private followed(cycleId: string, viewerId: string, filter: BoardFilter): SelectQueryBuilder<ReviewEntity> {
    const query = this.database
      .of(ReviewEntity)
      .createQueryBuilder('review')
      .innerJoin(PersonEntity, 'subject', 'subject.id = review.subjectId')
      .where('review.cycleId = :cycleId AND review.subjectId <> :viewerId', { cycleId, viewerId })
      .andWhere('(review.coachId IS NULL OR review.coachId <> :viewerId)');
    return filter === 'all' ? query : query.andWhere('review.nominationState = :state', { state: stateOf[filter] });
  }
}
