import { isNamed, type BlockLabel } from './blocks.js';
import type { Sample } from './change.js';
import type { Weights } from './cycle-settings.js';
import type { ExactFigures } from './exact-figures.js';
import type { ReviewTallies } from './tally.js';

/**
 * One shown block and competency as the change test reads it: its exact figure, the fewest people behind it, and their
 * spread as far as words may use it. All of it follows from shown cells alone (anonymity R5, decision 0014).
 */
export interface KeptSample extends Sample {
  readonly block: BlockLabel;
  readonly competencyId: string;
}

/** The unshown part of a snapshot: read only by the next cycle's change test, never served (anonymity R13). */
export interface KeptMoments {
  readonly weights: Weights;
  readonly samples: readonly KeptSample[];
}

/** A sample for every competency figure that is shown in a block other than self; the manager is one exact answer (R13). */
export function keptMoments(review: ReviewTallies, figures: ExactFigures, weights: Weights): KeptMoments {
  const samples = review.blocks
    .filter(({ key }) => key !== 'self')
    .flatMap((block) =>
      [...(figures.competencies.get(block.key) ?? [])].map(([competencyId, { exact, n, sd }]): KeptSample => {
        const spread = isNamed(block) ? { n: 1, sd: 0 } : { n, sd };
        return { block: block.key, competencyId, mean: exact, ...spread };
      }),
    );
  return { weights, samples };
}

/** The kept sample of a block and competency, if there is one. */
export function keptSample(kept: KeptMoments, block: BlockLabel, competencyId: string): KeptSample | null {
  return kept.samples.find((each) => each.block === block && each.competencyId === competencyId) ?? null;
}
