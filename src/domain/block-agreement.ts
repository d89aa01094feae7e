import { answersOf, averageDeviation, awg, meanOf, rwgJ, varianceOf } from './agreement.js';
import { protectedOf, type BlockLabel } from './blocks.js';
import { competenciesOf, type Questionnaire } from './questionnaire.js';
import { countAndSum, type Moments, type ReviewTallies } from './tally.js';

/** How far the raters of one protected block agree on one competency; only for means over many subjects (measurement 3). */
export interface BlockAgreement {
  readonly block: BlockLabel;
  readonly competencyId: string;
  readonly rwgJ: number;
  readonly adM: number;
  /** a_wg of the behaviours whose mean lies within half a step of an end. */
  readonly nearEnd: readonly number[];
  /** Means of the shown behaviours, in the order of the questionnaire. */
  readonly means: readonly number[];
  readonly moments: Moments | null;
}

const end = 0.5;

/** Agreement of every protected block on every competency, from behaviours that at least k judged (measurement 3). */
export function blockAgreements(
  questionnaire: Questionnaire,
  { blocks, tallies, moments }: ReviewTallies,
  k: number,
): BlockAgreement[] {
  const points = questionnaire.scale.labels.length;
  return protectedOf(blocks).flatMap(({ key }) =>
    competenciesOf(questionnaire).flatMap(({ id, behaviours }): BlockAgreement[] => {
      const items = behaviours.flatMap((behaviour) => {
        const tally = tallies.find(({ block, behaviourId }) => block === key && behaviourId === behaviour.id);
        return tally && countAndSum(tally.counts).n >= k ? [answersOf(tally.counts)] : [];
      });
      if (items.length === 0) return [];
      const means = items.map(meanOf);
      const isNearEnd = (mean: number): boolean => mean >= points - end || mean <= 1 + end;
      return [
        {
          block: key,
          competencyId: id,
          rwgJ: rwgJ(items.map(varianceOf), points),
          adM: averageDeviation(items),
          nearEnd: items.flatMap((values) => (isNearEnd(meanOf(values)) ? (awg(values, points) ?? []) : [])),
          means,
          moments: moments.find(({ block, competencyId }) => block === key && competencyId === id) ?? null,
        },
      ];
    }),
  );
}
