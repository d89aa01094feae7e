import { describe, expect, it } from '@jest/globals';
import { ownPath } from '../../src/web/own-path.js';

describe('a place to come back to', () => {
  it.each(['/', '/cycles', '/people?page=2', '/a/b-c_d', '/people?q=%D9%84'])('takes %s', (path) => {
    expect(ownPath(path)).toBe(path);
  });

  it.each([
    ...['//evil.com', '///evil.com', '/\\evil.com', '\\\\evil.com', 'https:evil.com', 'https://evil.com', 'evil.com'],
    ...['/\t/evil.com', '/\n/evil.com', ' /people', 'javascript:alert(1)', '%2f%2fevil', '', `/${'x'.repeat(1001)}`],
    ...['/.//evil.com', '/a/..//evil.com', '/a b'],
  ])('answers %j with the start page', (path) => {
    expect(ownPath(path)).toBe('/');
  });

  it.each([undefined, null, 5, ['/people'], { path: '/people' }])(
    'answers %j, which is no text, with the start page',
    (path) => {
      expect(ownPath(path)).toBe('/');
    },
  );
});
