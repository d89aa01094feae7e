import { fieldProblem, FormRejected } from '../domain/errors.js';
import { nameLimit } from '../domain/import-cells.js';
import { cleanLine, lengthOf } from '../domain/text-cleaning.js';

/** A typed name, cleaned: 1 to 100 characters (I24); throws FormRejected with the problem of this field. */
export function readNameField(field: string, typed: string): string {
  const name = cleanLine(typed);
  if (name === '') throw new FormRejected([fieldProblem(field, 'auth.name-missing')]);
  if (lengthOf(name) > nameLimit)
    throw new FormRejected([fieldProblem(field, 'auth.name-long', { maximum: nameLimit })]);
  return name;
}
