import { Injectable } from '@nestjs/common';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import type { Block, BlockLabel } from '../domain/blocks.js';
import { competenciesOf, type Questionnaire } from '../domain/questionnaire.js';
import type { StoredComment } from '../domain/shown-comments.js';
import type { BlockQuality, CommentTopic, MixedReview, Moments, ReviewTallies } from '../domain/tally.js';
import { CommentEntity } from './comment.entity.js';
import { MixedBlockEntity } from './mixed-block.entity.js';
import { TallyEntity } from './tally.entity.js';

const rowsPerInsert = 100;

/** What a row of mixed_block holds. */
interface BlockContents {
  readonly block: Block;
  readonly moments: readonly Moments[];
  readonly quality: BlockQuality | null;
}

/** Tallies, blocks and comments of mixed reviews: written once by the mix, read by the builder of snapshots alone. */
@Injectable()
export class MixedReviews {
  constructor(private readonly database: Database) {}

  async insert(reviewId: string, mixed: MixedReview): Promise<void> {
    const contentsOf = (block: Block): BlockContents => ({
      block,
      moments: mixed.moments.filter((row) => row.block === block.key),
      quality: mixed.quality.find((row) => row.block === block.key) ?? null,
    });
    await this.rows(
      MixedBlockEntity,
      mixed.blocks.map((block) => ({ reviewId, block: block.key, contents: contentsOf(block) })),
    );
    await this.rows(
      TallyEntity,
      mixed.tallies.map(({ block, behaviourId, counts }) => ({ reviewId, block, behaviourId, histogram: [...counts] })),
    );
    // The mix has put them into random order.
    await this.rows(
      CommentEntity,
      mixed.comments.map(({ block, about, text }) => ({
        id: randomId(),
        reviewId,
        block,
        questionId: about.kind === 'question' ? about.questionId : about.competencyId,
        text,
        withheld: false,
        reportedAt: null,
      })),
    );
  }

  async histograms(reviewId: string): Promise<number[][]> {
    const tallies = await this.database.of(TallyEntity).findBy({ reviewId });
    return tallies.map(({ histogram }) => histogram);
  }

  async talliesOf(reviewId: string): Promise<ReviewTallies & { readonly quality: readonly BlockQuality[] }> {
    const rows = await this.database.of(MixedBlockEntity).findBy({ reviewId });
    const tallies = await this.database.of(TallyEntity).findBy({ reviewId });
    const contents = rows.map((row) => row.contents as BlockContents).toSorted(inOrder);
    return {
      blocks: contents.map(({ block }) => block),
      moments: contents.flatMap(({ moments }) => moments),
      quality: contents.flatMap(({ quality }) => quality ?? []),
      tallies: tallies.map(({ block, behaviourId, histogram }) => ({
        block: block as BlockLabel,
        behaviourId,
        counts: histogram,
      })),
    };
  }

  /** Those not withheld. */
  async commentsOf(reviewId: string, questionnaire: Questionnaire): Promise<StoredComment[]> {
    const rows = await this.database.of(CommentEntity).findBy({ reviewId, withheld: false });
    return rows.map(({ id, block, questionId, text }) => ({
      id,
      block: block as StoredComment['block'],
      about: topicOf(questionId, questionnaire),
      text,
    }));
  }

  /** How many reviews of a cycle show groups merged into one block. */
  async countMerged(cycleId: string): Promise<number> {
    const counted = await this.database
      .of(MixedBlockEntity)
      .createQueryBuilder('part')
      .innerJoin(ReviewEntity, 'review', 'review.id = part.reviewId')
      .where("review.cycleId = :cycleId AND part.block LIKE '%others'", { cycleId })
      .select('COUNT(DISTINCT part.reviewId)', 'reviews')
      .getRawOne<{ reviews: number | string }>();
    return Number(counted?.reviews ?? 0);
  }

  private async rows<E extends object>(entity: new () => E, rows: readonly E[]): Promise<void> {
    for (let start = 0; start < rows.length; start += rowsPerInsert) {
      await this.database.of(entity).insert(rows.slice(start, start + rowsPerInsert) as never[]);
    }
  }
}

const order: readonly string[] = ['self', 'manager', 'peer', 'subordinate', 'customer', 'others'];

function inOrder(one: BlockContents, other: BlockContents): number {
  const place = ({ block }: BlockContents): number => order.indexOf(block.key.replace('-and-others', ''));
  return place(one) - place(other);
}

function topicOf(id: string, questionnaire: Questionnaire): CommentTopic {
  const isCompetency = competenciesOf(questionnaire).some((competency) => competency.id === id);
  return isCompetency ? { kind: 'example', competencyId: id } : { kind: 'question', questionId: id };
}
