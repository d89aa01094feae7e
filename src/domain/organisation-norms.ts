import { subjectsForNorms } from './norms.js';
import { roundToTenth } from './rounding.js';
import { mean } from './scoring.js';
import type { GroupCells, ShownGroup } from './shown-group.js';
import type { ShownReport } from './shown-report.js';

/** What reports of one cycle may say of the organisation; used while they are built, only bands and means are shown. */
export interface OrganisationNorms {
  /** N of the quadrants: mean of the company's behaviours as others see them; null under 20 subjects. */
  readonly quadrants: number | null;
  /** Competency id → the others' figure of every subject who has one. */
  readonly competencies: Readonly<Record<string, readonly number[]>>;
  /** Brand value id → the company's mean, null under 20 subjects. */
  readonly values: Readonly<Record<string, number | null>>;
}

/**
 * The norms of a cycle from its group snapshot and the reports of its first build; a second build puts them into
 * reports, which changes no figure the group snapshot was made from (anonymity R11, measurement 2, 8).
 */
export function organisationNorms(
  group: Pick<ShownGroup, 'company'>,
  reports: readonly Pick<ShownReport, 'competencies'>[],
): OrganisationNorms {
  const { behaviours, values } = group.company;
  const seen = mean(Object.values(behaviours).flatMap((cells) => norm(cells) ?? []));
  return {
    quadrants: seen === null ? null : roundToTenth(seen),
    competencies: figuresByCompetency(reports),
    values: Object.fromEntries(Object.entries(values).map(([id, cells]) => [id, norm(cells)])),
  };
}

function norm({ others }: GroupCells): number | null {
  return others && others.subjects >= subjectsForNorms ? others.value : null;
}

function figuresByCompetency(reports: readonly Pick<ShownReport, 'competencies'>[]): Record<string, number[]> {
  const byId: Record<string, number[]> = {};
  for (const { id, others } of reports.flatMap(({ competencies }) => competencies))
    if (others !== null) (byId[id] ??= []).push(others);
  return byId;
}
