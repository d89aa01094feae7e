import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import { Database } from '../database/database.js';
import type { RaterGroup } from '../domain/rater-group.js';
import { NominationEntity } from './nomination.entity.js';
import { ReviewEntity } from './review.entity.js';

export interface GroupLoad {
  readonly raterId: string;
  readonly group: RaterGroup;
  readonly requests: number;
}

/** How often each rater is asked in one cycle, oneself left out; counted by the database. */
@Injectable()
export class RaterLoads {
  constructor(private readonly database: Database) {}

  /** Requests of some raters over the whole cycle: what the maximum is about. */
  async of(cycleId: string, raterIds: readonly string[]): Promise<Map<string, number>> {
    if (raterIds.length === 0) return new Map();
    const rows = await this.counted(cycleId)
      .andWhere({ raterId: In([...raterIds]) })
      .getRawMany<Row>();
    return totals(rows.map(loadOf));
  }

  /** Every rater with requests by group, as far as the viewer follows the reviews. */
  async followedBy(cycleId: string, viewerId: string): Promise<GroupLoad[]> {
    const rows = await this.counted(cycleId)
      .andWhere('review.subjectId <> :viewerId AND (review.coachId IS NULL OR review.coachId <> :viewerId)', {
        viewerId,
      })
      .getRawMany<Row>();
    return rows.map(loadOf);
  }

  private counted(cycleId: string): SelectQueryBuilder<NominationEntity> {
    return this.database
      .of(NominationEntity)
      .createQueryBuilder('nomination')
      .innerJoin(ReviewEntity, 'review', 'review.id = nomination.reviewId')
      .select('nomination.raterId', 'raterId')
      .addSelect('nomination.group', 'group')
      .addSelect('COUNT(*)', 'requests')
      .where("review.cycleId = :cycleId AND nomination.group <> 'self'", { cycleId })
      .groupBy('nomination.raterId')
      .addGroupBy('nomination.group');
  }
}

export function totals(loads: readonly GroupLoad[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { raterId, requests } of loads) sums.set(raterId, (sums.get(raterId) ?? 0) + requests);
  return sums;
}

interface Row extends Omit<GroupLoad, 'requests'> {
  /** PostgreSQL counts in texts. */
  readonly requests: string | number;
}

function loadOf({ raterId, group, requests }: Row): GroupLoad {
  return { raterId, group, requests: Number(requests) };
}
