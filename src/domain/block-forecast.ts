import { blockOf, blocksFrom, protectedOf, type BlockLabel, type GroupCounts } from './blocks.js';
import { protectedGroups, type ProtectedGroup } from './rater-group.js';

/** What would happen to one invited group, told to HR before launch. */
export interface GroupForecast {
  readonly group: ProtectedGroup;
  readonly invited: number;
  /**
   * alone: a block of its own even after one refusal · one-refusal-merges: exactly k are invited ·
   * one-refusal-ends: one refusal leaves no figures from others at all · merges: shown together with others even if
   * all answer · too-few: no figures even if all answer.
   */
  readonly state: 'alone' | 'one-refusal-merges' | 'one-refusal-ends' | 'merges' | 'too-few';
  /** The block it would be shown in when merged, else null. */
  readonly into: BlockLabel | null;
}

export interface BlockForecast {
  readonly groups: readonly GroupForecast[];
  /** Whether figures from others can be shown: yes, only if nobody refuses, or not at all. */
  readonly report: 'yes' | 'only-if-all-answer' | 'no';
}

/** What k and the invited numbers mean for one review, if all answer and if one person refuses (anonymity R3). */
export function forecastBlocks(invited: GroupCounts, k: number): BlockForecast {
  const groups = protectedGroups
    .filter((group) => (invited[group] ?? 0) > 0)
    .map((group) => forecastGroup(group, invited, k));
  return { groups, report: forecastReport(invited, k) };
}

function forecastGroup(group: ProtectedGroup, invited: GroupCounts, k: number): GroupForecast {
  const all = blocksFrom(invited, invited, k);
  const fewer = blocksFrom(oneLess(invited, group), invited, k);
  const now = blockOf(all, group)?.label ?? null;
  const then = blockOf(fewer, group)?.label ?? null;
  const told = { group, invited: invited[group] ?? 0 };
  if (now === null) return { ...told, state: 'too-few', into: null };
  if (protectedOf(fewer).length === 0) return { ...told, state: 'one-refusal-ends', into: null };
  if (now !== group) return { ...told, state: 'merges', into: now };
  if (then !== group) return { ...told, state: 'one-refusal-merges', into: then };
  return { ...told, state: 'alone', into: null };
}

function forecastReport(invited: GroupCounts, k: number): BlockForecast['report'] {
  const total = protectedGroups.reduce((sum, group) => sum + (invited[group] ?? 0), 0);
  if (total < k) return 'no';
  return total === k ? 'only-if-all-answer' : 'yes';
}

function oneLess(invited: GroupCounts, group: ProtectedGroup): GroupCounts {
  return { ...invited, [group]: Math.max(0, (invited[group] ?? 0) - 1) };
}
