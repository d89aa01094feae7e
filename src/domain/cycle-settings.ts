import type { Locale } from './locale.js';
import type { ProtectedGroup, RaterGroup } from './rater-group.js';

/** What HR decides for one cycle; frozen at launch and told to raters in words generated from it. */
export interface CycleSettings {
  /** Rater groups asked at all. */
  readonly groups: readonly RaterGroup[];
  /** How many are asked per protected group and how they are chosen. */
  readonly choice: Readonly<Record<ProtectedGroup, GroupChoice>>;
  readonly thresholds: Thresholds;
  readonly weights: Weights;
  /** Warn above / refuse above this many requests to one person. */
  readonly loadWarning: number;
  readonly loadMaximum: number;
  /** A customer is asked at most once in this many days. */
  readonly customerEveryDays: number;
  /** Customers are drawn among those served in the last so many months; 0 means any time. */
  readonly serviceMonths: number;
  /** The statements ask about the last so many months. */
  readonly periodMonths: number;
  readonly locales: readonly Locale[];
  /** HR reads comments before the person does; raters are told before writing. */
  readonly hrReadsComments: boolean;
  /** A person may offer comments for all to read, and HR clears them; raters are told before writing. Absent: no. */
  readonly sharesComments?: boolean;
  /** The manager may open the report (after the debrief date). */
  readonly managerSeesReport: boolean;
  /** Days before the last one on which those not done are reminded; 'half' is half-time. */
  readonly reminders: readonly ReminderRule[];
  /** How those reviewed were chosen; absent: one by one. */
  readonly people?: PeopleChoice;
  /** In a pulse on somebody's plan: the day the plan began, with which raters compare. */
  readonly pulseSince?: string;
  /** The open questions asked, by id; absent: all there are. */
  readonly openQuestions?: readonly string[];
}

/** Everybody employed, the people of some departments and those below them, or a list. */
export type PeopleChoice =
  | { readonly kind: 'all' }
  | { readonly kind: 'departments'; readonly departmentIds: readonly string[] }
  | { readonly kind: 'list' };

export type ReminderRule = 'half' | 'two-days' | 'last-day';

export type ChoiceMethod = 'chart' | 'records' | 'nomination' | 'hr';

export interface GroupChoice {
  readonly method: ChoiceMethod;
  /** People to ask; null means all. */
  readonly ask: number | null;
  readonly minimum: number;
  readonly maximum: number;
}

/** anonymity.md 4: k for ratings (3–10), for comments, and for group views. */
export interface Thresholds {
  readonly ratings: number;
  readonly comments: number;
  readonly groupSubjects: number;
  readonly groupRaters: number;
}

/** 'views': every point of view weighs the same (or as given); 'people': w = n of the block. */
export type Weights =
  | { readonly kind: 'people' }
  | { readonly kind: 'views'; readonly of: Readonly<Record<Exclude<RaterGroup, 'self'>, number>> };

export const defaultThresholds: Thresholds = { ratings: 3, comments: 3, groupSubjects: 5, groupRaters: 5 };
export const equalWeights: Weights = { kind: 'views', of: { manager: 1, peer: 1, subordinate: 1, customer: 1 } };
