// Marks that show nothing and could carry a signature: soft hyphen, zero-width, direction marks, tags, variation selectors
// other than the emoji one.
const invisible =
  /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0E\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]/gu;
const straySpace = /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/gu;

/**
 * A comment as it may be stored and shown: invisible characters gone except the half-space between letters and the
 * joiner inside an emoji, one kind of space and line end, so that none of them marks the writer (anonymity R10).
 */
export function cleanComment(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/gu, '\n')
    .replace(invisible, '')
    .replace(straySpace, ' ')
    .replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/gu, '')
    .replace(/(?<![\p{L}\p{M}])\u200C+|\u200C+(?![\p{L}\p{M}])/gu, '')
    .replace(/\u200C{2,}/gu, '\u200C')
    .replace(/(?<![\p{Extended_Pictographic}\uFE0F])\u200D+|\u200D+(?!\p{Extended_Pictographic})/gu, '')
    .replace(/ +/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}
