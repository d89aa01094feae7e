import { blockOf, isNamed, type Block, type GroupCounts } from './blocks.js';
import { protectedGroups } from './rater-group.js';
import type { AnsweredPart, ShownBlock, WhoAnswered } from './shown-report.js';

/** Up to this many people, figures of a block are marked "read with care" (measurement 3). */
const fewPeople = 4;

/**
 * Who answered, by shown block: exact from k up, a group shown nowhere as "fewer than k", and then no total either,
 * from which it could be counted back (anonymity R3, R9).
 */
export function whoAnswered(blocks: readonly Block[], invited: GroupCounts): WhoAnswered {
  const parts = [...managerPart(blocks, invited), ...protectedParts(blocks, invited)];
  const answered = parts.every((part) => part.answered !== null)
    ? parts.reduce((sum, part) => sum + (part.answered ?? 0), 0)
    : null;
  const total = { answered, invited: parts.reduce((sum, part) => sum + part.invited, 0) };
  return { self: blocks.some(({ key }) => key === 'self'), total, parts };
}

/** The blocks as the report names them. */
export function shownBlocks(blocks: readonly Block[]): ShownBlock[] {
  return blocks.map((block) => ({
    key: block.key,
    label: block.label,
    groups: [...block.groups],
    n: block.n,
    fewAnswers: !isNamed(block) && block.n <= fewPeople,
  }));
}

function managerPart(blocks: readonly Block[], invited: GroupCounts): AnsweredPart[] {
  const asked = invited.manager ?? 0;
  const answered = blocks.find(({ key }) => key === 'manager')?.n ?? 0;
  return asked + answered === 0 ? [] : [{ label: 'manager', answered, invited: Math.max(asked, answered) }];
}

function protectedParts(blocks: readonly Block[], invited: GroupCounts): AnsweredPart[] {
  const shown = blocks
    .filter((block) => !isNamed(block))
    .map((block) => ({
      label: block.label,
      answered: block.n,
      invited: Math.max(
        block.n,
        block.groups.reduce((sum, group) => sum + (invited[group] ?? 0), 0),
      ),
    }));
  const unshown = protectedGroups
    .filter((group) => (invited[group] ?? 0) > 0 && blockOf(blocks, group) === null)
    .map((group) => ({ label: group, answered: null, invited: invited[group] ?? 0 }));
  return [...shown, ...unshown];
}
