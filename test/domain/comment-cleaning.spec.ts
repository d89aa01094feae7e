import { describe, expect, it } from '@jest/globals';
import { namesIn, readComment } from '../../src/domain/comment-cleaning.js';

const family = '👨\u200D👩\u200D👧';

describe('a comment', () => {
  it.each([
    ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['او \u202Egnp.exe', 'او gnp.exe'],
    ['open \u2067سلام', 'open سلام'],
    ['a\u0000b\u0007', 'ab'],
    ['half \uD800 pair', 'half pair'],
    [`z${'\u0300'.repeat(200)}`, `z\u0300`.normalize('NFC') + '\u0300'.repeat(9)],
    ['=HYPERLINK("x")', '=HYPERLINK("x")'],
    ['<script>alert(1)</script> ![x](javascript:1)', '<script>alert(1)</script> ![x](javascript:1)'],
    ['two  spaces \u00A0 and\u200B nothing\n\n\n\nmore ', 'two spaces and nothing\n\nmore'],
    [family.repeat(3), family.repeat(3)],
    [' \u200B\u00A0\n', ''],
    ['.', ''],
    ['… — !', ''],
    ['👍', '👍'],
    ['5', '5'],
  ])('%j is stored as %j', (typed, text) => expect(readComment(typed).text).toBe(text));

  it('may have 2,000 code points, counted as people see them', () => {
    expect(readComment('ب'.repeat(2000))).toMatchObject({ length: 2000, isTooLong: false });
    expect(readComment('🙂'.repeat(2000))).toMatchObject({ length: 2000, isTooLong: false });
    expect(readComment('x'.repeat(2001))).toMatchObject({ length: 2001, isTooLong: true });
  });

  it('keeps a too long text whole, so that nothing typed is lost', () => {
    expect(readComment('x'.repeat(5000)).text).toHaveLength(5000);
  });

  it('shows which names or addresses could give someone away', () => {
    const names = ['Sam Okafor', 'لیلا رحیمی', 'sam@x.example', 'Ed'];
    expect(namesIn('Ask SAM OKAFOR, please. Edward knows.', names)).toEqual(['Sam Okafor']);
    expect(namesIn('با «ليلا رحيمي» حرف زدم', names)).toEqual(['لیلا رحیمی']);
    expect(namesIn('write to sam@x.example.', names)).toEqual(['sam@x.example']);
    expect(namesIn('Samokafor is one word', names)).toEqual([]);
  });
});
