import type { ProblemParams } from './errors.js';
import { cleanLine, cleanLines, hasUnstorable, lengthOf } from './text-cleaning.js';

/** The mails of a cycle to which an organisation may give words of its own. */
export const wordedMails = ['invitation', 'reminder', 'last-call'] as const;
export type WordedMail = (typeof wordedMails)[number];

/** Everything that is replaced in such words when a mail is made. The link is not among them: it is always there. */
export const wordingPlaceholders = ['name', 'organisation', 'people', 'time', 'closing-day'] as const;
export type WordingPlaceholder = (typeof wordingPlaceholders)[number];

export const subjectLimit = 120;
export const openingLimit = 1500;

/** Own words of one mail in one language; an empty subject means the usual one, an empty opening none. */
export interface MailWording {
  readonly subject: string;
  readonly opening: string;
}

export const noWording: MailWording = { subject: '', opening: '' };

export interface WordingProblem {
  readonly part: keyof MailWording;
  readonly key: string;
  readonly params: ProblemParams;
}

const placeholder = /\{([^{}\n]*)\}/g;
const webAddress = /[a-z][a-z0-9+.-]*:\/\/|\bwww\.|\bmailto:/i;

/** A placeholder as it is compared: spaces and the two ways to write ya and kaf make no difference. */
export function foldPlaceholder(word: string): string {
  return word.trim().replace(/\s+/g, ' ').replace(/[يى]/g, 'ی').replaceAll('ك', 'ک').toLowerCase();
}

/**
 * Words as typed, cleaned, with what is wrong about them (I65): too long, a subject of several lines, a word in braces
 * that is not among `known` (folded), a brace that stands alone, or a web address beside the one link of the mail.
 */
export function readWording(
  typed: MailWording,
  known: ReadonlySet<string>,
): { wording: MailWording; problems: WordingProblem[] } {
  const wording = {
    subject: cleanLine(typed.subject),
    opening: cleanLines(typed.opening)
      .split('\n')
      .map(cleanLine)
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  };
  const problems = (['subject', 'opening'] as const).flatMap((part) => {
    const problem = problemOf(part, typed[part], wording[part], known);
    return problem ? [{ part, params: {}, ...problem }] : [];
  });
  return { wording, problems };
}

function problemOf(
  part: keyof MailWording,
  typed: string,
  text: string,
  known: ReadonlySet<string>,
): { key: string; params?: ProblemParams } | null {
  const maximum = part === 'subject' ? subjectLimit : openingLimit;
  // Counted as typed and as cleaned: a megabyte of nothing is too long as well.
  if (typed.length > 10 * maximum || lengthOf(text) > maximum)
    return { key: 'wording.error.long', params: { maximum } };
  if (part === 'subject' && (/[\r\n\u2028\u2029]/.test(typed) || hasUnstorable(typed)))
    return { key: 'wording.error.lines' };
  const unknown = [...text.matchAll(placeholder)].map(([whole, word = '']) => ({ whole, word: foldPlaceholder(word) }));
  const [wrong] = unknown.filter(({ word }) => !known.has(word));
  if (wrong) return { key: 'wording.error.unknown', params: { word: wrong.whole.slice(0, 60) } };
  if (/[{}]/.test(text.replace(placeholder, ''))) return { key: 'wording.error.brace' };
  return webAddress.test(text) ? { key: 'wording.error.address' } : null;
}

/** The text with each known placeholder replaced once; what a value brings is never looked at again. */
export function fillWording(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(placeholder, (whole, word: string) => values.get(foldPlaceholder(word)) ?? whole);
}

/** The paragraphs of an opening, as they stand in the mail. */
export function paragraphsOf(opening: string): string[] {
  return opening.split(/\n+/).filter((paragraph) => paragraph !== '');
}
