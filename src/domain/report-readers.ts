import type { CycleSettings } from './cycle-settings.js';

/**
 * Who may read a person's report beside that person: the coach named for it, else the manager as launched if the
 * cycle says so; person ids (anonymity R18, domain "Roles").
 */
export function readersOf(
  review: { readonly coachId: string | null; readonly managerId: string | null; readonly subjectId: string },
  settings: Pick<CycleSettings, 'managerSeesReport'>,
): string[] {
  const reader = review.coachId ?? (settings.managerSeesReport ? review.managerId : null);
  return reader === null || reader === review.subjectId ? [] : [reader];
}

/** Reader id → whose figures of a cycle he or she may open, the own ones among them, as its reviews stand. */
export function knownToReaders(
  reviews: readonly Parameters<typeof readersOf>[0][],
  settings: Pick<CycleSettings, 'managerSeesReport'>,
): Map<string, string[]> {
  const known = new Map<string, string[]>();
  const know = (reader: string, subjectId: string): void => {
    known.set(reader, [...(known.get(reader) ?? [reader]), subjectId]);
  };
  for (const review of reviews) for (const reader of readersOf(review, settings)) know(reader, review.subjectId);
  return known;
}
