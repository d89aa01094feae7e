import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { spreadsheetText } from '../../src/domain/spreadsheet-text.js';

describe('texts in files for spreadsheets (I17, I40)', () => {
  it.each(['=1+1', '+1', '-2', '@SUM(A1)', ' =1', '\t=1', '\r=1', '\u200F=1', '＝1', '－1', '\ttext'])(
    '%j cannot run',
    (text) => {
      expect(spreadsheetText(text)).toBe(`'${text}`);
    },
  );

  it.each(['', 'Claims', '4.2', 'لیلا', 'a=b', 'mina@narvan.example', '«=1»'])('%j stays as it is', (text) => {
    expect(spreadsheetText(text)).toBe(text);
  });

  it('never starts with a sign of a formula, and loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = spreadsheetText(text);
        expect(written).not.toMatch(/^[=+\-@\t\r\n]/);
        expect(written.endsWith(text)).toBe(true);
      }),
    );
  });
});
