import type { IndividualSnapshot } from './individual-snapshot.js';
import type { AbsentPart, ReportCorrection, ReportHeader, ShownReport } from './shown-report.js';

/** Names in a report that may be mended after it was frozen; a part that is left out stays (anonymity R13). */
export type MendedNames = Partial<Pick<ReportHeader, 'subjectName' | 'jobTitle' | 'department' | 'cycleName'>>;

/** The report with names mended; no figure, place or order changes, whatever else is handed in (anonymity R13). */
export function withMendedNames({ shown, kept }: IndividualSnapshot, names: MendedNames): IndividualSnapshot {
  const { header } = shown;
  const { subjectName = header.subjectName, jobTitle = header.jobTitle } = names;
  const { department = header.department, cycleName = header.cycleName } = names;
  return { shown: { ...shown, header: { ...header, subjectName, jobTitle, department, cycleName } }, kept };
}

/** The report with a note of what was corrected and why, after those that stand there already. */
export function withCorrectionTold(
  { shown, kept }: IndividualSnapshot,
  correction: ReportCorrection,
): IndividualSnapshot {
  return { shown: { ...shown, corrections: [...(shown.corrections ?? []), correction] }, kept };
}

/**
 * The report without one whole comment, the others left as they stand; a question without any comment left goes too
 * (anonymity R13). Throws when the report has no such comment.
 */
export function withoutComment({ shown, kept }: IndividualSnapshot, commentId: string): IndividualSnapshot {
  if (!hasComment(shown, commentId)) throw new RangeError('The report has no such comment');
  const comments = shown.comments
    .map((topic) => ({
      ...topic,
      parts: topic.parts
        .map((part) => ({ ...part, items: part.items.filter(({ id }) => id !== commentId) }))
        .filter(({ items }) => items.length > 0),
    }))
    .filter(({ parts }) => parts.length > 0);
  const absent: AbsentPart[] = comments.length > 0 ? [...shown.absent] : [...shown.absent, 'no-comments'];
  return { shown: { ...shown, comments, absent }, kept };
}

export function hasComment({ comments }: Pick<ShownReport, 'comments'>, commentId: string): boolean {
  return comments.some(({ parts }) => parts.some(({ items }) => items.some(({ id }) => id === commentId)));
}
