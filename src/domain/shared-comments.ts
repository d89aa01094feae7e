import type { Thresholds } from './cycle-settings.js';

/** The fewest reports from which comments are shown together, whatever a cycle's own threshold says (anonymity R10). */
const fewestReports = 5;

export interface ClearedComment {
  /** Random; nothing follows from it. */
  readonly id: string;
  readonly reviewId: string;
  readonly text: string;
}

/** From how many reports at least comments are shown together; told to raters before they write. */
export function reportsTogether({ groupSubjects }: Pick<Thresholds, 'groupSubjects'>): number {
  return Math.max(fewestReports, groupSubjects);
}

/** Words without name, group or unit, in the order of their random ids; none unless enough reports gave some. */
export function shownTogether(
  cleared: readonly ClearedComment[],
  thresholds: Pick<Thresholds, 'groupSubjects'>,
): string[] {
  const reports = new Set(cleared.map(({ reviewId }) => reviewId));
  if (reports.size < reportsTogether(thresholds)) return [];
  return cleared.toSorted((one, other) => (one.id < other.id ? -1 : 1)).map(({ text }) => text);
}
