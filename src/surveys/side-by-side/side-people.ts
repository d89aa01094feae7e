import type { RaterRequest, RaterVisit } from '../rater-visit.js';
import type { SurveyCompetency, SurveyForm } from '../survey-form.js';

/** More people or statements than this on one page are no longer compared, only clicked through (experience 7, 11). */
export const mostPeople = 5;
export const mostStatements = 12;

/** Somebody asked about beside others, with the form of the group the rater answers in. */
export interface SidePerson {
  readonly request: RaterRequest;
  readonly form: SurveyForm;
}

/** One page of the form side by side: whole competencies, at most twelve statements. */
export interface SidePart {
  readonly number: number;
  readonly total: number;
  readonly competencies: readonly SurveyCompetency[];
  /** The open questions stand at the end. */
  readonly isLast: boolean;
}

/**
 * Whom a rater may answer about side by side: requests not yet sent, never oneself (statements in the first person
 * stand in nobody else's row), and no pulse. Fewer than two are no sides.
 */
export function besideEachOther({ cycle, rater, requests }: RaterVisit): RaterRequest[] {
  if (cycle.settings.pulseSince !== undefined || rater.hasObjected) return [];
  const open = requests
    .filter(({ status, group }) => status === 'open' && group !== 'self')
    .sort((one, other) => one.subject.name.localeCompare(other.subject.name) || (one.id < other.id ? -1 : 1))
    .slice(0, mostPeople);
  return open.length < 2 ? [] : open;
}

/** The statements of all forms once, in the order of the questionnaire, cut into pages. */
export function partsOf(people: readonly SidePerson[]): SidePart[] {
  const pages: SurveyCompetency[][] = [[]];
  let statements = 0;
  for (const competency of unionOf(people)) {
    if (statements > 0 && statements + competency.statements.length > mostStatements) {
      pages.push([]);
      statements = 0;
    }
    pages.at(-1)?.push(competency);
    statements += competency.statements.length;
  }
  return pages.map((competencies, index) => ({
    number: index + 1,
    total: pages.length,
    competencies,
    isLast: index === pages.length - 1,
  }));
}

/** A statement that only some groups can see stands once; who is not asked it has no row there. */
function unionOf(people: readonly SidePerson[]): SurveyCompetency[] {
  const longest = [...people].sort((one, other) => lengthOf(other.form) - lengthOf(one.form));
  const found = new Map<string, SurveyCompetency>();
  for (const { form } of longest) {
    for (const competency of form.competencies) {
      const known = found.get(competency.id);
      const added = competency.statements.filter(({ id }) => !known?.statements.some((each) => each.id === id));
      found.set(competency.id, { ...competency, statements: [...(known?.statements ?? []), ...added] });
    }
  }
  return [...found.values()];
}

function lengthOf({ competencies }: SurveyForm): number {
  return competencies.reduce((sum, { statements }) => sum + statements.length, 0);
}
