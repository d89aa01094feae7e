import type { ColumnMapping } from './column-mapping.js';
import { shownAddress, type ToAsciiDomain } from './email-address.js';
import type { NominationField } from './import-fields.js';
import { rowProblem, type ImportProblem, type RowProblem } from './import-problem.js';
import { rowsByField, type FieldRow, type ImportTable } from './import-table.js';
import { findPerson, type KnownPeople, type KnownPerson } from './known-people.js';
import { readRaterGroup } from './rater-group-names.js';
import type { RaterGroup } from './rater-group.js';
import { cleanLine } from './text-cleaning.js';

export interface NominationRow {
  readonly row: number;
  readonly subjectId: string;
  readonly raterId: string;
  readonly group: RaterGroup;
}

export interface NominationPlan {
  readonly toCreate: readonly NominationRow[];
  readonly unchanged: readonly NominationRow[];
  readonly problems: readonly RowProblem[];
}

export interface NominationsBefore {
  readonly people: KnownPeople;
  /** Ids of those reviewed in this cycle. */
  readonly subjects: ReadonlySet<string>;
  readonly groups: readonly RaterGroup[];
  /** Who is nominated already. */
  readonly nominations: readonly { readonly subjectId: string; readonly raterId: string; readonly group: RaterGroup }[];
  readonly toAsciiDomain: ToAsciiDomain;
}

/** Checks a file of nominations: who rates whom in which group; one rater is in one group per subject (I20, I21, R2). */
export function planNominations(
  table: ImportTable,
  mapping: ColumnMapping<NominationField>,
  before: NominationsBefore,
): NominationPlan {
  const problems: RowProblem[] = [];
  const rows = rowsByField(table, mapping).flatMap((row) => readNomination(row, before, problems) ?? []);
  const existing = new Map(before.nominations.map((nomination) => [pairOf(nomination), nomination.group]));
  const first = new Map<string, NominationRow>();
  const toCreate: NominationRow[] = [];
  const unchanged: NominationRow[] = [];
  for (const row of rows) {
    const earlier = first.get(pairOf(row));
    const stored = existing.get(pairOf(row));
    if (earlier) {
      const problem = earlier.group === row.group ? 'duplicate-row' : 'rater-twice';
      problems.push(rowProblem(row.row, 'rater', problem, { first: earlier.row, second: row.row }));
      continue;
    }
    first.set(pairOf(row), row);
    if (stored === row.group) unchanged.push(row);
    else if (stored) problems.push(rowProblem(row.row, 'group', 'rater-elsewhere', { group: stored }));
    else toCreate.push(row);
  }
  problems.sort((a, b) => a.row - b.row);
  return { toCreate, unchanged, problems };
}

function readNomination(
  row: FieldRow<NominationField>,
  before: NominationsBefore,
  problems: RowProblem[],
): NominationRow | null {
  const subject = readPerson(row, 'subject', before, problems);
  const rater = readPerson(row, 'rater', before, problems);
  const group = readGroup(row, before.groups, problems);
  if (subject && !before.subjects.has(subject.id)) {
    problems.push(rowProblem(row.row, 'subject', 'subject-not-reviewed', { name: subject.name }));
    return null;
  }
  if (!subject || !rater || !group) return null;
  const problem = misfit(subject, rater, group);
  if (problem) problems.push(rowProblem(row.row, 'rater', problem, { name: rater.name }));
  return problem ? null : { row: row.row, subjectId: subject.id, raterId: rater.id, group };
}

function readPerson(
  row: FieldRow<NominationField>,
  field: 'subject' | 'rater',
  before: NominationsBefore,
  problems: RowProblem[],
): KnownPerson | null {
  const typed = shownAddress(row.cells[field] ?? '');
  const person = findPerson(row.cells[field] ?? '', before.people, before.toAsciiDomain);
  if (person?.isActive) return person;
  problems.push(rowProblem(row.row, field, typed ? `${field}-unknown` : `${field}-missing`, { value: typed }));
  return null;
}

function readGroup(
  row: FieldRow<NominationField>,
  asked: readonly RaterGroup[],
  problems: RowProblem[],
): RaterGroup | null {
  const typed = cleanLine(row.cells.group ?? '').slice(0, 100);
  const read = readRaterGroup(typed);
  if ('group' in read) {
    if (asked.includes(read.group)) return read.group;
    problems.push(rowProblem(row.row, 'group', 'group-not-asked', { group: read.group }));
  } else if (typed === '') problems.push(rowProblem(row.row, 'group', 'group-missing'));
  else if (read.near)
    problems.push(rowProblem(row.row, 'group', 'group-unknown-near', { value: typed, near: read.near }));
  else problems.push(rowProblem(row.row, 'group', 'group-unknown', { value: typed }));
  return null;
}

function misfit(subject: KnownPerson, rater: KnownPerson, group: RaterGroup): ImportProblem | null {
  if (group === 'self') return subject.id === rater.id ? null : 'rater-not-self';
  if (subject.id === rater.id) return 'rater-is-subject';
  if (group === 'customer') return rater.kind === 'customer' ? null : 'rater-not-customer';
  return rater.kind === 'employee' ? null : 'rater-not-employee';
}

function pairOf({ subjectId, raterId }: { readonly subjectId: string; readonly raterId: string }): string {
  return `${subjectId}|${raterId}`;
}
