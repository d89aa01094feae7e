import type { IsoDate } from '../domain/calendar.js';
import type { CycleSettings } from '../domain/cycle-settings.js';
import type { LaunchProblem } from '../domain/launch-facts.js';
import { nominationProblems } from '../domain/nomination-rules.js';
import type { PersonEntity } from '../people/person.entity.js';
import { byReview, type NominatedRater } from './draft-reader.js';
import { listFacts } from './list-facts.js';
import type { ReviewEntity } from './review.entity.js';

export interface DraftLists {
  readonly settings: CycleSettings;
  /** Lists must be approved before launch. */
  readonly isNominating: boolean;
  readonly reviews: readonly ReviewEntity[];
  readonly nominations: readonly NominatedRater[];
  readonly people: ReadonlyMap<string, PersonEntity>;
  readonly today: IsoDate;
}

/** What the lists themselves hold against a launch: not approved, against a rule by now, or somebody who has left. */
export function draftBlockers(lists: DraftLists): LaunchProblem[] {
  const { reviews, nominations, people } = lists;
  const open = lists.isNominating ? reviews.filter((review) => review.nominationState !== 'approved') : [];
  const involved = new Set([
    ...reviews.map(({ subjectId }) => subjectId),
    ...nominations.map(({ raterId }) => raterId),
  ]);
  const left = [...involved].filter((id) => people.get(id)?.status !== 'active');
  const listOf = byReview(nominations);
  const nameOf = (id: string): string => people.get(id)?.name ?? '';
  return [
    ...open.map(({ subjectId }) => blocker('list-not-approved', subjectId, nameOf(subjectId))),
    ...left.map((id) => blocker('person-left', id, nameOf(id))),
    ...reviews
      .filter((review) => isAgainstRule(review, lists, listOf.get(review.id) ?? []))
      .map(({ subjectId }) => blocker('list-against-rule', subjectId, nameOf(subjectId))),
  ];
}

function isAgainstRule(
  review: ReviewEntity,
  { settings, people, today }: DraftLists,
  nominations: readonly NominatedRater[],
): boolean {
  const list = nominations.filter(({ raterId }) => people.get(raterId)?.status === 'active');
  return nominationProblems(list, listFacts(review, settings, people, today)).some((problem) => problem.isBlocker);
}

function blocker(rule: string, personId: string, name: string): LaunchProblem {
  return { key: `launch.blocker.${rule}`, params: { name }, personId };
}
