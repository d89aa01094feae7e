import { fillWording, type MailWording, paragraphsOf, type WordingPlaceholder } from '../../domain/mail-wording.js';
import type { Texts } from '../../i18n/texts.js';
import { valuesByWord } from './placeholder-words.js';

/** Names of more people than this are a number: a subject has to fit into a line. */
const namedAtMost = 3;

/** What one mail puts in the place of placeholders. */
export interface WordedFacts {
  readonly recipientName: string;
  readonly organisation: string;
  /** Those asked about, without the reader. */
  readonly others: readonly string[];
  readonly isAboutReader: boolean;
  readonly minutes: number;
  readonly closesOnText: string;
}

/** Own words as one reader gets them: `ownSubject` '' for the usual subject, `note` the paragraphs after the greeting. */
export function wordedMail(
  { subject, opening }: MailWording,
  facts: WordedFacts,
  texts: Texts,
): { ownSubject: string; note: string[] } {
  const values: Record<WordingPlaceholder, string> = {
    name: facts.recipientName,
    organisation: facts.organisation,
    people: peopleText(facts, texts),
    time: texts.t('wording.time', { m: facts.minutes }),
    'closing-day': facts.closesOnText,
  };
  const byWord = valuesByWord(texts, (placeholder) => values[placeholder]);
  return {
    ownSubject: fillWording(subject, byWord),
    note: paragraphsOf(opening).map((paragraph) => fillWording(paragraph, byWord)),
  };
}

function peopleText({ others, isAboutReader }: WordedFacts, texts: Texts): string {
  const named = others.length > namedAtMost ? [texts.t('wording.people', { p: others.length })] : others;
  return texts.list([...named, ...(isAboutReader ? [texts.t('wording.own-work')] : [])]);
}
