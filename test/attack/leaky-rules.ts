import { type Form, meanForm, meanOfForms } from './form.js';
import { unknownOf } from './truth.js';

/** A review as the four leaky rules see it: protected groups, and for each rater the statements judged. */
export interface SimpleReview {
  readonly groups: readonly (readonly ReadonlySet<string>[])[];
  readonly behaviours: readonly string[];
}

/** Three ways in which other tools hide small groups; each leaves sums from which single raters can be worked out. */
export const leakyRules: Readonly<Record<string, (review: SimpleReview, k: number) => Form[]>> = {
  'hide the small group but keep it in the total': ({ groups, behaviours }, k) =>
    behaviours.flatMap((id) => [
      ...groups.flatMap((_, group) => (groups[group]!.length >= k ? [cell(groups, [group], id)] : [])),
      cell(groups, all(groups), id),
    ]),
  'a threshold per statement': ({ groups, behaviours }, k) =>
    behaviours.flatMap((id) => [
      ...groups.flatMap((_, group) => (judged(groups, [group], id).length >= k ? [cell(groups, [group], id)] : [])),
      ...(judged(groups, all(groups), id).length >= k ? [cell(groups, all(groups), id)] : []),
    ]),
  'leave the small group out, whoever judged the statement': ({ groups, behaviours }, k) => {
    const large = all(groups).filter((group) => groups[group]!.length >= k);
    return behaviours.flatMap((id) => [
      ...large.map((group) => cell(groups, [group], id)),
      ...(large.length > 0 ? [meanOfForms(large.map((group) => cell(groups, [group], id)))] : []),
    ]);
  },
};

function cell(groups: SimpleReview['groups'], chosen: readonly number[], id: string): Form {
  const names = judged(groups, chosen, id);
  return names.length > 0 ? meanForm(names) : meanForm([]);
}

function judged(groups: SimpleReview['groups'], chosen: readonly number[], id: string): string[] {
  return chosen.flatMap((group) =>
    groups[group]!.flatMap((own, rater) => (own.has(id) ? [unknownOf('review', `${group}.${rater}`, id)] : [])),
  );
}

function all(groups: SimpleReview['groups']): number[] {
  return groups.map((_, group) => group);
}
