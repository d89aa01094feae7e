import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readEmail } from '../../src/domain/email-address.js';
import { toAsciiDomain } from './northwind-files.js';

const read = (text: string): ReturnType<typeof readEmail> => readEmail(text, toAsciiDomain);
const problemOf = (text: string): string => {
  const result = read(text);
  return 'problem' in result ? result.problem : result.folded;
};

describe('mail address', () => {
  it.each([
    ['Ali@X.com', 'Ali@X.com', 'ali@x.com'],
    [' \u00A0ali@x.com\u200F ', 'ali@x.com', 'ali@x.com'],
    ['\uFEFFali@x.com\u200B', 'ali@x.com', 'ali@x.com'],
    ['ali＠ｘ.com', 'ali@x.com', 'ali@x.com'],
    ['a.b+tag@sub.example.org', 'a.b+tag@sub.example.org', 'a.b+tag@sub.example.org'],
    ["o'neil@x.ie", "o'neil@x.ie", "o'neil@x.ie"],
    ['info@Bücher.example', 'info@xn--bcher-kva.example', 'info@xn--bcher-kva.example'],
    ['info@فارسی.example', 'info@xn--mgbug7c06b.example', 'info@xn--mgbug7c06b.example'],
  ])('%j is %s, compared as %s', (typed, address, folded) => expect(read(typed)).toEqual({ address, folded }));

  it.each([
    ['', 'email-missing'],
    [' \u200B ', 'email-missing'],
    ['ali', 'email-invalid'],
    ['@x.com', 'email-invalid'],
    ['ali@', 'email-invalid'],
    ['ali@localhost', 'email-invalid'],
    ['a..b@x.com', 'email-invalid'],
    ['.a@x.com', 'email-invalid'],
    ['ali@x..com', 'email-invalid'],
    ['ali@x.com.', 'email-invalid'],
    ['ali@-x.com', 'email-invalid'],
    ['ali@x_y.com', 'email-invalid'],
    ['ali@x.c%6fm', 'email-invalid'],
    ['a@b@c.com', 'email-invalid'],
    ['ali@x.com\r\nBcc: all@x.com', 'email-invalid'],
    ['ali@x.com\nBcc:all@x.com', 'email-invalid'],
    ['a\u0000li@x.com', 'email-invalid'],
    ['"a@evil.com x"@corp.com', 'email-unsupported'],
    ['a(b)@c.com', 'email-unsupported'],
    ['ali <ali@x.com>', 'email-unsupported'],
    ['ali@x.com, reza@x.com', 'email-unsupported'],
    ['ali@[192.168.0.1]', 'email-unsupported'],
    ['ali@127.0.0.1', 'email-unsupported'],
    ['🙂@x.com', 'email-unsupported'],
    ['علی@x.com', 'email-unsupported'],
    [`${'a'.repeat(65)}@x.com`, 'email-unsupported'],
    [`a@${'b.'.repeat(126)}com`, 'email-too-long'],
  ])('%j is refused: %s', (typed, problem) => expect(problemOf(typed)).toBe(problem));

  it.each([
    ['spaces all through', `a${' '.repeat(100_000)}b`, 'email-invalid'],
    ['spaces before the @', `a${' '.repeat(100_000)}@x.com`, 'email-too-long'],
    ['spaces of another kind', `a${'\u00A0'.repeat(100_000)}b@x.com`, 'email-too-long'],
    ['invisible characters', `a${'\u200B'.repeat(100_000)}@x.com`, 'email-invisible'],
    ['dots', `${'a.'.repeat(50_000)}@x.com`, 'email-too-long'],
    ['at signs', '@'.repeat(100_000), 'email-invalid'],
    ['line ends', `a${'\n'.repeat(100_000)}b`, 'email-invalid'],
  ])('of 100 kB with %s is refused before anybody waits', (_, typed, problem) => {
    const startedAt = performance.now();
    expect(problemOf(typed)).toBe(problem);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });

  it('stands between 100 kB of spaces', () => {
    const startedAt = performance.now();
    expect(read(`${' '.repeat(100_000)}ali@x.com${'\u200B '.repeat(50_000)}`)).toMatchObject({ address: 'ali@x.com' });
    expect(performance.now() - startedAt).toBeLessThan(500);
  });

  it('names the invisible characters inside', () => {
    expect(read('a\u200Bli@x\u202E.com')).toEqual({
      problem: 'email-invisible',
      params: { characters: 'U+200B, U+202E' },
    });
  });

  it('never lets through what could start a header, a list or a second address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (local, domain) => {
        const result = read(`${local}@${domain}`);
        if ('folded' in result)
          expect(result.address).toMatch(/^[!#-'*+\-/-9=?A-Z^-~]+(\.[!#-'*+\-/-9=?A-Z^-~]+)*@[A-Za-z0-9.-]+$/);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const once = read(address);
        if ('folded' in once) expect(read(once.address)).toEqual(once);
      }),
    );
  });
});
