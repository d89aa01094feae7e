import type { ChangeWord } from './change.js';
import type { ComparedReport } from './compared-reports.js';
import type { EarlierCycle } from './earlier-results.js';
import { othersBreak, type ShownChange } from './shown-change.js';

/** Everyone else's figure of each competency over the person's cycles, as far back as it can be compared (R14). */
export interface ShownTrend {
  /** Oldest first; the last one is this report's own cycle. */
  readonly cycles: readonly TrendCycle[];
  readonly competencies: readonly CompetencyTrend[];
}

export interface TrendCycle {
  /** '' for one from another tool. */
  readonly cycleId: string;
  readonly cycleName: string;
  /** YYYY-MM-DD. */
  readonly closedOn: string;
  /** Brought in from another tool: shown as such, never called risen or fallen. */
  readonly isImported: boolean;
}

export interface CompetencyTrend {
  readonly competencyId: string;
  readonly points: readonly TrendPoint[];
}

export interface TrendPoint {
  /** Place in `cycles`. */
  readonly cycle: number;
  /** The figure as that cycle's report shows it. */
  readonly value: number;
  /** Since the point before, as that cycle's report says it; null where it says nothing. */
  readonly word: ChangeWord | null;
}

/** An earlier report, or this one, as the trend reads it. */
export interface TrendReport extends ComparedReport {
  readonly shown: ComparedReport['shown'] & {
    readonly header: ComparedReport['shown']['header'] & { readonly closedOn: string };
    readonly change: ShownChange | null;
  };
}

interface Step extends TrendCycle {
  /** Null for results from another tool. */
  readonly report: TrendReport | null;
  readonly figure: (competencyId: string) => number | null;
}

const longest = 5;

/**
 * The line of each competency back to the first cycle that asked something else, its scale or groups (measurement 5),
 * over at most five cycles; undefined without any line of two points.
 */
export function trendOver(
  earlier: readonly TrendReport[],
  imported: readonly EarlierCycle[],
  now: TrendReport,
): ShownTrend | undefined {
  const before = [...earlier.map(stepOf), ...imported.map(importedStep)]
    .toSorted((one, other) => (one.closedOn < other.closedOn ? -1 : 1))
    .slice(1 - longest);
  const steps = [...before, stepOf(now)];
  const lines = now.shown.competencies
    .map(({ id }) => ({ competencyId: id, points: pointsOf(id, steps, now) }))
    .filter(({ points }) => points.length > 1);
  if (lines.length === 0) return undefined;
  const used = steps.map((_, place) => lines.some(({ points }) => points.some(({ cycle }) => cycle === place)));
  const newPlace = used.map((_, place) => used.slice(0, place).filter(Boolean).length);
  return {
    cycles: steps.filter((_, place) => used[place]).map(cycleOf),
    competencies: lines.map(({ competencyId, points }) => ({
      competencyId,
      points: points.map((point) => ({ ...point, cycle: newPlace[point.cycle] ?? 0 })),
    })),
  };
}

/** From this cycle backwards until the line breaks. */
function pointsOf(competencyId: string, steps: readonly Step[], now: TrendReport): TrendPoint[] {
  const places: number[] = [];
  for (let place = steps.length - 1; place >= 0; place--) {
    const step = steps[place]!;
    if (step.report && step.report !== now && othersBreak(step.report, now, competencyId) !== null) break;
    if (step.figure(competencyId) !== null) places.unshift(place);
    else if (step.report === now) return [];
  }
  return places.map((place, index) => ({
    cycle: place,
    value: steps[place]!.figure(competencyId) ?? 0,
    word: index === 0 ? null : wordOf(competencyId, steps[places[index - 1]!]!, steps[place]!),
  }));
}

function wordOf(competencyId: string, before: Step, { report }: Step): ChangeWord | null {
  const change = report?.shown.change;
  if (!change || change.since.cycleId !== before.cycleId) return null;
  const others = change.competencies.find((each) => each.competencyId === competencyId)?.others;
  return others && others.kind !== 'broken' ? others.kind : null;
}

function stepOf(report: TrendReport): Step {
  const { cycleId, cycleName, closedOn } = report.shown.header;
  const figure = (id: string): number | null =>
    report.shown.competencies.find((each) => each.id === id)?.others ?? null;
  return { cycleId, cycleName, closedOn, isImported: false, report, figure };
}

function importedStep({ cycleName, endedOn, competencies }: EarlierCycle): Step {
  const figure = (id: string): number | null =>
    competencies.find(({ competencyId }) => competencyId === id)?.others ?? null;
  return { cycleId: '', cycleName, closedOn: endedOn, isImported: true, report: null, figure };
}

function cycleOf({ cycleId, cycleName, closedOn, isImported }: Step): TrendCycle {
  return { cycleId, cycleName, closedOn, isImported };
}
