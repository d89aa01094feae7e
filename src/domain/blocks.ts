import { isProtected, protectedGroups, type ProtectedGroup, type RaterGroup } from './rater-group.js';

/** What a block is called; also its stable key in tallies and snapshots. */
export type BlockLabel = 'self' | 'manager' | ProtectedGroup | 'others' | `${ProtectedGroup}-and-others`;

/** Raters shown together: one named person, or at least k people of protected groups. */
export interface Block {
  readonly key: BlockLabel;
  readonly label: BlockLabel;
  /** The invited groups it stands for; of a merged block also those of which nobody answered. */
  readonly groups: readonly RaterGroup[];
  /** People who answered. */
  readonly n: number;
}

/** People per rater group; an absent group is 0. */
export type GroupCounts = Readonly<Partial<Record<RaterGroup, number>>>;

/**
 * The blocks of one review, from counts of people alone, never from what they answered: self and manager as blocks
 * of one, then the protected blocks, each of at least `k` people; none of those means "too few answers"
 * (anonymity R1, R3).
 */
export function blocksFrom(answered: GroupCounts, invited: GroupCounts, k: number): Block[] {
  return [...namedBlocks(answered), ...protectedBlocks(answered, invited, k)];
}

/** Self and manager are shown by name and exempt from every rule about small numbers (anonymity R1). */
export function isNamed(block: Pick<Block, 'label'>): boolean {
  return block.label === 'self' || block.label === 'manager';
}

/** The blocks of protected raters; an empty list is "too few answers from others" (anonymity R3). */
export function protectedOf<B extends Pick<Block, 'label'>>(blocks: readonly B[]): B[] {
  return blocks.filter((block) => !isNamed(block));
}

/** A block in which protected groups were merged; its figures belong to none of them alone (anonymity R3). */
export function isMerged(label: BlockLabel): boolean {
  return label.endsWith('others');
}

/** The block that a rater of this group is shown in, or null when the group's answers are shown nowhere. */
export function blockOf(blocks: readonly Block[], group: RaterGroup): Block | null {
  return blocks.find((block) => block.groups.includes(group)) ?? null;
}

function namedBlocks(answered: GroupCounts): Block[] {
  return (['self', 'manager'] as const)
    .map((group) => block(group, [group], answered[group] ?? 0))
    .filter((named) => named.n > 0);
}

function protectedBlocks(answered: GroupCounts, invited: GroupCounts, k: number): Block[] {
  const count = (group: ProtectedGroup): number => answered[group] ?? 0;
  const alone = protectedGroups.filter((group) => count(group) >= k);
  const rest = protectedGroups.filter((group) => count(group) < k);
  const asked = rest.filter((group) => count(group) > 0 || (invited[group] ?? 0) > 0);
  const left = rest.reduce((sum, group) => sum + count(group), 0);
  const blocks = alone.map((group) => block(group, [group], count(group)));
  if (left === 0) return blocks;
  if (left >= k) return [...blocks, block('others', asked, left)];
  const host = smallest(blocks);
  return blocks.map((each) => (each === host ? joined(each, asked, left) : each));
}

// The list is in the order of the groups, so the first of equals is the one the rule names.
function smallest(blocks: readonly Block[]): Block | null {
  return blocks.reduce<Block | null>((least, each) => (least === null || each.n < least.n ? each : least), null);
}

function joined(host: Block, asked: readonly ProtectedGroup[], left: number): Block {
  const group = host.groups.find(isProtected) as ProtectedGroup;
  return block(`${group}-and-others`, [...host.groups, ...asked], host.n + left);
}

function block(label: BlockLabel, groups: readonly RaterGroup[], n: number): Block {
  return { key: label, label, groups, n };
}
