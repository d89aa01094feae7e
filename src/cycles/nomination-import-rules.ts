import type { ImportProblem, RowProblem } from '../domain/import-problem.js';
import { rowProblem } from '../domain/import-problem.js';
import type { NominationRow } from '../domain/nomination-rows.js';
import { nominationProblems, type NominationProblem } from '../domain/nomination-rules.js';
import { requestsByRater } from '../domain/rater-load.js';
import type { IsoDate } from '../domain/calendar.js';
import type { PersonEntity } from '../people/person.entity.js';
import type { CycleEntity } from './cycle.entity.js';
import type { NominatedRater } from './draft-reader.js';
import { listFacts } from './list-facts.js';
import type { ReviewEntity } from './review.entity.js';

export interface ListsBefore {
  readonly cycle: CycleEntity;
  readonly today: IsoDate;
  readonly reviews: readonly ReviewEntity[];
  readonly nominations: readonly NominatedRater[];
  readonly people: ReadonlyMap<string, PersonEntity>;
}

const asImportProblem: Readonly<Partial<Record<NominationProblem['key'], ImportProblem>>> = {
  'nomination.problem.above-maximum': 'group-full',
  'nomination.problem.asked-recently': 'rater-asked-recently',
  'nomination.problem.objected': 'rater-objected',
  'nomination.problem.reads-report': 'rater-reads-report',
  'nomination.problem.several-managers': 'group-full',
};

/** What the rules of nomination hold against rows of a file, once they stand on the lists. */
export function rowsAgainstRules(rows: readonly NominationRow[], before: ListsBefore): RowProblem[] {
  const { cycle, today, reviews, nominations, people } = before;
  const problems: RowProblem[] = [];
  const lists = listsOf(rows, nominations);
  for (const review of reviews) {
    const own = rows.filter((row) => row.subjectId === review.subjectId);
    if (own.length === 0) continue;
    const list = lists.get(review.subjectId) ?? [];
    for (const problem of nominationProblems(list, listFacts(review, cycle.settings, people, today))) {
      const kind = asImportProblem[problem.key];
      if (!kind || !problem.isBlocker) continue;
      problems.push(...own.filter((row) => isAbout(problem, row)).map((row) => told(row, kind, problem, people)));
    }
  }
  const loads = requestsByRater([...nominations, ...rows.map(asNomination)]);
  const { loadMaximum: maximum } = cycle.settings;
  const overloaded = rows.filter((row) => row.group !== 'self' && (loads.get(row.raterId) ?? 0) > maximum);
  return [
    ...problems,
    ...overloaded.map((row) =>
      rowProblem(row.row, 'rater', 'rater-overloaded', { name: people.get(row.raterId)?.name ?? '', maximum }),
    ),
  ].sort((one, other) => one.row - other.row);
}

function listsOf(rows: readonly NominationRow[], nominations: readonly NominatedRater[]) {
  const lists = new Map<string, ReturnType<typeof asNomination>[]>();
  for (const nomination of [...nominations, ...rows.map(asNomination)]) {
    const list = lists.get(nomination.subjectId);
    if (list) list.push(nomination);
    else lists.set(nomination.subjectId, [nomination]);
  }
  return lists;
}

function asNomination({ subjectId, raterId, group }: NominationRow) {
  return { subjectId, raterId, group, source: 'file' as NominatedRater['source'] };
}

function isAbout(problem: NominationProblem, row: NominationRow): boolean {
  if (problem.raterId !== null) return problem.raterId === row.raterId;
  return (problem.key === 'nomination.problem.several-managers' ? 'manager' : problem.params.group) === row.group;
}

function told(
  row: NominationRow,
  kind: ImportProblem,
  { params }: NominationProblem,
  people: ReadonlyMap<string, PersonEntity>,
): RowProblem {
  if (kind === 'group-full')
    return rowProblem(row.row, 'group', kind, { group: row.group, maximum: params.maximum ?? 1 });
  return rowProblem(row.row, 'rater', kind, { name: people.get(row.raterId)?.name ?? '' });
}
