const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;
const unstorable = /(?![\t\n\r])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/gu;
const isolates = /[\u2066-\u2069]/gu;

/** Characters that print nothing and mean nothing here: BOM, ZWSP, direction marks, embeddings, overrides, fillers, tags. */
const invisible =
  /\u00AD|\u034F|\u061C|[\u115F\u1160\u17B4\u17B5\u3164\uFFA0]|[\u180B-\u180F]|[\u200B\u200E\u200F]|[\u202A-\u202E]|[\u2060-\u2065]|[\u206A-\u206F]|\uFEFF|[\u{E0000}-\u{E007F}]/gu;

/** ZWNJ outside a word of Arabic or Indic script, and ZWJ outside an emoji or such a word: there they only carry a signature. */
const idleNonJoiner =
  /(?!(?<=[\p{Script=Arabic}\p{M}])\u200C(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])\u200C(?=\p{Script=Arabic}))\u200C/gu;
const idleJoiner =
  /(?!(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic})|(?<=[\p{Script=Arabic}\p{M}])\u200D(?=\p{L}))\u200D/gu;

/** Length as people are told it: code points, so one emoji of four bytes is one (I32). */
export function lengthOf(text: string): number {
  let length = 0;
  for (const character of text) length += character.length > 0 ? 1 : 0;
  return length;
}

/** All line ends as \n (I38). */
export function cleanLines(text: string): string {
  return text.replace(lineEnds, '\n');
}

/** True when the text holds NUL, other control characters, non-characters or half of a surrogate pair (I34). */
export function hasUnstorable(text: string): boolean {
  return text.search(unstorable) >= 0;
}

export function withoutUnstorable(text: string): string {
  return text.replace(unstorable, '');
}

/** Names the invisible characters in a text as `U+200F`, each once, for messages (I13). */
export function invisibleIn(text: string): string[] {
  const found = [...text].filter(
    (character) => /[\p{Cf}\p{Cc}]|(?! )\p{Z}/u.test(character) || character.search(invisible) >= 0,
  );
  return [...new Set(found)].map(
    (character) => `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`,
  );
}

/** NFC without characters that print nothing; ZWNJ and ZWJ stay inside words and emoji; at most 10 combining marks in a row. */
export function withoutInvisible(text: string): string {
  const once = strippedOnce(text);
  // What is taken out may leave its neighbours idle: until nothing changes any more.
  return once === text ? once : withoutInvisible(once);
}

function strippedOnce(text: string): string {
  return text
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/[\u200C\u200D]{2,}/gu, (run) => run.slice(0, 1))
    .replace(idleNonJoiner, '')
    .replace(idleJoiner, '')
    .replace(/(\p{M}{10})\p{M}+/gu, '$1')
    .normalize('NFC');
}

/** One line as it is stored and shown: names, titles, departments. */
export function cleanLine(text: string): string {
  return withoutInvisible(withoutUnstorable(text).replace(isolates, ''))
    .replace(/[\s\p{Z}]+/gu, ' ')
    .trim();
}
