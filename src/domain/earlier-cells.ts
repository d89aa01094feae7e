import { fewestEarlierRaters, type ForeignScale } from './earlier-results.js';
import { shownAddress, type ToAsciiDomain } from './email-address.js';
import { readText } from './import-cells.js';
import type { EarlierField } from './import-fields.js';
import { rowProblem, type RowProblem } from './import-problem.js';
import type { FieldRow } from './import-table.js';
import { findPerson, type KnownPeople, type KnownPerson } from './known-people.js';
import { readRaterGroup } from './rater-group-names.js';
import { isProtected, type RaterGroup } from './rater-group.js';
import { hair } from './rounding.js';
import { digitsToAscii } from './search-folding.js';
import { cleanLine } from './text-cleaning.js';

type Row = FieldRow<EarlierField>;

/** A number as files hold it: digits of any script, a point or a comma before the decimals; null when it is none. */
export function readNumber(typed: string): number | null {
  const plain = digitsToAscii(cleanLine(typed)).replace(/[٫,]/, '.').replace('−', '-');
  return /^-?\d{1,9}(\.\d{1,12})?$/.test(plain) ? Number(plain) : null;
}

/** The person rated, an active employee, by address or employee number. */
export function readSubject(
  row: Row,
  people: KnownPeople,
  toAsciiDomain: ToAsciiDomain,
  problems: RowProblem[],
): KnownPerson | null {
  const typed = shownAddress(row.cells.person ?? '');
  const person = findPerson(row.cells.person ?? '', people, toAsciiDomain);
  if (person?.isActive && person.kind === 'employee') return person;
  problems.push(rowProblem(row.row, 'person', typed ? 'employee-unknown' : 'employee-missing', { value: typed }));
  return null;
}

export function readCycleName(row: Row, problems: RowProblem[]): string {
  const before = problems.length;
  const name = readText(row, 'cycle', problems, 100) ?? '';
  if (name === '' && problems.length === before) problems.push(rowProblem(row.row, 'cycle', 'cycle-missing'));
  return name;
}

export function readEarlierGroup(row: Row, problems: RowProblem[]): RaterGroup | null {
  const typed = cleanLine(row.cells.group ?? '').slice(0, 100);
  const read = readRaterGroup(typed);
  if ('group' in read) return read.group;
  if (typed === '') problems.push(rowProblem(row.row, 'group', 'group-missing'));
  else if (read.near)
    problems.push(rowProblem(row.row, 'group', 'group-unknown-near', { value: typed, near: read.near }));
  else problems.push(rowProblem(row.row, 'group', 'group-unknown', { value: typed }));
  return null;
}

/** A mean that lies on the scale of its cycle, as far as that is known. */
export function readMean(row: Row, scale: ForeignScale | undefined, problems: RowProblem[]): number | null {
  const typed = cleanLine(row.cells.mean ?? '').slice(0, 100);
  const mean = readNumber(typed);
  if (mean === null) {
    problems.push(rowProblem(row.row, 'mean', typed ? 'mean-invalid' : 'mean-missing', { value: typed }));
    return null;
  }
  if (!scale || isOnScale(mean, scale)) return mean;
  const { from, to } = scale;
  problems.push(rowProblem(row.row, 'mean', 'mean-off-scale', { value: typed, from: `${from}`, to: `${to}` }));
  return null;
}

/** How many people answered: at least k in a protected group, one where somebody is shown by name (anonymity R1, R4). */
export function readRaters(row: Row, group: RaterGroup | null, problems: RowProblem[]): number | null {
  const typed = cleanLine(row.cells.raters ?? '').slice(0, 100);
  const isNamed = group !== null && !isProtected(group);
  const n = isNamed && typed === '' ? 1 : readNumber(typed);
  const refuse = (problem: Parameters<typeof rowProblem>[2], params = {}): null => {
    problems.push(rowProblem(row.row, 'raters', problem, params));
    return null;
  };
  if (n === null || !Number.isInteger(n) || n < 0)
    return refuse(typed ? 'raters-invalid' : 'raters-missing', { value: typed });
  if (isNamed) return n === 1 ? n : refuse('raters-not-one', { group });
  return n >= fewestEarlierRaters ? n : refuse('raters-too-few', { minimum: fewestEarlierRaters });
}

function isOnScale(mean: number, { from, to }: ForeignScale): boolean {
  return mean >= Math.min(from, to) - hair && mean <= Math.max(from, to) + hair;
}
