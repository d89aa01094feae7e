import { changeWord, type Sample } from './change.js';
import { sameTexts } from './compared-reports.js';
import type { GroupSum } from './group-cells.js';
import { competencyKey, overallKey, valueKey, type ItemSums } from './group-sums.js';
import type { Change } from './shown-change.js';
import type { GroupCells, GroupFilter, ShownFrameworkValue, ShownGroup } from './shown-group.js';

/** One cycle's group results with the sums of one of its rows: a unit, several together, or the company. */
export interface GroupSide {
  readonly shown: Pick<ShownGroup, 'scale' | 'framework'>;
  readonly sums: ItemSums;
}

export type GroupItem =
  | { readonly kind: 'competency'; readonly id: string }
  | { readonly kind: 'value'; readonly id: string }
  | { readonly kind: 'overall' };

/**
 * Risen, fallen or no clear change of a group figure: Welch's test over the figures of its subjects, the same words and
 * scale only, both figures as they were shown. People present in both cycles make the test cautious, never bold
 * (measurement 5, anonymity R14).
 */
export function groupChange(
  item: GroupItem,
  filter: GroupFilter,
  before: GroupSide & { readonly cells: GroupCells | undefined },
  now: GroupSide & { readonly cells: GroupCells | undefined },
): Change {
  if (!sameTexts(before.shown.scale.labels, now.shown.scale.labels)) return { kind: 'broken', reason: 'scale' };
  if (!sameWords(item, before.shown.framework, now.shown.framework)) return { kind: 'broken', reason: 'wording' };
  const [from, to] = [before.cells?.[filter], now.cells?.[filter]];
  const samples = [before, now].map(({ sums }) => sampleOf(sums.get(keyOf(item))?.get(filter)));
  const [earlier, current] = samples;
  if (!from || !to || !earlier || !current) return { kind: 'broken', reason: 'absent' };
  const kind = changeWord([{ weight: 1, before: earlier, now: current }]);
  return kind === null ? { kind: 'broken', reason: 'few' } : { kind, from: from.value, to: to.value };
}

export function keyOf(item: GroupItem): string {
  if (item.kind === 'overall') return overallKey;
  return item.kind === 'competency' ? competencyKey(item.id) : valueKey(item.id);
}

/** Mean and standard deviation over subjects from what was kept of them. */
function sampleOf(sum: GroupSum | undefined): Sample | null {
  if (!sum || sum.subjects < 2) return null;
  const mean = sum.sum / sum.subjects;
  const variance = Math.max(0, (sum.sumOfSquares - sum.subjects * mean * mean) / (sum.subjects - 1));
  return { n: sum.subjects, mean, sd: Math.sqrt(variance) };
}

/** The same competencies with the same behaviours in the same words behind the item. */
function sameWords(
  item: GroupItem,
  before: readonly ShownFrameworkValue[],
  now: readonly ShownFrameworkValue[],
): boolean {
  const [a, b] = [competenciesBehind(item, before), competenciesBehind(item, now)];
  if (a.length === 0 || a.length !== b.length) return false;
  return a.every((competency, index) => {
    const other = b[index];
    if (!other || other.id !== competency.id || other.behaviours.length !== competency.behaviours.length) return false;
    return (
      competency.behaviours.every(({ id }, place) => other.behaviours[place]?.id === id) &&
      sameTexts(
        competency.behaviours.map(({ statement }) => statement),
        other.behaviours.map(({ statement }) => statement),
      )
    );
  });
}

function competenciesBehind(
  item: GroupItem,
  framework: readonly ShownFrameworkValue[],
): ShownFrameworkValue['competencies'] {
  if (item.kind === 'value') return framework.find(({ id }) => id === item.id)?.competencies ?? [];
  const all = framework.flatMap(({ competencies }) => competencies);
  return item.kind === 'overall' ? all : all.filter(({ id }) => id === item.id);
}
