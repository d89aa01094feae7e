import type { IsoDate } from './calendar.js';
import type { ColumnMapping } from './column-mapping.js';
import { shownAddress, type ToAsciiDomain } from './email-address.js';
import { readAddress, readPastDate, readText } from './import-cells.js';
import type { ConsentField } from './import-fields.js';
import { rowProblem, type RowProblem } from './import-problem.js';
import { type FieldRow, type ImportTable, rowsByField } from './import-table.js';
import { repeatedRows } from './repeated-rows.js';
import { inSteps, type Steps } from './steps.js';

/** How a known customer stands to messages: agreed, stopped them, objected to being asked, or none of these. */
export type HearingStanding = 'open' | 'agreed' | 'stopped' | 'objected';

export interface KnownCustomer {
  readonly id: string;
  readonly standing: HearingStanding;
}

export interface BroughtConsent {
  readonly row: number;
  readonly personId: string;
  readonly agreedOn: IsoDate;
  /** How it was given. */
  readonly note: string;
}

export interface ConsentPlan {
  readonly toCreate: readonly BroughtConsent[];
  /** Agreed already; their own day and words stay. */
  readonly unchanged: readonly BroughtConsent[];
  /** Rows about customers who stopped messages or objected: left as they are, counted, never named. */
  readonly leftOut: number;
  readonly problems: readonly RowProblem[];
}

export interface ConsentsBefore {
  /** By folded address. */
  readonly customers: ReadonlyMap<string, KnownCustomer>;
  readonly today: IsoDate;
  readonly toAsciiDomain: ToAsciiDomain;
}

const noteLimit = 300;

/** Checks a file of customers who agreed to hear what was done; the same file again changes nothing. */
export function* planConsentsInSteps(
  table: ImportTable,
  mapping: ColumnMapping<ConsentField>,
  before: ConsentsBefore,
): Steps<ConsentPlan> {
  const problems: RowProblem[] = [];
  const rows = yield* inSteps(rowsByField(table, mapping), (row) => readConsent(row, before, problems));
  problems.push(...repeatedRows(rows, ({ personId }) => personId, 'email', 'duplicate-person'));
  const standing = new Map([...before.customers.values()].map((each) => [each.id, each.standing]));
  const having = (...wanted: HearingStanding[]) =>
    rows.filter(({ personId }) => wanted.includes(standing.get(personId)!));
  return {
    toCreate: having('open'),
    unchanged: having('agreed'),
    leftOut: having('stopped', 'objected').length,
    problems: problems.sort((one, other) => one.row - other.row),
  };
}

function readConsent(
  row: FieldRow<ConsentField>,
  { customers, today, toAsciiDomain }: ConsentsBefore,
  problems: RowProblem[],
): BroughtConsent | null {
  const before = problems.length;
  const email = readAddress(row, 'email', toAsciiDomain, problems);
  const customer = email && customers.get(email.folded);
  if (email && !customer)
    problems.push(rowProblem(row.row, 'email', 'customer-unknown', { value: shownAddress(row.cells.email ?? '') }));
  const agreedOn = readPastDate(row, 'agreedOn', today, problems);
  const problemsSoFar = problems.length;
  const note = readText(row, 'howAgreed', problems, noteLimit) ?? '';
  if (note === '' && problems.length === problemsSoFar) problems.push(rowProblem(row.row, 'howAgreed', 'how-missing'));
  if (problems.length > before || !customer || agreedOn === null) return null;
  return { row: row.row, personId: customer.id, agreedOn, note };
}
