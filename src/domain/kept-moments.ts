import { isNamed, type BlockLabel } from './blocks.js';
import type { Sample } from './change.js';
import type { Weights } from './cycle-settings.js';
import type { ExactFigures } from './exact-figures.js';
import { meanAndVariance } from './moments.js';
import type { ReviewTallies } from './tally.js';

/** Number, mean and SD of rater means of one shown block and competency, over the behaviours shown there. */
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
      [...(figures.competencies.get(block.key) ?? [])].flatMap(([competencyId, { exact }]): KeptSample[] => {
        if (isNamed(block)) return [{ block: block.key, competencyId, n: 1, mean: exact, sd: 0 }];
        const moments = review.moments.find((row) => row.block === block.key && row.competencyId === competencyId);
        if (moments === undefined) return [];
        const { mean, variance } = meanAndVariance(moments);
        return [{ block: block.key, competencyId, n: moments.n, mean, sd: Math.sqrt(variance) }];
      }),
    );
  return { weights, samples };
}

/** The kept sample of a block and competency, if there is one. */
export function keptSample(kept: KeptMoments, block: BlockLabel, competencyId: string): KeptSample | null {
  return kept.samples.find((each) => each.block === block && each.competencyId === competencyId) ?? null;
}
