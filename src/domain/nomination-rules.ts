import { mayBeAsked, type ProposableCustomer } from './customer-candidates.js';
import type { IsoDate } from './calendar.js';
import type { CycleSettings } from './cycle-settings.js';
import type { Problem, ProblemParams } from './errors.js';
import type { Nomination } from './nomination.js';
import { isProtected, protectedGroups, type RaterGroup } from './rater-group.js';

/** What a rule says about one review's list; a blocker keeps it from being approved, a warning does not. */
export interface NominationProblem extends Problem {
  readonly key: `nomination.problem.${NominationRule}`;
  readonly isBlocker: boolean;
  readonly raterId: string | null;
}

export type NominationRule =
  | 'above-maximum'
  | 'asked-recently'
  | 'below-minimum'
  | 'group-not-asked'
  | 'not-customer'
  | 'not-employee'
  | 'not-self'
  | 'objected'
  | 'peers-own-choice'
  | 'reads-report'
  | 'several-managers'
  | 'subject-as-rater'
  | 'thin-group'
  | 'twice';

/** What is known of someone nominated. */
export type Nominee =
  | { readonly kind: 'employee' }
  | ({ readonly kind: 'customer' } & Pick<ProposableCustomer, 'hasObjected' | 'lastAskedOn'>);

export interface NominationFacts {
  readonly settings: CycleSettings;
  readonly today: IsoDate;
  readonly nominee: (personId: string) => Nominee | null;
  /** Coach and debrief readers of this review: they cannot rate in a protected group (anonymity R18). */
  readonly readers: ReadonlySet<string>;
}

/** Checks the whole list of one review: who may rate in which group, how many, and who chose the peers (R2, R18, domain). */
export function nominationProblems(list: readonly Nomination[], facts: NominationFacts): NominationProblem[] {
  const seen = new Set<string>();
  const byRater = list.flatMap((nomination) => {
    const isTwice = seen.has(nomination.raterId);
    seen.add(nomination.raterId);
    const rule = isTwice ? 'twice' : raterRule(nomination, facts);
    return rule ? [problem(rule, true, nomination.raterId, { group: nomination.group })] : [];
  });
  return [...byRater, ...managerProblems(list), ...groupProblems(list, facts.settings), ...peerProblems(list)];
}

function raterRule({ subjectId, raterId, group }: Nomination, facts: NominationFacts): NominationRule | null {
  if (!facts.settings.groups.includes(group)) return 'group-not-asked';
  if (group === 'self') return raterId === subjectId ? null : 'not-self';
  if (raterId === subjectId) return 'subject-as-rater';
  if (isProtected(group) && facts.readers.has(raterId)) return 'reads-report';
  const nominee = facts.nominee(raterId);
  if (group !== 'customer') return nominee?.kind === 'employee' ? null : 'not-employee';
  if (nominee?.kind !== 'customer') return 'not-customer';
  if (nominee.hasObjected) return 'objected';
  return mayBeAsked(nominee, facts.today, facts.settings.customerEveryDays) ? null : 'asked-recently';
}

function managerProblems(list: readonly Nomination[]): NominationProblem[] {
  return countOf(list, 'manager') > 1
    ? [problem('several-managers', true, null, { asked: countOf(list, 'manager') })]
    : [];
}

/** A group under its minimum, over its maximum, or so small that one or two refusals leave it without figures of its own (k + 2). */
function groupProblems(list: readonly Nomination[], settings: CycleSettings): NominationProblem[] {
  const k = settings.thresholds.ratings;
  return protectedGroups.flatMap((group) => {
    if (!settings.groups.includes(group)) return [];
    const { minimum, maximum } = settings.choice[group];
    const asked = countOf(list, group);
    if (asked > maximum) return [problem('above-maximum', true, null, { group, asked, maximum })];
    if (asked < minimum) return [problem('below-minimum', false, null, { group, asked, minimum })];
    return asked > 0 && asked < k + 2
      ? [problem('thin-group', false, null, { group, asked, spare: Math.max(0, asked - k), k })]
      : [];
  });
}

/** At least half of the peers come from the chart, a file of HR or the approver, so that nobody picks their own judges. */
function peerProblems(list: readonly Nomination[]): NominationProblem[] {
  const peers = list.filter((nomination) => nomination.group === 'peer');
  const own = peers.filter((nomination) => nomination.source === 'subject').length;
  return own * 2 > peers.length ? [problem('peers-own-choice', true, null, { own, asked: peers.length })] : [];
}

function countOf(list: readonly Nomination[], group: RaterGroup): number {
  return list.filter((nomination) => nomination.group === group).length;
}

function problem(
  rule: NominationRule,
  isBlocker: boolean,
  raterId: string | null,
  params: ProblemParams,
): NominationProblem {
  return { key: `nomination.problem.${rule}`, isBlocker, raterId, params };
}
