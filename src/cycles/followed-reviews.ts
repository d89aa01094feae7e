import type { ReviewEntity } from './review.entity.js';

/** Who is reviewed in it or coaches it follows a review neither by list nor by load nor by progress (anonymity 2). */
export function mayFollow(review: Pick<ReviewEntity, 'subjectId' | 'coachId'>, viewerId: string): boolean {
  return review.subjectId !== viewerId && review.coachId !== viewerId;
}
