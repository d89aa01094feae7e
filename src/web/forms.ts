import { BadRequestException } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { type FieldProblem, FormRejected, fieldProblem, type ProblemParams } from '../domain/errors.js';

export type Body = Readonly<Record<string, unknown>>;

/**
 * A checked form object from a posted body. Unknown fields, arrays and objects where one text is expected answer 400:
 * no page of ours sends them. Wrong values throw FormRejected with one problem per field; each decorator's
 * `message` is a text key, its `context` the parameters.
 */
export function readForm<F extends object>(form: new () => F, body: unknown): F {
  const fields = withoutToken(body);
  refuseRepetitions(fields, new form() as Body);
  const instance = plainToInstance(form, fields, { exposeDefaultValues: true });
  const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false });
  if (errors.some((error) => error.constraints?.whitelistValidation)) throw new BadRequestException('unknown field');
  if (errors.length > 0) throw new FormRejected(errors.map(problemOf));
  return instance;
}

function withoutToken(body: unknown): Body {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new BadRequestException('no form');
  const { _csrf, ...fields } = body as Record<string, unknown>;
  return fields;
}

/** A field sent twice where the form wants one value; fields that may be sent several times start as a list. */
function refuseRepetitions(fields: Body, empty: Body): void {
  const isRepeated = (name: string) => Array.isArray(fields[name]) && !Array.isArray(empty[name]);
  if (Object.keys(fields).some(isRepeated)) throw new BadRequestException('one value expected');
}

function problemOf(error: ValidationError): FieldProblem {
  const [constraint = ''] = Object.keys(error.constraints ?? {});
  const context = error.contexts?.[constraint] as ProblemParams | undefined;
  const message = error.constraints?.[constraint] ?? '';
  // A decorator without a key of its own brings the library's English sentence.
  return fieldProblem(error.property, /^[\w.-]+$/.test(message) ? message : 'form.invalid', context);
}

/** What was typed, as plain texts, to be shown again. */
export function typed(body: unknown): Record<string, string> {
  const entries = Object.entries((body ?? {}) as Record<string, unknown>);
  return Object.fromEntries(entries.map(([name, value]) => [name, typeof value === 'string' ? value : '']));
}

/** A field that may be sent once, several times or not at all, as a list. */
export function listOf(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.filter((item): item is string => typeof item === 'string' && item !== '');
}
