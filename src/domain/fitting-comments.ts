import type { CommentPart, ShownComments } from './shown-report.js';

/** What a page may carry in comments: even words that no compression makes smaller leave it below 60 kB, and below 100 kB without (experience 14). */
export const commentBytesPerPage = 44_000;

/** A comment's frame on the page: its mark-up and the link to report it. */
const bytesAround = 230;

/**
 * The comments that a page of so many bytes can hold: one of each part in turn, in the order they stand in, until the
 * next would not fit; never none of a part. A comment is never cut.
 */
export function fittingComments(topics: readonly ShownComments[], bytes = commentBytesPerPage): ShownComments[] {
  const parts = topics.flatMap((topic) => topic.parts);
  const counts = new Map(parts.map((part) => [part, 0]));
  let left = bytes;
  for (let turn = 0; parts.some(({ items }) => items.length > turn); turn++) {
    for (const part of parts) {
      const next = part.items[turn];
      if (!next || counts.get(part) !== turn) continue;
      const size = sizeOf(next);
      if (turn > 0 && size > left) continue;
      left -= size;
      counts.set(part, turn + 1);
    }
  }
  return topics.map((topic) => ({
    ...topic,
    parts: topic.parts.map((part) => ({ ...part, items: part.items.slice(0, counts.get(part)) })),
  }));
}

/** One question's comments on pages of so many bytes, at least one comment on each, in the order they stand in. */
export function commentPages({ parts }: Pick<ShownComments, 'parts'>, bytes = commentBytesPerPage): CommentPart[][] {
  const pages: { block: CommentPart['block']; items: CommentPart['items'][number][] }[][] = [];
  let left = 0;
  for (const { block, items } of parts) {
    for (const item of items) {
      const size = sizeOf(item);
      if (size > left || pages.length === 0) {
        pages.push([]);
        left = bytes;
      }
      left -= size;
      const page = pages.at(-1) ?? [];
      const last = page.at(-1);
      if (last?.block === block) last.items.push(item);
      else page.push({ block, items: [item] });
    }
  }
  return pages;
}

function sizeOf({ text }: CommentPart['items'][number]): number {
  return new TextEncoder().encode(text).length + bytesAround;
}
