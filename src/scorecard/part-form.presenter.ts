import type { ShownProblem } from '../web/problems.js';

const kinds = ['field', 'select', 'radio', 'checks', 'date'] as const;
type Kind = (typeof kinds)[number];

/** One part of a form for the view, which asks for each kind in turn. */
export function part(kind: Kind, data: object): object {
  return { ...Object.fromEntries(kinds.map((each) => [each, null])), [kind]: data };
}

export interface PartForm {
  readonly backHref: string;
  readonly action: string;
  readonly heading: string;
  readonly lead: string;
  readonly submit: string;
  /** '' where nothing can be deleted. */
  readonly deleteHref: string;
  readonly deleteLabel: string;
  readonly errors: readonly ShownProblem[];
  readonly parts: readonly object[];
}
