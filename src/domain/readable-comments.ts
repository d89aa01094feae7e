import type { ShownComments, ShownReport } from './shown-report.js';

/** Comments as HR reads them: by question, without a word on who wrote them. */
export interface ReadableTopic {
  readonly about: ShownComments['about'];
  readonly question: ShownComments['question'];
  readonly comments: readonly { readonly id: string; readonly text: string }[];
}

/**
 * The comments of others in a report, without block: those of all blocks stand in the order of their random ids, so
 * that no neighbour tells the block. The person's own words are not HR's to read (anonymity R10, R13).
 */
export function readableComments({ comments }: Pick<ShownReport, 'comments'>): ReadableTopic[] {
  return comments
    .map(({ about, question, parts }) => ({
      about,
      question,
      comments: parts
        .filter(({ block }) => block !== 'self')
        .flatMap(({ items }) => items.map(({ id, text }) => ({ id, text })))
        .toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    }))
    .filter((topic) => topic.comments.length > 0);
}

/** The text of one comment of others in a report, or null when it is not there (any more). */
export function readableComment(shown: Pick<ShownReport, 'comments'>, commentId: string): string | null {
  const all = readableComments(shown).flatMap(({ comments }) => comments);
  return all.find(({ id }) => id === commentId)?.text ?? null;
}
