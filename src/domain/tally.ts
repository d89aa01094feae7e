import type { Block, BlockLabel } from './blocks.js';

/** How often each scale point 1..A was given to one behaviour by the raters of one block; index 0 is point 1. */
export interface Tally {
  readonly block: BlockLabel;
  readonly behaviourId: string;
  readonly counts: readonly number[];
}

/** Sums over the raters of one protected block for one competency, over the behaviours shown there (measurement 6). */
export interface Moments {
  readonly block: BlockLabel;
  readonly competencyId: string;
  /** Raters who judged at least half of the shown behaviours put to them; never fewer than k. */
  readonly n: number;
  /** Σ and Σ² of these raters' means. */
  readonly sum: number;
  readonly sumSquares: number;
  /** Of the raters who judged every shown behaviour; null when they are fewer than k. */
  readonly complete: CompleteSums | null;
}

export interface CompleteSums {
  readonly n: number;
  readonly behaviours: number;
  /** Σ and Σ² of these raters' totals, and Σ of the squares of their single answers. */
  readonly sum: number;
  readonly sumSquares: number;
  readonly itemSquares: number;
}

/** A comment without its writer: the block it may be shown under, or 'all' others together (anonymity R10). */
export interface MixedComment {
  readonly block: BlockLabel | 'all';
  /** The open question it answers, or the competency it gives an example of. */
  readonly about: CommentTopic;
  readonly text: string;
}

export type CommentTopic =
  | { readonly kind: 'question'; readonly questionId: string }
  | { readonly kind: 'example'; readonly competencyId: string };

/** How carefully the raters of one block answered, as counts of people (measurement 7). */
export interface BlockQuality {
  readonly block: BlockLabel;
  readonly raters: number;
  readonly straightLined: number;
  readonly tooLittle: number;
}

/** What is kept of a review after close: counts per block, comments apart; nothing per rater (anonymity 2). */
export interface MixedReview {
  readonly blocks: readonly Block[];
  readonly tallies: readonly Tally[];
  readonly moments: readonly Moments[];
  readonly comments: readonly MixedComment[];
  readonly quality: readonly BlockQuality[];
  /** For the check of the mix alone, never stored: opened = tallied + left out. */
  readonly answers: { readonly opened: number; readonly tallied: number; readonly leftOut: number };
}

/** The part of a mixed review that figures are made from. */
export type ReviewTallies = Pick<MixedReview, 'blocks' | 'tallies' | 'moments'>;

/** How many judged, and the sum of their scale points; blank and "can't judge" are missing, never 0 (measurement 1). */
export function countAndSum(counts: readonly number[]): { n: number; sum: number } {
  const n = counts.reduce((total, count) => total + count, 0);
  const sum = counts.reduce((total, count, index) => total + count * (index + 1), 0);
  return { n, sum };
}
