import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan, Not, type ObjectLiteral } from 'typeorm';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { EnvelopeEntity } from '../surveys/envelope.entity.js';
import { CommentEntity } from './comment.entity.js';
import { EarlierResultEntity } from './earlier-result.entity.js';
import { GroupSnapshotEntity } from './group-snapshot.entity.js';
import { MixedBlockEntity } from './mixed-block.entity.js';
import { SnapshotEntity } from './snapshot.entity.js';
import { TallyEntity } from './tally.entity.js';

const idsPerStatement = 500;
const counted = [TallyEntity, CommentEntity, MixedBlockEntity] as const;
const emptyGroup = JSON.stringify({ units: {}, sums: {} });

/** Takes answers and what was made of them away; nothing about them comes out of here. Always inside a write. */
@Injectable()
export class AnswerErasure {
  constructor(private readonly database: Database) {}

  /** Sealed answers and drafts of requests that end. */
  async forgetEnvelopes(assignmentIds: readonly string[]): Promise<void> {
    await this.inParts(assignmentIds, (ids) => this.database.of(EnvelopeEntity).delete({ assignmentId: In(ids) }));
  }

  /** Counts and comments; reports already made of them stay. */
  async forgetAnswers(reviewIds: readonly string[]): Promise<void> {
    for (const entity of counted)
      await this.inParts(reviewIds, (ids) => this.database.of<ObjectLiteral>(entity).delete({ reviewId: In(ids) }));
  }

  async forgetReports(reviewIds: readonly string[]): Promise<void> {
    await this.inParts(reviewIds, (ids) => this.database.of(SnapshotEntity).delete({ reviewId: In(ids) }));
  }

  /** Figures of one person that came from another tool. */
  async forgetEarlier(personId: string): Promise<void> {
    await this.database.of(EarlierResultEntity).delete({ personId });
  }

  async countEarlier(personId: string): Promise<number> {
    return this.database.of(EarlierResultEntity).countBy({ personId });
  }

  /** Group figures name nobody and stay; who was counted in which unit goes. */
  async forgetMembers(cycleIds: readonly string[]): Promise<void> {
    await this.inParts(cycleIds, (ids) =>
      this.database.of(GroupSnapshotEntity).update({ cycleId: In(ids) }, { kept: emptyGroup }),
    );
  }

  /** Closed cycles, mixed to the end before this day, of which answers or reports are still kept. */
  async cyclesOver(before: Date, kept: 'answers' | 'reports'): Promise<string[]> {
    const query = this.database
      .of(CycleEntity)
      .createQueryBuilder('cycle')
      .select('DISTINCT cycle.id', 'id')
      .innerJoin(ReviewEntity, 'review', 'review.cycleId = cycle.id')
      .innerJoin(kept === 'answers' ? MixedBlockEntity : SnapshotEntity, 'kept', 'kept.reviewId = review.id')
      .where({ closedAt: LessThan(before), mixedAt: Not(IsNull()) });
    return (await query.getRawMany<{ id: string }>()).map(({ id }) => id);
  }

  private async inParts(ids: readonly string[], work: (part: string[]) => Promise<unknown>): Promise<void> {
    for (let start = 0; start < ids.length; start += idsPerStatement)
      await work(ids.slice(start, start + idsPerStatement));
  }
}

/** Names of the tables this file takes rows from, for whoever must have their dead rows overwritten. */
export function tablesOfAnswers(database: Database): string[] {
  return [EnvelopeEntity, ...counted, SnapshotEntity, GroupSnapshotEntity, EarlierResultEntity].map(
    (entity) => database.of<ObjectLiteral>(entity).metadata.tableName,
  );
}
