import { digitsToAscii } from './search-folding.js';

/** Digits and capital letters without those taken for one another: no I, L, O and U. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 12;
const perGroup = 4;

/** A printed code of 12 letters, 60 bits, from at least 12 random-looking bytes. */
export function printedCode(bytes: Uint8Array): string {
  return [...bytes.slice(0, length)].map((byte) => letters.charAt(byte & 31)).join('');
}

/** In groups of four, as it stands on paper. */
export function groupedCode(code: string): string {
  return (code.match(new RegExp(`.{1,${perGroup}}`, 'g')) ?? []).join('-');
}

/**
 * What somebody typed from paper, or null when it cannot be a code: small letters, spaces, any dash and Persian or
 * Arabic digits are taken; O is read as 0, I and L as 1, because no code holds these letters.
 */
export function readPrintedCode(typed: string): string | null {
  const code = digitsToAscii(typed.slice(0, 100).normalize('NFKC'))
    .toUpperCase()
    .replace(/[\s\p{Cf}\p{Pd}._/]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return code.length === length && [...code].every((letter) => letters.includes(letter)) ? code : null;
}
