import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Database } from '../database/database.js';
import type { BlockLabel } from '../domain/blocks.js';
import { hasComment, type MendedNames, withMendedNames, withoutComment } from '../domain/corrections.js';
import { NotFound } from '../domain/errors.js';
import type { IndividualSnapshot } from '../domain/individual-snapshot.js';
import { withoutBlock } from '../domain/withheld-block.js';
import { CommentEntity } from './comment.entity.js';
import { Snapshots } from './snapshots.js';

/**
 * All that may still be done to a frozen report: mend names, withhold a whole comment, withhold a whole block with
 * every figure made from it (anonymity R13). Each makes a new version and an audit entry, in one write; group figures
 * stay as they were frozen (R11). NotFound when the report has no such part; RuleBroken when two are made at once.
 */
@Injectable()
export class SnapshotCorrections {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly snapshots: Snapshots,
  ) {}

  async withholdComment(reviewId: string, commentId: string, actorId: string): Promise<void> {
    await this.database.write(async () => {
      await this.correct(reviewId, actorId, 'report.comment-withheld', (whole) => {
        if (!hasComment(whole.shown, commentId)) throw new NotFound();
        return withoutComment(whole, commentId);
      });
      await this.database.of(CommentEntity).update({ id: commentId, reviewId }, { withheld: true });
    });
  }

  async withholdBlock(reviewId: string, key: BlockLabel, actorId: string): Promise<void> {
    await this.correct(reviewId, actorId, 'report.block-withheld', (whole) => {
      if (!whole.shown.blocks.some((block) => block.key === key)) throw new NotFound();
      return withoutBlock(whole, key);
    });
  }

  async mendNames(reviewId: string, names: MendedNames, actorId: string): Promise<void> {
    await this.correct(reviewId, actorId, 'report.names-mended', (whole) => withMendedNames(whole, names));
  }

  private async correct(
    reviewId: string,
    actorId: string,
    deed: string,
    change: (whole: IndividualSnapshot) => IndividualSnapshot,
  ): Promise<void> {
    await this.database.write(async () => {
      const version = await this.snapshots.replace(reviewId, change);
      await this.audit.record(actorId, deed, { review: reviewId, version });
    });
  }
}
