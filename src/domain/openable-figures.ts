import type { GroupCells, GroupFigures, ShownGroup } from './shown-group.js';

/** Which figures of a row somebody may see, from what the row tells of each: how many subjects it rests on. */
type MayShow = (subjects: number, among: (row: GroupFigures) => GroupCells | undefined, view: string) => boolean;

/**
 * Group results for somebody who sees the company's row and the units `own`, and may open the reports of `known`
 * subjects (with his own): only figures that rest on enough others, judged figure by figure, as fewer subjects than
 * the row's may show an item. The company's figure goes too where, less the own units and those reports, it would
 * tell of a few (anonymity R11, R18, decision 0014). `members`: unit key → subjects in it.
 */
export function openableGroup(
  shown: ShownGroup,
  members: Readonly<Record<string, readonly string[]>>,
  own: readonly string[],
  known: readonly string[],
): ShownGroup {
  const least = shown.thresholds.subjects;
  const knownIn = (keys: readonly string[]): number =>
    keys.flatMap((key) => members[key] ?? []).filter((id) => known.includes(id)).length;
  const units = shown.units
    .filter(({ key }) => own.includes(key))
    .map((unit) => filtered(unit, (subjects) => subjects - knownIn([unit.key]) >= least));
  const all = knownIn(Object.keys(members));
  const elsewhere = all - knownIn(own);
  const company = filtered(shown.company, (subjects, among, view) => {
    const inOwn = units.reduce((sum, unit) => sum + (among(unit)?.[view as 'others']?.subjects ?? 0), 0);
    const rest = subjects - inOwn;
    return subjects - all >= least && (elsewhere === 0 || rest === 0 || rest - elsewhere >= least);
  });
  const comparison = shown.comparison.filter(({ subjects }) => subjects - all >= least);
  return { ...shown, units, company, comparison };
}

function filtered<Row extends GroupFigures>(row: Row, mayShow: MayShow): Row {
  const cells = (own: GroupCells, among: (row: GroupFigures) => GroupCells | undefined): GroupCells =>
    Object.fromEntries(Object.entries(own).filter(([view, { subjects }]) => mayShow(subjects, among, view)));
  const items = (kind: 'competencies' | 'values' | 'behaviours'): Record<string, GroupCells> =>
    Object.fromEntries(Object.entries(row[kind]).map(([id, own]) => [id, cells(own, (other) => other[kind][id])]));
  return {
    ...row,
    overall: cells(row.overall, (other) => other.overall),
    competencies: items('competencies'),
    values: items('values'),
    behaviours: items('behaviours'),
  };
}
