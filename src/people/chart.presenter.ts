import { type ChartLine, chartLines, managementLine, type OrgChart } from '../domain/org-chart.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';

interface Named {
  readonly name: string;
  readonly jobTitle: string;
}

interface ShownLine {
  readonly href: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly team: string;
  /** Set when the team is on a page of its own. */
  readonly teamHref: string;
  readonly below: ShownLine[];
}

/** More lines than this are no picture any more: deeper teams get a page of their own. */
const linesShown = 300;
const levelsAlways = 2;

export function presentChart(
  chart: OrgChart,
  people: ReadonlyMap<string, Named>,
  top: string | null,
  texts: Texts,
): object {
  const lines = top === null ? chartLines(chart) : chartLines(chart, [top]);
  const levels = levelsThatFit(lines);
  const above = top === null ? [] : managementLine(chart, top);
  const nameOf = (id: string) => people.get(id)?.name ?? '';
  return {
    heading: top === null ? texts.t('people.chart') : texts.t('people.chart.team', { name: nameOf(top) }),
    backHref: above[0] ? paths.chart(above[0]) : top === null ? paths.people() : paths.chart(),
    backLabel: above[0] ? nameOf(above[0]) : texts.t(top === null ? 'people.employees' : 'people.chart'),
    isEmpty: lines.length === 0,
    branches: nested(lines.filter(({ depth }) => depth < levels)),
  };

  function nested(shown: readonly ChartLine[]): ShownLine[] {
    const tops: ShownLine[] = [];
    const path: ShownLine[] = [];
    for (const line of shown) {
      const { name = '', jobTitle = '' } = people.get(line.id) ?? {};
      const isCut = line.reports > 0 && line.depth === levels - 1;
      const team = line.reports > 0 ? texts.t('people.chart.reports', { n: line.reports }) : '';
      const entry = {
        href: paths.person(line.id),
        name,
        jobTitle,
        team,
        teamHref: isCut ? paths.chart(line.id) : '',
        below: [],
      };
      (line.depth === 0 ? tops : (path[line.depth - 1]?.below ?? tops)).push(entry);
      path[line.depth] = entry;
    }
    return tops;
  }
}

function levelsThatFit(lines: readonly ChartLine[]): number {
  const perLevel: number[] = [];
  for (const { depth } of lines) perLevel[depth] = (perLevel[depth] ?? 0) + 1;
  let total = 0;
  const tooMany = perLevel.findIndex((count) => (total += count) > linesShown);
  return tooMany < 0 ? perLevel.length : Math.max(levelsAlways, tooMany);
}
