import type { BlockLabel } from './blocks.js';
import { changeWord, type ChangeWord, type SamplePair } from './change.js';
import {
  sameBehaviours,
  sameTexts,
  shownIn,
  type ComparedCompetency,
  type ComparedReport,
} from './compared-reports.js';
import { keptSample } from './kept-moments.js';
import { blockWeight } from './scoring.js';

/** The change of every competency since an earlier report, with both figures as shown (measurement 5). */
export interface ShownChange {
  readonly since: { readonly cycleId: string; readonly cycleName: string };
  readonly competencies: readonly CompetencyChange[];
}

export interface CompetencyChange {
  readonly competencyId: string;
  readonly others: Change;
  readonly blocks: readonly { readonly key: BlockLabel; readonly change: Change }[];
}

export type Change =
  | { readonly kind: ChangeWord; readonly from: number; readonly to: number }
  | { readonly kind: 'broken'; readonly reason: BrokenLine };

/** Why two reports cannot be compared; 'few' is under 4 raters on a side, 'absent' no figure on a side. */
export type BrokenLine = 'scale' | 'wording' | 'groups' | 'few' | 'absent';

/**
 * Risen, fallen or no clear change per competency, for everyone else and per block: only over the same behaviours in
 * the same words, the same scale and the same blocks, n ≥ k in both by being shown (anonymity R14, measurement 5).
 */
export function changeSince(before: ComparedReport, now: ComparedReport): ShownChange {
  const { cycleId, cycleName } = before.shown.header;
  const competencies = now.shown.competencies.map((competency): CompetencyChange => {
    const earlier = before.shown.competencies.find(({ id }) => id === competency.id);
    return {
      competencyId: competency.id,
      others: othersChange(before, now, earlier, competency),
      blocks: competency.blocks
        .filter(({ key }) => key !== 'manager')
        .map(({ key }) => ({ key, change: blockChange(before, now, earlier, competency, key) })),
    };
  });
  return { since: { cycleId, cycleName }, competencies };
}

function othersChange(
  before: ComparedReport,
  now: ComparedReport,
  earlier: ComparedCompetency | undefined,
  competency: ComparedCompetency,
): Change {
  const reason = othersBreak(before, now, competency.id);
  if (reason !== null) return broken(reason);
  const keys = competency.blocks.map(({ key }) => key);
  return judged(before, now, competency.id, keys, earlier!.others, competency.others);
}

/** Why everyone else's figure of a competency cannot stand on one line in two reports; null when it can (R14). */
export function othersBreak(before: ComparedReport, now: ComparedReport, competencyId: string): BrokenLine | null {
  const [earlier, competency] = [before, now].map(({ shown }) =>
    shown.competencies.find(({ id }) => id === competencyId),
  );
  if (!competency) return 'wording';
  const keys = competency.blocks.map(({ key }) => key);
  const reason = brokenBy(before, now, earlier, competency, keys);
  if (reason !== null) return reason;
  return earlier!.blocks.length !== keys.length || !sameWeights(before, now) ? 'groups' : null;
}

function blockChange(
  before: ComparedReport,
  now: ComparedReport,
  earlier: ComparedCompetency | undefined,
  competency: ComparedCompetency,
  key: BlockLabel,
): Change {
  const reason = brokenBy(before, now, earlier, competency, [key]);
  if (reason !== null) return broken(reason);
  const figure = (side: ComparedCompetency): number | null =>
    side.blocks.find((block) => block.key === key)?.value ?? null;
  return judged(before, now, competency.id, [key], figure(earlier!), figure(competency));
}

function brokenBy(
  before: ComparedReport,
  now: ComparedReport,
  earlier: ComparedCompetency | undefined,
  competency: ComparedCompetency,
  keys: readonly BlockLabel[],
): BrokenLine | null {
  if (earlier === undefined) return 'wording';
  if (!sameTexts(before.shown.scale.labels, now.shown.scale.labels)) return 'scale';
  if (!sameBehaviours(earlier, competency)) return 'wording';
  if (competency.others === null || earlier.others === null) return 'absent';
  if (keys.some((key) => !earlier.blocks.some((block) => block.key === key))) return 'groups';
  return keys.every((key) => shownIn(earlier, key) === shownIn(competency, key)) ? null : 'groups';
}

function judged(
  before: ComparedReport,
  now: ComparedReport,
  competencyId: string,
  keys: readonly BlockLabel[],
  from: number | null,
  to: number | null,
): Change {
  if (from === null || to === null) return broken('absent');
  const pairs = keys.map((key) => pairOf(before, now, competencyId, key));
  if (pairs.some((pair) => pair === null)) return broken('few');
  const kind = changeWord(pairs.filter((pair) => pair !== null));
  return kind === null ? broken('few') : { kind, from, to };
}

function pairOf(before: ComparedReport, now: ComparedReport, competencyId: string, key: BlockLabel): SamplePair | null {
  const block = now.shown.blocks.find(({ label }) => label === key);
  const samples = [keptSample(before.kept, key, competencyId), keptSample(now.kept, key, competencyId)];
  const [earlier, current] = samples;
  if (!block || !earlier || !current) return null;
  return { weight: blockWeight(block, now.kept.weights, block.n), before: earlier, now: current };
}

function broken(reason: BrokenLine): Change {
  return { kind: 'broken', reason };
}

function sameWeights(before: ComparedReport, now: ComparedReport): boolean {
  const [a, b] = [before.kept.weights, now.kept.weights];
  if (a.kind === 'people' || b.kind === 'people') return a.kind === b.kind;
  return (['manager', 'peer', 'subordinate', 'customer'] as const).every((group) => a.of[group] === b.of[group]);
}
