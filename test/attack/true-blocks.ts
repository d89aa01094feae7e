import type { BlockLabel } from '../../src/domain/blocks.js';
import { protectedGroups, type ProtectedGroup, type RaterGroup } from '../../src/domain/rater-group.js';
import { judgement, type Rules, type TrueCycle, type TrueRater, type TrueReview } from './truth.js';

/** Who is shown together, by name; worked out from the rule's text, not with the product's code. */
export interface TrueBlock {
  readonly label: BlockLabel;
  readonly groups: readonly RaterGroup[];
  readonly raters: readonly TrueRater[];
}

/** R1–R3: self and manager by name, groups of k or more, the rest together or with the smallest. */
export function trueBlocks(cycle: TrueCycle, review: TrueReview, rules: Rules): TrueBlock[] {
  const ids = cycle.questionnaire.values
    .flatMap(({ competencies }) => competencies)
    .flatMap(({ behaviours }) => behaviours.map(({ id }) => id));
  const counted = review.raters.filter((rater) => ids.some((id) => judgement(cycle, rater, id) !== null));
  const of = (groups: readonly RaterGroup[]): TrueRater[] => counted.filter(({ group }) => groups.includes(group));
  const named = (['self', 'manager'] as const)
    .map((group): TrueBlock => ({ label: group, groups: [group], raters: of([group]) }))
    .filter(({ raters }) => raters.length > 0);
  const k = rules.R3 ? cycle.settings.thresholds.ratings : 1;
  const alone = protectedGroups
    .map((group): TrueBlock => ({ label: group, groups: [group], raters: of([group]) }))
    .filter(({ raters }) => raters.length >= k);
  const rest = protectedGroups.filter((group) => !alone.some(({ label }) => label === group));
  const asked = rest.filter((group) => of([group]).length > 0 || (review.invited[group] ?? 0) > 0);
  const left = of(rest);
  if (left.length === 0) return [...named, ...alone];
  if (left.length >= k) return [...named, ...alone, { label: 'others', groups: asked, raters: left }];
  const least = Math.min(...alone.map(({ raters }) => raters.length));
  const host = alone.find(({ raters }) => raters.length === least);
  const merged = alone.map((block): TrueBlock => {
    if (block !== host) return block;
    const label = `${host.label as ProtectedGroup}-and-others` as const;
    return { label, groups: [...host.groups, ...asked], raters: of([...host.groups, ...rest]) };
  });
  return [...named, ...merged];
}

export function isExempt(label: BlockLabel): boolean {
  return label === 'self' || label === 'manager';
}
