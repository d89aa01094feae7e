import type { CycleSettings } from './cycle-settings.js';
import { isProtected, protectedGroups, type RaterGroup } from './rater-group.js';
import { reportsTogether } from './shared-comments.js';

/** One sentence a rater reads before answering: its text key and what the cycle's settings put into it. */
export type PromiseSentence =
  | { readonly key: 'promises.combined'; readonly params: { readonly others: number } }
  | { readonly key: 'promises.merged'; readonly params: Record<string, never> }
  | { readonly key: 'promises.manager'; readonly params: Record<string, never> }
  | { readonly key: 'promises.self'; readonly params: Record<string, never> }
  | { readonly key: 'promises.comments'; readonly params: Record<string, never> }
  | { readonly key: 'promises.pulse-reader'; readonly params: Record<string, never> }
  | { readonly key: 'promises.hr-reads-comments'; readonly params: Record<string, never> }
  | { readonly key: 'promises.shares-comments'; readonly params: { readonly n: number } }
  | { readonly key: 'promises.comments-when'; readonly params: { readonly n: number } }
  | { readonly key: ReadersKey; readonly params: Record<string, never> }
  | { readonly key: 'promises.group-figures'; readonly params: { readonly n: number } }
  | { readonly key: `promises.risk.${RemainingRisk}`; readonly params: Record<string, never> }
  | { readonly key: 'promises.after-close'; readonly params: { readonly date: string } };

type ReadersKey = `promises.${'readers' | 'own-readers'}-${'coach' | 'manager'}`;

/** What no rule can prevent; told before the first question (anonymity 6). */
const remainingRisks = ['server', 'who-answered', 'own-words', 'mailbox', 'copies'] as const;
type RemainingRisk = (typeof remainingRisks)[number];

/**
 * What a rater of one group may be promised under these settings, in reading order; nothing that the rules of
 * disclosure do not keep. `lastDay` is the cycle's last day as YYYY-MM-DD (anonymity 4, words 5 patterns 18–22, 37).
 */
export function promisesTo(
  group: RaterGroup,
  settings: Pick<CycleSettings, 'groups' | 'thresholds' | 'hrReadsComments' | 'sharesComments' | 'pulseSince'>,
  lastDay: string,
): PromiseSentence[] {
  const sentences: PromiseSentence[] = [];
  if (group === 'self') sentences.push({ key: 'promises.self', params: {} });
  if (group === 'manager') sentences.push({ key: 'promises.manager', params: {} });
  if (isProtected(group)) sentences.push(...protectedPromises(settings));
  if (settings.hrReadsComments && group !== 'self') sentences.push({ key: 'promises.hr-reads-comments', params: {} });
  if (settings.sharesComments && group !== 'self' && !settings.pulseSince)
    sentences.push({ key: 'promises.shares-comments', params: { n: reportsTogether(settings.thresholds) } });
  sentences.push({ key: 'promises.after-close', params: { date: lastDay } });
  return sentences;
}

/** The rest of who sees what: when comments appear, who reads the report, what leaders see (anonymity R10, R11, R18). */
export function promiseDetails(
  group: RaterGroup,
  { thresholds, managerSeesReport, pulseSince }: Pick<CycleSettings, 'thresholds' | 'managerSeesReport' | 'pulseSince'>,
): PromiseSentence[] {
  if (pulseSince) return [{ key: 'promises.pulse-reader', params: {} }];
  const reader = managerSeesReport ? 'manager' : 'coach';
  const when: PromiseSentence = { key: 'promises.comments-when', params: { n: thresholds.comments } };
  return [
    ...(isProtected(group) ? [when] : []),
    { key: group === 'self' ? `promises.own-readers-${reader}` : `promises.readers-${reader}`, params: {} },
    { key: 'promises.group-figures', params: { n: thresholds.groupSubjects } },
  ];
}

/** Everything told about who sees what, as a mail and HR's preview tell it; what cannot be undone stands last. */
export function allPromises(
  group: RaterGroup,
  settings: Pick<
    CycleSettings,
    'groups' | 'thresholds' | 'hrReadsComments' | 'sharesComments' | 'managerSeesReport' | 'pulseSince'
  >,
  lastDay: string,
): PromiseSentence[] {
  const told = promisesTo(group, settings, lastDay);
  return [...told.slice(0, -1), ...promiseDetails(group, settings), ...told.slice(-1)];
}

/** What remains all the same; whoever is shown by name is not guessed from numbers or words (anonymity 6). */
export function risksTo(group: RaterGroup): PromiseSentence[] {
  const told = isProtected(group) ? remainingRisks : (['server', 'mailbox', 'copies'] as const);
  return told.map((risk) => ({ key: `promises.risk.${risk}`, params: {} }));
}

function protectedPromises({
  groups,
  thresholds,
  pulseSince,
}: Pick<CycleSettings, 'groups' | 'thresholds' | 'pulseSince'>): PromiseSentence[] {
  const combined: PromiseSentence = { key: 'promises.combined', params: { others: thresholds.ratings - 1 } };
  // Nothing is written in a pulse.
  if (pulseSince) return [combined];
  const comments: PromiseSentence = { key: 'promises.comments', params: {} };
  // With a single protected group there is no other group to be merged with.
  const mayMerge = protectedGroups.filter((group) => groups.includes(group)).length > 1;
  return mayMerge ? [combined, { key: 'promises.merged', params: {} }, comments] : [combined, comments];
}
