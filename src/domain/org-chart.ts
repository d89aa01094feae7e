/** One person of the organisation chart: at most one manager. */
export interface ChartPerson {
  readonly id: string;
  readonly managerId: string | null;
}

/** Who manages whom, both ways; a manager who is not in the list counts as none. */
export interface OrgChart {
  readonly managers: ReadonlyMap<string, string>;
  readonly reports: ReadonlyMap<string, readonly string[]>;
  readonly ids: readonly string[];
}

/** One line of the chart as it is shown: people under their manager, `depth` from 0. */
export interface ChartLine {
  readonly id: string;
  readonly depth: number;
  readonly reports: number;
}

export function orgChart(people: readonly ChartPerson[]): OrgChart {
  const ids = people.map((person) => person.id);
  const known = new Set(ids);
  const managers = new Map<string, string>();
  const reports = new Map<string, string[]>();
  for (const { id, managerId } of people) {
    if (managerId === null || managerId === id || !known.has(managerId)) continue;
    managers.set(id, managerId);
    const team = reports.get(managerId);
    if (team) team.push(id);
    else reports.set(managerId, [id]);
  }
  return { managers, reports, ids };
}

export function managerOf(chart: OrgChart, id: string): string | null {
  return chart.managers.get(id) ?? null;
}

export function directReports(chart: OrgChart, id: string): readonly string[] {
  return chart.reports.get(id) ?? [];
}

/** The manager's manager. */
export function skipLevelManager(chart: OrgChart, id: string): string | null {
  const manager = managerOf(chart, id);
  return manager === null ? null : managerOf(chart, manager);
}

/** The reports of one's direct reports. */
export function skipLevelReports(chart: OrgChart, id: string): string[] {
  return directReports(chart, id).flatMap((report) => directReports(chart, report));
}

/** Those with the same manager; who has no manager has no peers in the chart. */
export function peersOf(chart: OrgChart, id: string): string[] {
  const manager = managerOf(chart, id);
  return manager === null ? [] : directReports(chart, manager).filter((other) => other !== id);
}

/** Managers upwards, nearest first; ends also when the chart holds a loop. */
export function managementLine(chart: OrgChart, id: string): string[] {
  const line: string[] = [];
  const seen = new Set([id]);
  for (
    let manager = managerOf(chart, id);
    manager !== null && !seen.has(manager);
    manager = managerOf(chart, manager)
  ) {
    seen.add(manager);
    line.push(manager);
  }
  return line;
}

/** Everyone below a person at any depth, the person left out. */
export function everyoneBelow(chart: OrgChart, id: string): string[] {
  return chartLines(chart, [id])
    .slice(1)
    .map((line) => line.id);
}

/** The chart from the top down, each team under its manager; people caught in a loop come last, at depth 0. */
export function chartLines(chart: OrgChart, tops: readonly string[] = topsOf(chart)): ChartLine[] {
  const lines: ChartLine[] = [];
  const waiting = tops.map((id) => ({ id, depth: 0 })).reverse();
  const seen = new Set<string>();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next.id)) continue;
    seen.add(next.id);
    const team = directReports(chart, next.id);
    lines.push({ ...next, reports: team.length });
    for (let index = team.length - 1; index >= 0; index -= 1)
      waiting.push({ id: team[index] ?? '', depth: next.depth + 1 });
  }
  return lines;
}

/** Every reporting loop once, each from its first person in the list upwards; no recursion (I15). */
export function findLoops(people: readonly ChartPerson[]): string[][] {
  const managers = new Map(people.map((person) => [person.id, person.managerId]));
  const done = new Set<string>();
  const loops: string[][] = [];
  for (const { id } of people) {
    if (done.has(id)) continue;
    const path: string[] = [];
    const places = new Map<string, number>();
    let next: string | null | undefined = id;
    while (typeof next === 'string' && managers.has(next) && !done.has(next) && !places.has(next)) {
      places.set(next, path.length);
      path.push(next);
      next = managers.get(next);
    }
    const start = typeof next === 'string' ? places.get(next) : undefined;
    if (start !== undefined) loops.push(path.slice(start));
    for (const member of path) done.add(member);
  }
  return loops;
}

function topsOf(chart: OrgChart): string[] {
  const tops = chart.ids.filter((id) => !chart.managers.has(id));
  const inLoops = findLoops(chart.ids.map((id) => ({ id, managerId: managerOf(chart, id) }))).flatMap((loop) => loop);
  return [...tops, ...inLoops];
}
