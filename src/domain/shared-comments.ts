import type { Thresholds } from './cycle-settings.js';
import { shuffled } from './shuffle.js';

/** The fewest reports from which comments are shown together, whatever a cycle's own threshold says (anonymity R10). */
const fewestReports = 5;

/** A cleared comment still in its report; comments of one sheet are shown together or not at all. */
export interface SheetComment {
  /** Random; nothing follows from it. */
  readonly id: string;
  readonly sheetId: string | null;
  /** How many comments its sheet was published with. */
  readonly sheetSize: number | null;
  readonly text: string;
}

/** From how many reports at least comments are shown together; told to raters before they write. */
export function reportsTogether({ groupSubjects }: Pick<Thresholds, 'groupSubjects'>): number {
  return Math.max(fewestReports, groupSubjects);
}

/**
 * Sheets of cleared comments to be published: each from at least so many reports, as many sheets as there can be, drawn
 * at random and all comments of a report on the same one; none while too few reports gave something. Whoever compares
 * the page before and after sees whole sheets come and go, never one person's comment (anonymity R13).
 */
export function sheetsOf<T extends { readonly reviewId: string }>(
  cleared: readonly T[],
  thresholds: Pick<Thresholds, 'groupSubjects'>,
  random: () => number,
): T[][] {
  const reports = shuffled([...new Set(cleared.map(({ reviewId }) => reviewId))], random);
  const number = Math.floor(reports.length / reportsTogether(thresholds));
  return Array.from({ length: number }, (_, sheet) => {
    const own = new Set(reports.filter((_report, index) => index % number === sheet));
    return cleared.filter(({ reviewId }) => own.has(reviewId));
  });
}

/** The sheets of which nothing was taken back, withheld or erased: only these are shown. */
export function wholeSheets(cleared: readonly SheetComment[]): Set<string> {
  const left = new Map<string, number>();
  for (const { sheetId } of cleared) if (sheetId !== null) left.set(sheetId, (left.get(sheetId) ?? 0) + 1);
  return new Set(
    cleared.flatMap(({ sheetId, sheetSize }) => (sheetId !== null && left.get(sheetId) === sheetSize ? [sheetId] : [])),
  );
}

/** Words without name, group or unit, in the order of their random ids, so that no neighbour tells the sheet. */
export function shownTogether(cleared: readonly SheetComment[]): string[] {
  const whole = wholeSheets(cleared);
  return cleared
    .filter(({ sheetId }) => sheetId !== null && whole.has(sheetId))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ text }) => text);
}
