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
