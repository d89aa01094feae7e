import { isNamed, type BlockLabel } from './blocks.js';
import type { IndividualSnapshot } from './individual-snapshot.js';
import type { CompetencyChange } from './shown-change.js';
import type { AbsentPart, ShownBehaviour, ShownCompetency, ShownReport } from './shown-report.js';

/**
 * A report without one of its blocks and without every figure made from it (anonymity R13). Nothing is worked out
 * anew: beside the version that was read before, a second average or distribution over the blocks that are left would
 * tell the withheld one alone, finer than it was shown. Throws when the report has no such block.
 */
export function withoutBlock({ shown, kept }: IndividualSnapshot, key: BlockLabel): IndividualSnapshot {
  if (!shown.blocks.some((block) => block.key === key)) throw new RangeError(`The report has no block ${key}`);
  const competencies = shown.competencies.map((competency) => competencyWithout(competency, key));
  const lost = (list: readonly { readonly id: string; readonly others: number | null }[]): Set<string> =>
    new Set(list.filter(({ others }) => others === null).map(({ id }) => id));
  const noOthers = lost(competencies);
  const behaviours = competencies.flatMap((competency) => competency.behaviours);
  const placed = new Map(behaviours.map(({ id, quadrant }) => [id, quadrant]));
  const isStill = ({ behaviourId }: { readonly behaviourId: string }): boolean => placed.get(behaviourId) !== null;
  const before = shown.competencies.flatMap((competency) => competency.behaviours);
  const isRanked = before.every(({ others }, index) => (others === null) === (behaviours[index]?.others === null));
  const comments = shown.comments
    .map((topic) => ({ ...topic, parts: topic.parts.filter(({ block }) => block !== key) }))
    .filter(({ parts }) => parts.length > 0);
  return {
    shown: {
      ...shown,
      blocks: shown.blocks.filter((block) => block.key !== key),
      competencies,
      values: shown.values.map((value) => ({
        ...value,
        self: key === 'self' ? null : value.self,
        others: value.competencyIds.some((id) => noOthers.has(id) && hadOthers(shown, id)) ? null : value.others,
      })),
      strongest: isRanked ? shown.strongest : [],
      weakest: isRanked ? shown.weakest : [],
      blindSpots: shown.blindSpots.filter(isStill),
      hiddenStrengths: shown.hiddenStrengths.filter(isStill),
      comments,
      change: shown.change && {
        ...shown.change,
        competencies: shown.change.competencies.map((change) => changeWithout(change, key, noOthers)),
      },
      ...trendWithout(shown, noOthers),
      absent: absentWithout(shown, key, comments.length > 0),
      withheld: [...(shown.withheld ?? []), key],
    },
    kept: { ...kept, samples: kept.samples.filter(({ block }) => block !== key) },
  };
}

function competencyWithout(competency: ShownCompetency, key: BlockLabel): ShownCompetency {
  const { blocks, behaviours } = competency;
  const isIn = blocks.some((block) => block.key === key);
  const isInAnyCell = behaviours.some((behaviour) => behaviour.blocks.some((cell) => cell.key === key));
  const keepsSelf = key !== 'self';
  const keepsSpread = isNamed({ label: key }) || !isInAnyCell;
  return {
    ...competency,
    self: keepsSelf ? competency.self : null,
    others: isIn ? null : competency.others,
    gap: keepsSelf && !isIn ? competency.gap : null,
    blocks: blocks.filter((block) => block.key !== key),
    behaviours: behaviours.map((behaviour) => behaviourWithout(behaviour, key)),
    agreement: keepsSpread ? competency.agreement : null,
    distribution: keepsSpread ? competency.distribution : null,
    band: isIn ? null : competency.band,
  };
}

function behaviourWithout(behaviour: ShownBehaviour, key: BlockLabel): ShownBehaviour {
  const isIn = behaviour.blocks.some((cell) => cell.key === key);
  const keepsSelf = key !== 'self';
  return {
    ...behaviour,
    self: keepsSelf ? behaviour.self : null,
    others: isIn ? null : behaviour.others,
    blocks: behaviour.blocks.filter((cell) => cell.key !== key),
    quadrant: keepsSelf && !isIn ? behaviour.quadrant : null,
  };
}

function changeWithout(change: CompetencyChange, key: BlockLabel, noOthers: ReadonlySet<string>): CompetencyChange {
  return {
    ...change,
    others: noOthers.has(change.competencyId) ? { kind: 'broken', reason: 'absent' } : change.others,
    blocks: change.blocks.filter((block) => block.key !== key),
  };
}

/** The lines end before this cycle where everyone else's figure is gone; one point alone is no line. */
function trendWithout({ trend }: ShownReport, noOthers: ReadonlySet<string>): Pick<ShownReport, 'trend'> {
  if (!trend) return {};
  const last = trend.cycles.length - 1;
  const competencies = trend.competencies
    .map((line) =>
      noOthers.has(line.competencyId) ? { ...line, points: line.points.filter(({ cycle }) => cycle !== last) } : line,
    )
    .filter(({ points }) => points.length > 1);
  return { trend: { ...trend, competencies } };
}

function hadOthers(shown: ShownReport, competencyId: string): boolean {
  return shown.competencies.some(({ id, others }) => id === competencyId && others !== null);
}

function absentWithout(shown: ShownReport, key: BlockLabel, hasComments: boolean): AbsentPart[] {
  const absent = new Set(shown.absent);
  if (key === 'self') absent.add('no-self');
  if (!hasComments) absent.add('no-comments');
  return [...absent];
}
