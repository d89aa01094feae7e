import { digitsToAscii } from '../domain/search-folding.js';

export interface NumberRange {
  readonly minimum: number;
  readonly maximum: number;
}

/** A whole number as typed in any digits, or null when it is none or outside its range. */
export function readWholeNumber(typed: string, { minimum, maximum }: NumberRange): number | null {
  const text = digitsToAscii(typed).trim();
  if (!/^\d{1,4}$/.test(text)) return null;
  const number = Number(text);
  return number >= minimum && number <= maximum ? number : null;
}
