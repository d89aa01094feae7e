import type { BlockLabel } from './blocks.js';
import type { ShownReport } from './shown-report.js';

export const withheldParts = [
  'figures',
  'averages',
  'gaps',
  'ranks',
  'spread',
  'comments',
  'change',
  'trend',
  'values',
  'bands',
] as const;
export type WithheldPart = (typeof withheldParts)[number];

/**
 * Which kinds of figures a report loses when a block is withheld, from the report before and after. Kinds alone, never
 * how many: somebody who may not read the report learns nothing of what it says.
 */
export function partsLost(before: ShownReport, after: ShownReport, key: BlockLabel): WithheldPart[] {
  const lost: Record<WithheldPart, boolean> = {
    figures: key === 'self' || before.competencies.some(({ blocks }) => blocks.some((block) => block.key === key)),
    averages: fewer(before, after, ({ competencies }) => competencies.filter(({ others }) => others !== null)),
    gaps: fewer(before, after, ({ competencies }) => competencies.filter(({ gap }) => gap !== null)),
    ranks: fewer(before, after, ({ strongest, weakest }) => [...strongest, ...weakest]),
    spread: fewer(before, after, ({ competencies }) =>
      competencies.filter(({ agreement, distribution }) => agreement !== null || distribution !== null),
    ),
    comments: fewer(before, after, ({ comments }) => comments.flatMap(({ parts }) => parts)),
    change: fewer(before, after, ({ change }) =>
      (change?.competencies ?? []).flatMap(({ others, blocks }) => [
        ...(others.kind === 'broken' ? [] : [null]),
        ...blocks.map(() => null),
      ]),
    ),
    trend: fewer(before, after, ({ trend }) => (trend?.competencies ?? []).flatMap(({ points }) => points)),
    values: fewer(before, after, ({ values }) => values.flatMap(({ self, others }) => present([self, others]))),
    bands: fewer(before, after, ({ competencies }) => competencies.filter(({ band }) => band !== null)),
  };
  return withheldParts.filter((part) => lost[part]);
}

function fewer(before: ShownReport, after: ShownReport, listOf: (shown: ShownReport) => readonly unknown[]): boolean {
  return listOf(after).length < listOf(before).length;
}

function present(figures: readonly (number | null)[]): number[] {
  return figures.filter((figure) => figure !== null);
}
