import { figureValue } from './disclosure.js';
import { protectedGroups, type RaterGroup } from './rater-group.js';
import { roundToTenth } from './rounding.js';
import { mean } from './scoring.js';
import { groupFilters, type GroupCells, type GroupFilter } from './shown-group.js';
import type { ShownReport } from './shown-report.js';

/** One subject's report as the group snapshot reads it. */
export interface GroupSubject {
  readonly subjectId: string;
  readonly shown: Pick<ShownReport, 'competencies' | 'scale'>;
}

/** Enough people behind a figure: subjects, and different raters of these groups who answered about them (anonymity R11). */
export type IsEnough = (subjectIds: readonly string[], groups: readonly RaterGroup[]) => boolean;

/** The exact sums behind a group figure, over the figures of subjects it is made of. */
export interface GroupSum {
  readonly subjects: number;
  readonly sum: number;
  readonly sumOfSquares: number;
}

export type GroupSums = ReadonlyMap<GroupFilter, GroupSum>;

/** The subject's figure of one item in one view, as shown in the report. */
export type ItemFigure = (subject: GroupSubject, filter: GroupFilter) => number | null;

/** Per view, the sum over the subjects who show the item, where there are enough of them and of their raters. */
export function groupSums(subjects: readonly GroupSubject[], figure: ItemFigure, isEnough: IsEnough): GroupSums {
  return new Map(
    groupFilters.flatMap((filter) => {
      const figures = subjects.map((subject) => ({ id: subject.subjectId, value: figure(subject, filter) }));
      const told = figures.filter((each): each is { id: string; value: number } => each.value !== null);
      if (
        !isEnough(
          told.map(({ id }) => id),
          groupsOf(filter),
        )
      )
        return [];
      return [[filter, sumOf(told.map(({ value }) => value))] as const];
    }),
  );
}

function sumOf(values: readonly number[]): GroupSum {
  return {
    subjects: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    sumOfSquares: values.reduce((sum, value) => sum + value * value, 0),
  };
}

/** The company is the sum of the shown units, never more (anonymity R11). */
export function addSums(units: readonly GroupSums[]): GroupSums {
  const all = new Map<GroupFilter, GroupSum>();
  for (const unit of units)
    for (const [filter, { subjects, sum, sumOfSquares }] of unit) {
      const before = all.get(filter) ?? { subjects: 0, sum: 0, sumOfSquares: 0 };
      all.set(filter, {
        subjects: before.subjects + subjects,
        sum: before.sum + sum,
        sumOfSquares: before.sumOfSquares + sumOfSquares,
      });
    }
  return all;
}

/** Rounded once, for showing. */
export function cellsFrom(sums: GroupSums): GroupCells {
  return Object.fromEntries(
    [...sums].map(([filter, { subjects, sum }]) => [filter, { value: roundToTenth(sum / subjects), subjects }]),
  );
}

/** The mean of several competencies' shown cells; `subjects` the fewest behind any of them (anonymity R5). */
export function meanCells(competencies: readonly GroupSums[]): GroupCells {
  const cells = groupFilters.flatMap((filter) => {
    const shown = competencies.map((sums) => sums.get(filter)).filter((each) => each !== undefined);
    const exact = mean(shown.map(({ sum, subjects }) => sum / subjects));
    if (exact === null) return [];
    return [
      [filter, { value: roundToTenth(exact), subjects: Math.min(...shown.map(({ subjects }) => subjects)) }] as const,
    ];
  });
  return Object.fromEntries(cells);
}

/** A competency's shown figure in one view; a merged block belongs to no rater group's view. */
export function competencyFigure(competencyId: string): ItemFigure {
  return ({ shown }, filter) => {
    const competency = shown.competencies.find(({ id }) => id === competencyId);
    if (filter === 'others' || filter === 'self') return competency?.[filter] ?? null;
    return competency?.blocks.find(({ key }) => key === filter)?.value ?? null;
  };
}

type ShownBehaviour = GroupSubject['shown']['competencies'][number]['behaviours'][number];

const behavioursByReport = new WeakMap<GroupSubject['shown'], ReadonlyMap<string, ShownBehaviour>>();

/** Looked up hundreds of times in each report: once for every behaviour and view of every unit. */
function behavioursIn(shown: GroupSubject['shown']): ReadonlyMap<string, ShownBehaviour> {
  const known = behavioursByReport.get(shown);
  if (known) return known;
  const all = shown.competencies.flatMap(({ behaviours }) => behaviours);
  const byId = new Map(all.map((behaviour) => [behaviour.id, behaviour]));
  behavioursByReport.set(shown, byId);
  return byId;
}

/** A behaviour's shown figure in one view; an end-coded one counts as its band's middle (anonymity R5). */
export function behaviourFigure(behaviourId: string): ItemFigure {
  return ({ shown }, filter) => {
    const behaviour = behavioursIn(shown).get(behaviourId);
    if (filter === 'others' || filter === 'self') return behaviour?.[filter] ?? null;
    const cell = behaviour?.blocks.find(({ key }) => key === filter);
    return cell ? figureValue(cell, shown.scale.points) : null;
  };
}

/** The middle of a list, of an even one the mean of both middles; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return null;
  return mean(sorted.slice(sorted.length % 2 === 0 ? upper - 1 : upper, upper + 1));
}

function groupsOf(filter: GroupFilter): readonly RaterGroup[] {
  return filter === 'others' ? protectedGroups : [filter];
}
