import type { Locale } from './locale.js';

/** Words that say what somebody is, not what others can see them do; a short list on purpose: it only asks for a second look. */
const traits: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    'ambitious',
    'charismatic',
    'committed',
    'creative',
    'dedicated',
    'empathetic',
    'flexible',
    'friendly',
    'hard-working',
    'honest',
    'intelligent',
    'lazy',
    'loyal',
    'motivated',
    'passionate',
    'patient',
    'polite',
    'proactive',
    'professional',
    'reliable',
    'responsible',
    'trustworthy',
  ],
  fa: [
    'باانگیزه',
    'باهوش',
    'پرتلاش',
    'حرفه‌ای',
    'خلاق',
    'خوش‌اخلاق',
    'خوش‌برخورد',
    'دلسوز',
    'راستگو',
    'صادق',
    'صبور',
    'متعهد',
    'مسئولیت‌پذیر',
    'مهربان',
    'مؤدب',
    'وفادار',
  ],
  ar: [
    'أمين',
    'إيجابي',
    'ذكي',
    'صادق',
    'صبور',
    'متعاون',
    'متفانٍ',
    'محترف',
    'مخلص',
    'مرن',
    'مسؤول',
    'ملتزم',
    'مهذب',
    'ودود',
  ],
};

const letter = '[\\p{L}\\p{M}\\u200C-]';
const traitPatterns = Object.fromEntries(
  Object.entries(traits).map(([locale, words]) => [
    locale,
    new RegExp(`(?<!${letter})(?:${words.join('|')})(?!${letter})`, 'iu'),
  ]),
) as Record<Locale, RegExp>;

/** A finite Persian verb, as far as its shape tells: می‌… or one of the short verbs. */
const persianVerb = '(?:ن?می‌[\\p{L}\\u200C]+|است|نیست|دارد|ندارد|دارم|هستم)';
const twoIdeas: Readonly<Record<Locale, RegExp | null>> = {
  en: /\p{L},? and (?:then )?\p{L}/iu,
  fa: new RegExp(`${persianVerb}[،؛]? و .*${persianVerb}`, 'u'),
  // Arabic joins nouns and deeds alike with a prefix; no shape tells them apart.
  ar: null,
};

/** Whether a statement seems to hold two ideas, of which a rater can answer only one (experience 7.3). */
export function hasTwoIdeas(statement: string, locale: Locale): boolean {
  return twoIdeas[locale]?.test(statement) ?? false;
}

/** Whether a statement seems to judge a person's character instead of a behaviour others can see (words 1.1). */
export function hasTraitWord(statement: string, locale: Locale): boolean {
  return traitPatterns[locale].test(statement);
}
