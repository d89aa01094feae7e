import { cleanComment } from './comment-text.js';
import { foldForSearch } from './search-folding.js';
import { lengthOf } from './text-cleaning.js';

/** Code points a comment may have (I31). */
export const commentLimit = 2000;

export interface ReadComment {
  /** What is stored; '' when nothing was said. */
  readonly text: string;
  /** Code points. */
  readonly length: number;
  readonly isTooLong: boolean;
}

/**
 * A comment as a rater typed it, read the one way in which it is kept and later shown (cleanComment), so that the rater
 * checks what others will read; whitespace or a lone "." is nothing (I31–I38, R10).
 */
export function readComment(typed: string, limit: number = commentLimit): ReadComment {
  const text = cleanComment(typed);
  const said = /[^\s\p{P}\p{Cf}]/u.test(text) ? text : '';
  const length = lengthOf(said);
  return { text: said, length, isTooLong: length > limit };
}

/** The names or addresses found in a comment, for the soft warning that they could give someone away (I39, R10). */
export function namesIn(comment: string, names: readonly string[]): string[] {
  const words = ` ${foldForSearch(comment).replace(/[^\p{L}\p{N}@.\-_+]+/gu, ' ')} `;
  return names.filter((name) => {
    const folded = foldForSearch(name);
    return folded.length >= 3 && new RegExp(`[ .]${escaped(folded)}[ .]`, 'u').test(words);
  });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}
