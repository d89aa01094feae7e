import type { CycleSettings } from './cycle-settings.js';
import { isProtected, protectedGroups, type RaterGroup } from './rater-group.js';

/** One sentence a rater reads before answering: its text key and what the cycle's settings put into it. */
export type PromiseSentence =
  | { readonly key: 'promises.combined'; readonly params: { readonly others: number } }
  | { readonly key: 'promises.merged'; readonly params: Record<string, never> }
  | { readonly key: 'promises.manager'; readonly params: Record<string, never> }
  | { readonly key: 'promises.self'; readonly params: Record<string, never> }
  | { readonly key: 'promises.comments'; readonly params: Record<string, never> }
  | { readonly key: 'promises.hr-reads-comments'; readonly params: Record<string, never> }
  | { readonly key: 'promises.after-close'; readonly params: { readonly date: string } };

/**
 * What a rater of one group may be promised under these settings, in reading order; nothing that the rules of
 * disclosure do not keep. `lastDay` is the cycle's last day as YYYY-MM-DD (anonymity 4, words 5 patterns 18–22, 37).
 */
export function promisesTo(
  group: RaterGroup,
  settings: Pick<CycleSettings, 'groups' | 'thresholds' | 'hrReadsComments'>,
  lastDay: string,
): PromiseSentence[] {
  const sentences: PromiseSentence[] = [];
  if (group === 'self') sentences.push({ key: 'promises.self', params: {} });
  if (group === 'manager') sentences.push({ key: 'promises.manager', params: {} });
  if (isProtected(group)) sentences.push(...protectedPromises(settings));
  if (settings.hrReadsComments && group !== 'self') sentences.push({ key: 'promises.hr-reads-comments', params: {} });
  sentences.push({ key: 'promises.after-close', params: { date: lastDay } });
  return sentences;
}

function protectedPromises({ groups, thresholds }: Pick<CycleSettings, 'groups' | 'thresholds'>): PromiseSentence[] {
  const combined: PromiseSentence = { key: 'promises.combined', params: { others: thresholds.ratings - 1 } };
  const comments: PromiseSentence = { key: 'promises.comments', params: {} };
  // With a single protected group there is no other group to be merged with.
  const mayMerge = protectedGroups.filter((group) => groups.includes(group)).length > 1;
  return mayMerge ? [combined, { key: 'promises.merged', params: {} }, comments] : [combined, comments];
}
