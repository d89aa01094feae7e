import type { FieldProblem } from '../../domain/errors.js';
import { commentField, readAnswers, textsFrom } from '../answers-form.js';
import type { FormState } from '../form-state.js';
import type { SidePerson } from './side-people.js';

/** What was posted about one person, on top of what lay in the rater's copy. */
export interface SideAnswer {
  readonly person: SidePerson;
  readonly state: FormState;
  readonly problems: readonly FieldProblem[];
}

export type ReadSide =
  | { readonly kind: 'read'; readonly answers: readonly SideAnswer[] }
  | { readonly kind: 'out-of-date'; readonly texts: readonly string[] };

const buttons = ['_csrf', 'next'];

/** The field of one person: the name it has in that person's own form, behind whose it is. */
export const sideField = (assignmentId: string, field: string): string => `${assignmentId}.${field}`;

/**
 * Reads a page about several people as strictly as a form about one. A page holds a part of each form only: what it
 * does not hold stays as it was kept, so that no answer given elsewhere is lost.
 */
export function readSide(
  body: unknown,
  people: readonly SidePerson[],
  keptOf: (person: SidePerson) => FormState,
): ReadSide {
  const fields = (body ?? {}) as Readonly<Record<string, unknown>>;
  const byPerson = new Map<string, Record<string, unknown>>(people.map(({ request }) => [request.id, {}]));
  for (const [name, value] of Object.entries(fields)) {
    if (buttons.includes(name)) continue;
    const cut = name.indexOf('.');
    const own = byPerson.get(name.slice(0, Math.max(cut, 0)));
    if (!own) return { kind: 'out-of-date', texts: textsFrom(fields) };
    own[name.slice(cut + 1)] = value;
  }
  const answers: SideAnswer[] = [];
  for (const person of people) {
    const own = byPerson.get(person.request.id) ?? {};
    const read = readAnswers(own, person.form);
    if (read.kind === 'out-of-date') return { kind: 'out-of-date', texts: textsFrom(fields) };
    const problems = read.problems.map((problem) => ({
      ...problem,
      field: sideField(person.request.id, problem.field),
    }));
    answers.push({ person, state: merged(keptOf(person), read.state, own), problems });
  }
  return { kind: 'read', answers };
}

function merged(kept: FormState, posted: FormState, own: Readonly<Record<string, unknown>>): FormState {
  const untouched = Object.entries(kept.comments).filter(([id]) => !(commentField(id) in own));
  return {
    points: { ...kept.points, ...posted.points },
    examples: kept.examples,
    comments: { ...Object.fromEntries(untouched), ...posted.comments },
  };
}
