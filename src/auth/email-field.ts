import { domainToASCII } from 'node:url';
import { type EmailAddress, readEmail } from '../domain/email-address.js';
import { fieldProblem, FormRejected } from '../domain/errors.js';

/** A typed mail address, cleaned; throws FormRejected with the problem of this field. */
export function readEmailField(field: string, typed: string): EmailAddress {
  const result = typed.length > 320 ? null : readEmail(typed, domainToASCII);
  if (result && 'address' in result) return result;
  const key = result?.problem === 'email-missing' ? 'auth.email-missing' : 'auth.email-invalid';
  throw new FormRejected([fieldProblem(field, key)]);
}
