import { BadRequestException } from '@nestjs/common';
import type { CompetencyEntity } from '../competencies/competency.entity.js';
import { readNumber } from '../domain/earlier-cells.js';
import type { ForeignScale } from '../domain/earlier-results.js';
import { type EarlierTies, type ForeignNames, nameKey } from '../domain/earlier-ties.js';
import { type FieldProblem, FormRejected, fieldProblem, RuleBroken } from '../domain/errors.js';
import { typed } from '../web/forms.js';

const fieldsPerTie = 2;
const fieldsPerScale = 3;

/** Reads a choice for every foreign name; fields are `competency-<i>` and `scale-<i>-from`, `-to`, beside the names they speak of. */
export function readTies(
  body: unknown,
  names: ForeignNames,
  known: readonly Pick<CompetencyEntity, 'id'>[],
): EarlierTies {
  const { _csrf, ...fields } = typed(body);
  const expected = names.competencies.length * fieldsPerTie + names.cycles.length * fieldsPerScale;
  if (Object.keys(fields).length > expected) throw new BadRequestException('unknown field');
  const problems: FieldProblem[] = [];
  const competencies: Record<string, string | null> = {};
  const taken = new Set<string>();
  names.competencies.forEach((name, index) => {
    same(fields[`competency-${index}-name`], name);
    const chosen = fields[`competency-${index}`] ?? '';
    if (chosen !== '' && !known.some(({ id }) => id === chosen)) {
      problems.push(fieldProblem(`competency-${index}`, 'earlier.ties.choose'));
    } else if (taken.has(chosen)) problems.push(fieldProblem(`competency-${index}`, 'earlier.ties.twice'));
    if (chosen !== '') taken.add(chosen);
    competencies[nameKey(name)] = chosen === '' ? null : chosen;
  });
  if (names.competencies.length > 0 && taken.size === 0 && problems.length === 0) {
    problems.push(fieldProblem('competency-0', 'earlier.ties.none'));
  }
  const scales: Record<string, ForeignScale> = {};
  names.cycles.forEach((name, index) => {
    same(fields[`scale-${index}-name`], name);
    const [from, to] = (['from', 'to'] as const).map((end) => readNumber(fields[`scale-${index}-${end}`] ?? ''));
    if (from == null) problems.push(fieldProblem(`scale-${index}-from`, 'earlier.ties.number'));
    if (to == null) problems.push(fieldProblem(`scale-${index}-to`, 'earlier.ties.number'));
    else if (from === to) problems.push(fieldProblem(`scale-${index}-to`, 'earlier.ties.no-scale'));
    if (from != null && to != null) scales[nameKey(name)] = { from, to };
  });
  if (problems.length > 0) throw new FormRejected(problems);
  return { competencies, scales };
}

/** A cell was mended in another window: what was chosen would speak of another name. */
function same(posted: string | undefined, name: string): void {
  if (posted !== name) throw new RuleBroken('import.changed-meanwhile');
}
