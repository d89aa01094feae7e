import {
  addSums,
  behaviourFigure,
  competencyFigure,
  groupSums,
  type GroupSubject,
  type GroupSum,
  type GroupSums,
  type IsEnough,
  type ItemFigure,
} from './group-cells.js';
import { behavioursOf, competenciesOf, type Questionnaire } from './questionnaire.js';
import { mean } from './scoring.js';
import type { GroupFilter } from './shown-group.js';

/** Item (see the keys below) → exact sums by view. */
export type ItemSums = ReadonlyMap<string, GroupSums>;

/** Exact sums behind the cells of one unit by item and view; never served. */
export type KeptSums = Readonly<Record<string, Readonly<Partial<Record<GroupFilter, GroupSum>>>>>;

export const competencyKey = (id: string): string => `competency ${id}`;
export const behaviourKey = (id: string): string => `behaviour ${id}`;
export const valueKey = (id: string): string => `value ${id}`;
export const overallKey = 'overall';

/** Sums over a unit's subjects for everything its row shows; item by item, so that who builds many may pause between them. */
export function* sumsInSteps(
  questionnaire: Questionnaire,
  subjects: readonly GroupSubject[],
  isEnough: IsEnough,
): Generator<void, ItemSums> {
  const sums = new Map<string, GroupSums>();
  for (const [key, figure] of figuresByItem(questionnaire)) {
    sums.set(key, groupSums(subjects, figure, isEnough));
    yield;
  }
  return sums;
}

/** The company is the sum of its shown units, item by item (anonymity R11). */
export function totalOf(units: readonly ItemSums[]): ItemSums {
  const keys = new Set(units.flatMap((unit) => [...unit.keys()]));
  return new Map([...keys].map((key) => [key, addSums(units.map((unit) => unit.get(key) ?? new Map()))]));
}

/** What the next cycle's change and unions of units are made from: all but single behaviours. */
export function keptSums(sums: ItemSums): KeptSums {
  return Object.fromEntries(
    [...sums]
      .filter(([key]) => !key.startsWith(behaviourKey('')))
      .map(([key, views]) => [key, Object.fromEntries(views)]),
  );
}

/** Sums that were kept, as they were when the row was made. */
export function openKept(kept: KeptSums): ItemSums {
  return new Map(
    Object.entries(kept).map(([key, views]) => [key, new Map(Object.entries(views) as [GroupFilter, GroupSum][])]),
  );
}

function figuresByItem(questionnaire: Questionnaire): [string, ItemFigure][] {
  const competencies = competenciesOf(questionnaire).map(({ id }) => id);
  return [
    ...competencies.map((id): [string, ItemFigure] => [competencyKey(id), competencyFigure(id)]),
    ...behavioursOf(questionnaire).map(({ id }): [string, ItemFigure] => [behaviourKey(id), behaviourFigure(id)]),
    ...questionnaire.values.map(({ id, competencies: own }): [string, ItemFigure] => [
      valueKey(id),
      meanFigure(own.map((competency) => competency.id)),
    ]),
    [overallKey, meanFigure(competencies)],
  ];
}

/** A subject's mean over the competencies shown of them. */
function meanFigure(competencyIds: readonly string[]): ItemFigure {
  const figures = competencyIds.map(competencyFigure);
  return (subject, filter) => mean(figures.flatMap((figure) => figure(subject, filter) ?? []));
}
