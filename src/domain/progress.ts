import { protectedGroups, type RaterGroup } from './rater-group.js';

export type RequestState = 'sent' | 'open' | 'declined' | 'bounced';

/** One request as progress knows it: never what was answered, never when. */
export interface ProgressRequest {
  readonly reviewId: string;
  readonly group: RaterGroup;
  readonly state: RequestState;
}

export interface ReviewProgress {
  readonly reviewId: string;
  /** Requests per group and state, only for groups that were asked. */
  readonly groups: readonly GroupProgress[];
  /** Answers from protected groups still missing before any figure from others can be shown; 0 is enough. */
  readonly missing: number;
}

export interface GroupProgress {
  readonly group: RaterGroup;
  readonly counts: Readonly<Record<RequestState, number>>;
}

const order: readonly RaterGroup[] = ['self', 'manager', ...protectedGroups];

/**
 * How far each review is, closest to "no report" first: those that lack answers, the fewest missing first, then the
 * rest in the order given. `k` is the minimum of answers from protected groups together (anonymity R3).
 */
export function progressOf(
  reviewIds: readonly string[],
  requests: readonly ProgressRequest[],
  k: number,
): ReviewProgress[] {
  const byReview = groupedById(requests);
  const progress = reviewIds.map((reviewId) => reviewProgress(reviewId, byReview.get(reviewId) ?? [], k));
  const short = progress.filter((review) => review.missing > 0).sort((one, other) => one.missing - other.missing);
  return [...short, ...progress.filter((review) => review.missing === 0)];
}

function reviewProgress(reviewId: string, requests: readonly ProgressRequest[], k: number): ReviewProgress {
  const groups = order
    .map((group) => ({ group, counts: countsOf(requests.filter((request) => request.group === group)) }))
    .filter(({ counts }) => Object.values(counts).some((count) => count > 0));
  const answered = groups
    .filter(({ group }) => protectedGroups.some((each) => each === group))
    .reduce((sum, { counts }) => sum + counts.sent, 0);
  return { reviewId, groups, missing: Math.max(0, k - answered) };
}

function countsOf(requests: readonly ProgressRequest[]): Record<RequestState, number> {
  const count = (state: RequestState): number => requests.filter((request) => request.state === state).length;
  return { sent: count('sent'), open: count('open'), declined: count('declined'), bounced: count('bounced') };
}

function groupedById(requests: readonly ProgressRequest[]): Map<string, ProgressRequest[]> {
  const groups = new Map<string, ProgressRequest[]>();
  for (const request of requests) {
    const known = groups.get(request.reviewId);
    if (known) known.push(request);
    else groups.set(request.reviewId, [request]);
  }
  return groups;
}
