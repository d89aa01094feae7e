import type { PromiseSentence } from '../domain/promises.js';
import type { Texts } from './texts.js';

/** A promise in the rater's words; `name` is the person rated. The day is written in the reader's calendar. */
export function presentPromise(sentence: PromiseSentence, name: string, texts: Texts): string {
  switch (sentence.key) {
    case 'promises.combined': {
      const n = sentence.params.others;
      // English and Persian write the number as a word; Arabic counts the noun.
      return texts.t(sentence.key, { n, word: texts.t(`promises.number.${n}`) });
    }
    case 'promises.comments-when':
    case 'promises.group-figures':
      return texts.t(sentence.key, sentence.params);
    case 'promises.after-close':
      return texts.t(sentence.key, { date: texts.day(sentence.params.date) });
    case 'promises.shares-comments':
      return texts.t(sentence.key, { ...sentence.params, name });
    default:
      return texts.t(sentence.key, { name });
  }
}
