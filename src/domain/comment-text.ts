import { cleanLines, withoutInvisible, withoutUnstorable } from './text-cleaning.js';

// Unlike a name, a comment may carry no direction marks and no variant forms at all: each could be a signature.
const signatures = /[\u2066-\u2069\uFE00-\uFE0E\uFFF9-\uFFFB\u{E0100}-\u{E01EF}]/gu;
const variedSpace = /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/gu;

/**
 * A comment as it may be stored and shown: no invisible characters but the half-space inside words and the joiner
 * inside an emoji, one kind of space and line end, so that none of them marks its writer (anonymity R10).
 */
export function cleanComment(text: string): string {
  return withoutInvisible(
    withoutUnstorable(cleanLines(text))
      .replace(signatures, '')
      .replace(/\u200C+/gu, '\u200C'),
  )
    .replace(variedSpace, ' ')
    .replace(/ +/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}
