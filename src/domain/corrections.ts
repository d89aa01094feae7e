import type { IndividualSnapshot } from './individual-snapshot.js';
import type { AbsentPart, ReportHeader, ShownReport } from './shown-report.js';

/** Names in a report that may be mended after it was frozen; a part that is left out stays (anonymity R13). */
export type MendedNames = Partial<Pick<ReportHeader, 'subjectName' | 'jobTitle' | 'department' | 'cycleName'>>;

/** The report with names mended; no figure, place or order changes (anonymity R13). */
export function withMendedNames({ shown, kept }: IndividualSnapshot, names: MendedNames): IndividualSnapshot {
  return { shown: { ...shown, header: { ...shown.header, ...names } }, kept };
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
