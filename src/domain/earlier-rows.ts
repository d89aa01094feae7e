import type { IsoDate } from './calendar.js';
import type { ColumnMapping } from './column-mapping.js';
import { readCycleName, readEarlierGroup, readMean, readRaters, readSubject } from './earlier-cells.js';
import type { EarlierFigure } from './earlier-results.js';
import { nameKey, type EarlierTies } from './earlier-ties.js';
import type { ToAsciiDomain } from './email-address.js';
import { readPastDate, readText } from './import-cells.js';
import type { EarlierField } from './import-fields.js';
import { rowProblem, type RowProblem } from './import-problem.js';
import { rowsByField, type FieldRow, type ImportTable } from './import-table.js';
import type { KnownPeople } from './known-people.js';
import { inSteps, type Steps } from './steps.js';

/** One figure of an earlier cycle about one person, as a file would store it. */
export interface EarlierValues extends EarlierFigure {
  readonly personId: string;
}

export interface KnownEarlier extends EarlierValues {
  readonly id: string;
}

export interface EarlierPlan {
  readonly toCreate: readonly { readonly row: number; readonly values: EarlierValues }[];
  readonly toUpdate: readonly { readonly row: number; readonly id: string; readonly values: EarlierValues }[];
  readonly unchanged: readonly { readonly row: number; readonly id: string }[];
  readonly problems: readonly RowProblem[];
  /** Rows of competencies that were tied to nothing. */
  readonly leftOut: number;
}

export interface EarlierBefore {
  readonly people: KnownPeople;
  readonly ties: EarlierTies;
  readonly stored: readonly KnownEarlier[];
  readonly today: IsoDate;
  readonly toAsciiDomain: ToAsciiDomain;
}

const compared = ['cycleName', 'endedOn', 'competencyName', 'n', 'mean'] as const;

/**
 * Checks a file of competency means by rater group from another tool: protected groups under k are refused, and the
 * same figure is known again by person, cycle, competency and group.
 */
export function* planEarlierInSteps(
  table: ImportTable,
  mapping: ColumnMapping<EarlierField>,
  before: EarlierBefore,
): Steps<EarlierPlan> {
  const problems: RowProblem[] = [];
  let leftOut = 0;
  const rows = yield* inSteps(rowsByField(table, mapping), (row) => {
    const competencyId = before.ties.competencies[nameKey(row.cells.competency ?? '')];
    if (competencyId === null) leftOut += 1;
    const values = competencyId === null ? null : readEarlier(row, competencyId, before, problems);
    return values && { row: row.row, values };
  });
  problems.push(...repeated(rows), ...otherDates(rows));
  const known = new Map(before.stored.map((stored) => [identityOf(stored), stored]));
  const toCreate: EarlierPlan['toCreate'][number][] = [];
  const toUpdate: EarlierPlan['toUpdate'][number][] = [];
  const unchanged: EarlierPlan['unchanged'][number][] = [];
  for (const { row, values } of rows) {
    const same = known.get(identityOf(values));
    if (!same) toCreate.push({ row, values });
    else if (isChanged(same, values)) toUpdate.push({ row, id: same.id, values });
    else unchanged.push({ row, id: same.id });
  }
  problems.sort((a, b) => a.row - b.row);
  return { toCreate, toUpdate, unchanged, problems, leftOut };
}

function readEarlier(
  row: FieldRow<EarlierField>,
  competencyId: string | undefined,
  { people, ties, today, toAsciiDomain }: EarlierBefore,
  problems: RowProblem[],
): EarlierValues | null {
  const person = readSubject(row, people, toAsciiDomain, problems);
  const cycleName = readCycleName(row, problems);
  const endedOn = readPastDate(row, 'endedOn', today, problems);
  const competencyName = readText(row, 'competency', problems, 100) ?? '';
  const group = readEarlierGroup(row, problems);
  const scale = ties.scales[nameKey(cycleName)];
  const mean = readMean(row, scale, problems);
  const n = readRaters(row, group, problems);
  if (!competencyId)
    problems.push(
      rowProblem(row.row, 'competency', competencyName ? 'competency-untied' : 'competency-missing', {
        value: competencyName,
      }),
    );
  if (cycleName && !scale) problems.push(rowProblem(row.row, 'cycle', 'scale-untied', { value: cycleName }));
  if (!person || !cycleName || !endedOn || !competencyId || !group || !scale || mean === null || n === null)
    return null;
  return { personId: person.id, cycleName, endedOn, competencyId, competencyName, group, n, mean, scale };
}

function repeated(rows: EarlierPlan['toCreate']): RowProblem[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ row, values }) => {
    const earlier = first.get(identityOf(values));
    if (earlier === undefined) first.set(identityOf(values), row);
    return earlier === undefined ? [] : [rowProblem(row, '', 'duplicate-row', { first: earlier, second: row })];
  });
}

/** A cycle ends on one day: the one of its first row. */
function otherDates(rows: EarlierPlan['toCreate']): RowProblem[] {
  const first = new Map<string, { row: number; endedOn: IsoDate }>();
  return rows.flatMap(({ row, values: { cycleName, endedOn } }) => {
    const earlier = first.get(nameKey(cycleName));
    if (!earlier) first.set(nameKey(cycleName), { row, endedOn });
    return !earlier || earlier.endedOn === endedOn
      ? []
      : [rowProblem(row, 'endedOn', 'date-differs', { first: earlier.row })];
  });
}

function identityOf({ personId, cycleName, competencyId, group }: EarlierValues): string {
  return [personId, competencyId, group, nameKey(cycleName)].join('|');
}

function isChanged(stored: EarlierValues, values: EarlierValues): boolean {
  const isSameScale = stored.scale.from === values.scale.from && stored.scale.to === values.scale.to;
  return !isSameScale || compared.some((field) => stored[field] !== values[field]);
}
