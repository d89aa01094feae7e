import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Database } from '../database/database.js';
import type { BlockLabel } from '../domain/blocks.js';
import {
  hasComment,
  type MendedNames,
  withCorrectionTold,
  withMendedNames,
  withoutComment,
} from '../domain/corrections.js';
import { NotFound, RuleBroken } from '../domain/errors.js';
import type { IndividualSnapshot } from '../domain/individual-snapshot.js';
import type { ReportCorrection, ShownReport } from '../domain/shown-report.js';
import { withoutBlock } from '../domain/withheld-block.js';
import { partsLost, type WithheldPart } from '../domain/withheld-parts.js';
import { CommentEntity } from './comment.entity.js';
import { Snapshots } from './snapshots.js';

/** Who corrects a report, when and why, and the version that was looked at. */
export interface CorrectionNote {
  readonly actorId: string;
  readonly reason: string;
  /** The day in the zone of the cycle, YYYY-MM-DD. */
  readonly on: string;
  readonly version: number;
}

export type CorrectableReport = Required<Pick<ShownReport, 'header' | 'blocks' | 'corrections'>> & {
  readonly version: number;
};

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

  /** What may be corrected: names, and which blocks there are; never a figure. NotFound without a report. */
  async of(reviewId: string): Promise<CorrectableReport> {
    const frozen = await this.snapshots.latest(reviewId);
    if (!frozen) throw new NotFound();
    const { header, blocks, corrections = [] } = frozen.shown;
    return { version: frozen.version, header, blocks, corrections };
  }

  /** Which kinds of figures would go with a block. */
  async partsLost(reviewId: string, key: BlockLabel): Promise<WithheldPart[]> {
    const whole = await this.snapshots.wholeOf(reviewId);
    if (!whole || !hasBlock(whole, key)) throw new NotFound();
    return partsLost(whole.shown, withoutBlock(whole, key).shown, key);
  }

  async withholdBlock(reviewId: string, key: BlockLabel, note: CorrectionNote): Promise<void> {
    await this.correct(
      reviewId,
      note.actorId,
      'report.block-withheld',
      (whole) => {
        if (!hasBlock(whole, key)) throw new NotFound();
        return withCorrectionTold(withoutBlock(whole, key), told(note, 'block', key));
      },
      note.version,
    );
  }

  async mendNames(reviewId: string, names: MendedNames, note: CorrectionNote): Promise<void> {
    await this.correct(
      reviewId,
      note.actorId,
      'report.names-mended',
      (whole) => withCorrectionTold(withMendedNames(whole, names), told(note, 'names', null)),
      note.version,
    );
  }

  private async correct(
    reviewId: string,
    actorId: string,
    deed: string,
    change: (whole: IndividualSnapshot) => IndividualSnapshot,
    expected?: number,
  ): Promise<void> {
    await this.database.write(async () => {
      const version = await this.snapshots.replace(reviewId, change);
      // What was looked at before is what is corrected, or nothing.
      if (expected !== undefined && version !== expected + 1) throw new RuleBroken('results.correction.meanwhile');
      await this.audit.record(actorId, deed, { review: reviewId, version });
    });
  }
}

function hasBlock({ shown }: IndividualSnapshot, key: BlockLabel): boolean {
  return shown.blocks.some((block) => block.key === key);
}

function told(
  { on, reason }: CorrectionNote,
  what: ReportCorrection['what'],
  block: BlockLabel | null,
): ReportCorrection {
  return { on, what, block, reason };
}
