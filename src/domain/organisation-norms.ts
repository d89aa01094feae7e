import { organisationMean } from './norms.js';
import { mean } from './scoring.js';
import type { ShownReport } from './shown-report.js';

/** What reports of one cycle may say of the organisation; used while they are built, only bands and means are shown. */
export interface OrganisationNorms {
  /** N of the quadrants: mean over subjects of their behaviours as others see them; null under 20 subjects. */
  readonly quadrants: number | null;
  /** Competency id → the others' figure of every subject who has one. */
  readonly competencies: Readonly<Record<string, readonly number[]>>;
  /** Brand value id → the organisation's mean, null under 20 subjects. */
  readonly values: Readonly<Record<string, number | null>>;
}

/** The norms of a cycle, computed once over every report that has figures, from figures shown in them (anonymity R11). */
export function organisationNorms(reports: readonly Pick<ShownReport, 'competencies' | 'values'>[]): OrganisationNorms {
  const perSubject = reports.map(({ competencies }) =>
    mean(figures(competencies.flatMap(({ behaviours }) => behaviours.map(({ others }) => others)))),
  );
  const competencies = grouped(reports.flatMap((report) => report.competencies));
  const values = grouped(reports.flatMap((report) => report.values));
  return {
    quadrants: organisationMean(figures(perSubject)),
    competencies,
    values: Object.fromEntries(Object.entries(values).map(([id, all]) => [id, organisationMean(all)])),
  };
}

function grouped(rows: readonly { id: string; others: number | null }[]): Record<string, number[]> {
  const byId: Record<string, number[]> = {};
  for (const { id, others } of rows) if (others !== null) (byId[id] ??= []).push(others);
  return byId;
}

function figures(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}
