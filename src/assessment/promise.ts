import type { Texts } from '../i18n/texts.js';
import { say } from '../reports/figures.js';
import type { OpenedRound } from './rounds.js';

/** Who will read an answer, told before the first question; made from who takes part. */
export function promiseOf({ round, participants, leadName }: OpenedRound, personId: string, texts: Texts): string {
  const others = participants.filter((each) => each.personId !== personId).map(({ name }) => `\u2068${name}\u2069`);
  const isLeadOutside = !participants.some((each) => each.personId === round.openedBy);
  const readers = [...others, ...(isLeadOutside && leadName ? [`\u2068${leadName}\u2069`] : [])];
  if (readers.length === 0) return texts.t('assessment.promise.alone');
  return texts.fill(
    'assessment.promise.by-name',
    {
      names: texts.list(readers),
      lead: leadName ? `\u2068${leadName}\u2069` : texts.t('assessment.lead-gone'),
    },
    (text) => text,
  );
}

/** The same in one line, at the foot of each page of questions. */
export function whoSees(texts: Texts, name: string): string {
  return say(texts, 'assessment.who-sees', { name });
}
