import { type FieldProblem, FormRejected } from '../domain/errors.js';

/** Reads several fields and tells every problem at once instead of the first one. */
export class FieldReading {
  private readonly problems: FieldProblem[] = [];

  add(...problems: FieldProblem[]): void {
    this.problems.push(...problems);
  }

  /** The field's value, or undefined when it was rejected; `finish` then throws. */
  read<T>(field: () => T): T | undefined {
    try {
      return field();
    } catch (error) {
      if (!(error instanceof FormRejected)) throw error;
      this.add(...error.problems);
      return undefined;
    }
  }

  /** The values, all of which can be relied on; throws FormRejected when any field was rejected. */
  finish<V extends object>(values: V): { [K in keyof V]: Exclude<V[K], undefined> } {
    if (this.problems.length > 0) throw new FormRejected(this.problems);
    return values as { [K in keyof V]: Exclude<V[K], undefined> };
  }
}
