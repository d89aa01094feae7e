import { foldPlaceholder, type WordingPlaceholder, wordingPlaceholders } from '../../domain/mail-wording.js';
import { Texts } from '../../i18n/texts.js';

/** The word that stands in braces for a placeholder in one language. */
export function wordFor(placeholder: WordingPlaceholder, texts: Texts): string {
  return texts.t(`wording.word.${placeholder}`);
}

/** Every word a text of this language may hold in braces, folded: its own and the English ones. */
export function knownWords(texts: Texts): ReadonlySet<string> {
  return new Set(valuesByWord(texts, () => '').keys());
}

/** What stands for each such word, folded. */
export function valuesByWord(
  texts: Texts,
  valueOf: (placeholder: WordingPlaceholder) => string,
): ReadonlyMap<string, string> {
  return new Map(
    wordingPlaceholders.flatMap((placeholder) =>
      [texts, Texts.in('en')].map(
        (each) => [foldPlaceholder(wordFor(placeholder, each)), valueOf(placeholder)] as const,
      ),
    ),
  );
}
