import type { LocalText } from './locale.js';
import type { GroupFigures, GroupFilter, ShownGroup } from './shown-group.js';

/** The whole organisation, where a finding is of no single unit. */
export const companyKey = 'company';

/** Which figure of which published group snapshot. */
export interface FindingKey {
  readonly cycleId: string;
  /** Key of a unit of the snapshot, or `companyKey`. */
  readonly unitKey: string;
  readonly competencyId: string;
  /** Whose view; everyone else's unless it says otherwise. */
  readonly view: GroupFilter;
}

/** A figure as it was published: 1 to the number of points, one decimal, from so many people. */
export interface Finding extends FindingKey {
  readonly cycleName: string;
  readonly closedOn: string;
  /** Empty for the whole organisation, also where the cycle knew no departments. */
  readonly unitNames: readonly string[];
  readonly competencyName: LocalText;
  readonly value: number;
  readonly points: number;
  readonly subjects: number;
}

/** The fewest people behind a finding, whatever a cycle's own threshold says. */
export const findingSubjects = 5;

/** The figure a key points to, or null when the snapshot does not show it. */
export function findingOf(
  group: ShownGroup,
  { unitKey, competencyId, view }: Omit<FindingKey, 'cycleId'>,
): Finding | null {
  const unit = group.units.find(({ key }) => key === unitKey);
  const figures: GroupFigures | undefined = unitKey === companyKey ? group.company : unit;
  const cell = figures?.competencies[competencyId]?.[view];
  const competency = competenciesIn(group).find(({ id }) => id === competencyId);
  if (!cell || !competency || cell.subjects < findingSubjects) return null;
  return {
    cycleId: group.cycle.id,
    unitKey,
    competencyId,
    view,
    cycleName: group.cycle.name,
    closedOn: group.cycle.closedOn,
    unitNames: unit?.names ?? [],
    competencyName: competency.name,
    value: cell.value,
    points: group.scale.points,
    subjects: cell.subjects,
  };
}

/** The lowest cells of the heat map, all raters together; equal ones in the order of units and framework (anonymity R17). */
export function lowestFindings(group: ShownGroup, count: number): Finding[] {
  const cells = group.units.flatMap(({ key }) =>
    competenciesIn(group).flatMap(
      ({ id }) => findingOf(group, { unitKey: key, competencyId: id, view: 'others' }) ?? [],
    ),
  );
  return cells.toSorted((a, b) => a.value - b.value).slice(0, count);
}

export function competenciesIn(group: ShownGroup) {
  return group.framework.flatMap(({ competencies }) => [...competencies]);
}
