import { describe, expect, it } from '@jest/globals';
import { cleanComment } from '../../src/domain/comment-text.js';

describe('a comment’s text carries no hidden signature (R10)', () => {
  it.each([
    ['half-space in words stays', 'می\u200Cشود', 'می\u200Cشود'],
    ['and nowhere else', '\u200Cمی\u200C\u200Cشود \u200C', 'می\u200Cشود'],
    ['zero-width and direction marks go', 'a\u200Bb\u200E\u202Ec\uFEFF\u2066d\u2069', 'abcd'],
    ['spaces are one kind', 'a\u00A0\u2009 b\t c', 'a b c'],
    ['lines end one way', ' one \r\ntwo\u2028three\n\n\n\nfour ', 'one\ntwo\nthree\n\nfour'],
    ['an emoji of several stays', '👩\u200D💻 ok', '👩\u200D💻 ok'],
    ['composed and decomposed letters look and are alike', 'e\u0301', 'é'],
    ['nothing but invisible marks is nothing', '\u200B \u2060\u200D', ''],
  ])('%s', (_, typed, stored) => {
    expect(cleanComment(typed)).toBe(stored);
    expect(cleanComment(stored)).toBe(stored);
  });
});
