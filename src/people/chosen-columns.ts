import { BadRequestException } from '@nestjs/common';
import { FormRejected, fieldProblem } from '../domain/errors.js';
import { headerNames, type ImportKind } from '../domain/import-fields.js';

/** What somebody chose for every column of a file, as field → column; a field no column has is null. */
export function chosenColumns(body: unknown, kind: ImportKind, columns: number): Record<string, number | null> {
  const fields = Object.keys(headerNames[kind]);
  const chosen = new Map<string, number | null>(fields.map((field) => [field, null]));
  const given = Object.entries((body ?? {}) as Record<string, unknown>).filter(([name]) => name !== '_csrf');
  const problems = given.flatMap(([name, value]) => {
    const column = Number(/^column-(\d{1,3})$/.exec(name)?.[1] ?? NaN);
    if (!(column < columns) || typeof value !== 'string') throw new BadRequestException('unknown field');
    if (value === '') return [];
    const earlier = chosen.get(value);
    if (earlier === undefined) throw new BadRequestException('unknown field');
    if (earlier !== null) return [fieldProblem(name, 'import.mapping.twice', { field: value })];
    chosen.set(value, column);
    return [];
  });
  if (problems.length > 0) throw new FormRejected(problems);
  return Object.fromEntries(chosen);
}
