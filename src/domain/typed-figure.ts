import { digitsToAscii } from './search-folding.js';
import { cleanLine } from './text-cleaning.js';

const limit = 1e12;

/**
 * A figure as people type it, in any digits: grouped by commas, ٬ or spaces in threes, a decimal point or ٫, a minus
 * in front, a per cent sign behind (which changes nothing). NaN for anything else: "1,5" has two readings.
 */
export function readFigure(typed: string): number {
  const text = digitsToAscii(cleanLine(typed))
    .replace(/[٪%]$/u, '')
    .trim()
    .replaceAll('٫', '.')
    .replace(/^[\u200e\u061c]?[\u2212-]/u, '-');
  const grouped = /^-?\d{1,3}(?:([,٬\u2019\s])\d{3})(?:\1\d{3})*(?:\.\d+)?$/u.test(text);
  const plain = /^-?\d+(?:\.\d+)?$/.test(text);
  const value = grouped || plain ? Number(text.replace(/[,٬\u2019\s]/gu, '')) : NaN;
  return Math.abs(value) < limit ? value : NaN;
}
