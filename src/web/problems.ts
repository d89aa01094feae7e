import type { FieldProblem } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';

export interface ShownProblem {
  readonly field: string;
  readonly message: string;
}

/** Problems in the reader's words, for the summary at the top of a form. */
export function presentProblems(problems: readonly FieldProblem[], texts: Texts): ShownProblem[] {
  return problems.map(({ field, key, params }) => ({ field, message: texts.t(key, params) }));
}

/** The message beside one field; '' when there is none. */
export function messageFor(field: string, problems: readonly ShownProblem[]): string {
  return problems.find((problem) => problem.field === field)?.message ?? '';
}
