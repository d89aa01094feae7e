import { In, Not } from 'typeorm';
import type { Database } from '../database/database.js';
import { protectedGroups } from '../domain/rater-group.js';
import { AssignmentEntity } from './assignment.entity.js';

/** Of some people, those who rate in a protected group of a review and so may never read its report (anonymity R18). */
export async function conflictedReaders(
  database: Database,
  reviewId: string,
  readerIds: readonly string[],
): Promise<string[]> {
  if (readerIds.length === 0) return [];
  const requests = await database.of(AssignmentEntity).findBy({
    reviewId,
    raterId: In([...readerIds]),
    group: In([...protectedGroups]),
    status: Not('declined'),
  });
  return requests.map(({ raterId }) => raterId);
}
