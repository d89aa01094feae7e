import { Injectable } from '@nestjs/common';
import { CycleEntity } from '../../cycles/cycle.entity.js';
import { ReviewEntity } from '../../cycles/review.entity.js';
import { Database } from '../../database/database.js';
import { readableComment } from '../../domain/readable-comments.js';
import { Snapshots } from '../../results/snapshots.js';
import type { SignedIn } from '../../web/visitor.js';
import { CommentJudges } from './comment-judges.js';

/** What HR meets of a comment it decides about, reported or offered: its text and its cycle, and only what it may judge. */
@Injectable()
export class JudgedComments {
  constructor(
    private readonly database: Database,
    private readonly judges: CommentJudges,
    private readonly snapshots: Snapshots,
  ) {}

  /** Null where this person may not judge. */
  async reviewFor({ reviewId }: { readonly reviewId: string }, me: SignedIn): Promise<ReviewEntity | null> {
    const review = await this.database.of(ReviewEntity).findOneBy({ id: reviewId });
    return review && (await this.judges.may(review, me)) ? review : null;
  }

  /** Null once it is no longer in the report. */
  async textOf(reviewId: string, commentId: string): Promise<string | null> {
    const frozen = await this.snapshots.latest(reviewId);
    return frozen && readableComment(frozen.shown, commentId);
  }

  async cycleName({ cycleId }: ReviewEntity): Promise<string> {
    return (await this.database.of(CycleEntity).findOneBy({ id: cycleId }))?.name ?? '';
  }
}
