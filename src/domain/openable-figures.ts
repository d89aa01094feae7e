import { groupFilters, type GroupCells, type GroupFigures, type GroupFilter, type ShownGroup } from './shown-group.js';

type Kind = 'competencies' | 'behaviours';

/** One unit's share of a figure: how many subjects of it show the figure. */
interface Part {
  readonly key: string;
  readonly subjects: number;
}

/** Which rows of one figure are open. */
interface OpenRows {
  readonly hasCompany: boolean;
  readonly units: ReadonlySet<string>;
}

/**
 * Group results for somebody who is given the company's row and the units `rows` (null for all), and knows the figures
 * of `known` subjects, himself among them. A figure of a unit or of the company is open only where it rests on enough
 * others; and where the company, less the open units and what is known, would tell of a few, further units are closed,
 * smallest first, until it does not. Means are open where all they are made of is (anonymity R5, R11, R12, R18, decision
 * 0014). `members`: unit key → subjects in it.
 */
export function openableGroup(
  shown: ShownGroup,
  members: Readonly<Record<string, readonly string[]>>,
  rows: readonly string[] | null,
  known: readonly string[],
): ShownGroup {
  const isEnough = enoughStrangers(members, new Set(known), shown.thresholds.subjects);
  const given = shown.units.filter(({ key }) => rows === null || rows.includes(key)).map(({ key }) => key);
  const cells = new Map<string, OpenRows>();
  const rowsOf = (kind: Kind, id: string, filter: GroupFilter): OpenRows => {
    const place = `${kind} ${id} ${filter}`;
    const open = cells.get(place) ?? openRows(partsOf(shown, kind, id, filter), given, isEnough);
    cells.set(place, open);
    return open;
  };
  const isOpen = (row: string | null, kind: Kind, id: string, filter: GroupFilter): boolean => {
    const { hasCompany, units } = rowsOf(kind, id, filter);
    return row === null ? hasCompany : units.has(row);
  };
  const opened = <Row extends GroupFigures>(row: Row, key: string | null): Row => openRow(shown, row, key, isOpen);
  return {
    ...shown,
    company: opened(shown.company, null),
    units: shown.units.filter(({ key }) => given.includes(key)).map((unit) => opened(unit, unit.key)),
    comparison: shown.comparison.filter(({ valueId }) => isComparisonOpen(shown, valueId, isOpen)),
  };
}

type IsOpen = (row: string | null, kind: Kind, id: string, filter: GroupFilter) => boolean;
type IsEnough = (parts: readonly Part[]) => boolean;

/**
 * Whether units together leave nobody unknown, or so many that no single one shows. A known subject counts as one of
 * each figure of the unit, also of those that his report does not show: rather too careful than not.
 */
function enoughStrangers(
  members: Readonly<Record<string, readonly string[]>>,
  known: ReadonlySet<string>,
  least: number,
): IsEnough {
  const knownIn = new Map(Object.entries(members).map(([key, ids]) => [key, ids.filter((id) => known.has(id)).length]));
  const isKnown = ({ key }: Part): boolean => knownIn.get(key) === (members[key] ?? []).length;
  const strangersIn = (part: Part): number =>
    isKnown(part) ? 0 : Math.max(0, part.subjects - (knownIn.get(part.key) ?? 0));
  return (parts) => parts.every(isKnown) || parts.reduce((sum, part) => sum + strangersIn(part), 0) >= least;
}

function openRows(parts: readonly Part[], given: readonly string[], isEnough: IsEnough): OpenRows {
  let open = parts.filter((part) => given.includes(part.key) && isEnough([part]));
  const hasCompany = isEnough(parts);
  if (hasCompany) {
    const isSafe = (): boolean => isEnough(parts.filter((part) => !open.includes(part)));
    for (const smallest of open.toSorted((a, b) => a.subjects - b.subjects)) {
      if (isSafe()) break;
      open = open.filter((part) => part !== smallest);
    }
  }
  return { hasCompany, units: new Set(open.map(({ key }) => key)) };
}

function partsOf({ units }: ShownGroup, kind: Kind, id: string, filter: GroupFilter): Part[] {
  return units.flatMap((unit) => {
    const cell = unit[kind][id]?.[filter];
    return cell ? [{ key: unit.key, subjects: cell.subjects }] : [];
  });
}

function openRow<Row extends GroupFigures>(
  { framework }: Pick<ShownGroup, 'framework'>,
  row: Row,
  key: string | null,
  isOpen: IsOpen,
): Row {
  const filtered = (cells: GroupCells, mayShow: (filter: GroupFilter) => boolean): GroupCells =>
    Object.fromEntries(Object.entries(cells).filter(([filter]) => mayShow(filter as GroupFilter)));
  const items = (kind: Kind): Record<string, GroupCells> =>
    Object.fromEntries(
      Object.entries(row[kind]).map(([id, cells]) => [id, filtered(cells, (filter) => isOpen(key, kind, id, filter))]),
    );
  const mean = (cells: GroupCells, competencies: readonly { readonly id: string }[]): GroupCells =>
    filtered(cells, (filter) =>
      competencies.every(({ id }) => !row.competencies[id]?.[filter] || isOpen(key, 'competencies', id, filter)),
    );
  const all = framework.flatMap(({ competencies }) => competencies);
  return {
    ...row,
    overall: mean(row.overall, all),
    competencies: items('competencies'),
    values: Object.fromEntries(
      Object.entries(row.values).map(([id, cells]) => [
        id,
        mean(cells, framework.find((value) => value.id === id)?.competencies ?? []),
      ]),
    ),
    behaviours: items('behaviours'),
  };
}

/** Both sides are made of the company's figures of behaviours. */
function isComparisonOpen({ framework, company }: ShownGroup, valueId: string, isOpen: IsOpen): boolean {
  const behaviours = (framework.find(({ id }) => id === valueId)?.competencies ?? []).flatMap(
    (each) => each.behaviours,
  );
  return behaviours.every(({ id }) =>
    groupFilters.every((filter) => !company.behaviours[id]?.[filter] || isOpen(null, 'behaviours', id, filter)),
  );
}
