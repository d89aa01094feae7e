/** Letters that no decomposition makes equal: yeh and kaf of both scripts, teh marbuta, and Latin letters with a stroke. */
const same: Readonly<Record<string, string>> = {
  ي: 'ی',
  ى: 'ی',
  ې: 'ی',
  ے: 'ی',
  ك: 'ک',
  ڪ: 'ک',
  ة: 'ه',
  ۃ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ٱ: 'ا',
  ٲ: 'ا',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ŧ: 't',
  ς: 'σ',
};
const differing = new RegExp(`[${Object.keys(same).join('')}]`, 'gu');

/** Arabic (٠–٩) and Persian (۰–۹) digits as 0–9; everything else stays. */
export function digitsToAscii(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

/**
 * A text as it is compared and searched, so that a name is found however it is typed: letter case, accents, harakat,
 * ي/ی, ك/ک, ة/ه, hamza on a carrier, ZWNJ and other invisible characters, tatweel and digits make no difference (I14).
 */
export function foldForSearch(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase().replace(/ +/g, ' ').trim();
  return digitsToAscii(text.normalize('NFKD').toLowerCase().normalize('NFKD'))
    .replace(/[\p{M}\p{Cf}\u0640]/gu, '')
    .replace(differing, (letter) => same[letter] ?? letter)
    .replace(/[\s\p{Z}\p{Cc}]+/gu, ' ')
    .trim();
}
