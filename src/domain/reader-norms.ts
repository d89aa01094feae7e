import { openableGroup } from './openable-figures.js';
import { subjectsForNorms } from './norms.js';
import { organisationNorms, type OrganisationNorms } from './organisation-norms.js';
import type { ShownGroup } from './shown-group.js';
import type { ShownReport } from './shown-report.js';

/** The norms for a report, from whom each of its readers knows: subject ids, the reader among them. */
export type NormsFor = (known: readonly (readonly string[])[]) => OrganisationNorms;

/**
 * Norms stand in a report, where everybody who reads it reads them: what would tell of the few whose reports one of its
 * readers may not open is left out (anonymity R18). A norm rests on 20 subjects, so only somebody who knows more than
 * 20 less the minimum of them is asked about. `members`: unit key → subjects in it.
 */
export function readerNorms(
  group: ShownGroup,
  members: Readonly<Record<string, readonly string[]>>,
  reports: readonly Pick<ShownReport, 'competencies'>[],
): NormsFor {
  const whole = organisationNorms(group, reports);
  // One reader often reads many reports.
  const openTo = new Map<readonly string[], ShownGroup['company']>();
  const companyFor = (ids: readonly string[]): ShownGroup['company'] => {
    const company = openTo.get(ids) ?? openableGroup(group, members, [], ids).company;
    openTo.set(ids, company);
    return company;
  };
  return (known) =>
    known
      .filter((ids) => ids.length > subjectsForNorms - group.thresholds.subjects)
      .map(companyFor)
      .reduce((norms, company) => withoutHidden(norms, group.company, company), whole);
}

function withoutHidden(
  norms: OrganisationNorms,
  whole: ShownGroup['company'],
  company: ShownGroup['company'],
): OrganisationNorms {
  const open = organisationNorms({ company }, []);
  // Not by its value: a mean may round to the same tenth without a hidden figure as with it.
  const isWholeOpen = Object.entries(whole.behaviours).every(
    ([id, { others }]) => others === undefined || company.behaviours[id]?.others !== undefined,
  );
  return {
    quadrants: isWholeOpen ? norms.quadrants : null,
    competencies: Object.fromEntries(
      Object.entries(norms.competencies).filter(([id]) => company.competencies[id]?.others !== undefined),
    ),
    values: Object.fromEntries(
      Object.entries(norms.values).map(([id, value]) => [id, open.values[id] === null ? null : value]),
    ),
  };
}
