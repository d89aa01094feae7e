/** What a message needs besides its key: names, numbers, rows. */
export type ProblemParams = Readonly<Record<string, string | number>>;

/** Something that is wrong, as a key of the texts and what the text needs; never a sentence. */
export interface Problem {
  readonly key: string;
  readonly params: ProblemParams;
}

/** A problem of one field of a form. */
export interface FieldProblem extends Problem {
  readonly field: string;
}

export abstract class DomainError extends Error implements Problem {
  constructor(
    readonly key: string,
    readonly params: ProblemParams = {},
  ) {
    super(key);
    this.name = new.target.name;
  }
}

/** There is no such thing, or it is not for this person: both look the same. */
export class NotFound extends DomainError {
  constructor(key = 'error.not-found', params: ProblemParams = {}) {
    super(key, params);
  }
}

/** The deed is against a rule in the present state. */
export class RuleBroken extends DomainError {}

/** What was typed cannot be accepted; every problem is told at once. */
export class FormRejected extends DomainError {
  constructor(readonly problems: readonly FieldProblem[]) {
    super('error.form-rejected', { count: problems.length });
  }
}

export function fieldProblem(field: string, key: string, params: ProblemParams = {}): FieldProblem {
  return { field, key, params };
}
