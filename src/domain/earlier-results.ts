import type { IsoDate } from './calendar.js';
import { defaultThresholds } from './cycle-settings.js';
import { endMiddle, endOf } from './disclosure.js';
import { isProtected, raterGroups, type RaterGroup } from './rater-group.js';
import { roundToTenth } from './rounding.js';
import { mean } from './scoring.js';

/** The scale of another tool: the points that stand for "never" and for "always"; the first may be the larger one. */
export interface ForeignScale {
  readonly from: number;
  readonly to: number;
}

/** One competency mean of an earlier cycle, as it stood in the file. */
export interface EarlierFigure {
  readonly cycleName: string;
  readonly endedOn: IsoDate;
  readonly competencyId: string;
  /** What the other tool called the competency. */
  readonly competencyName: string;
  readonly group: RaterGroup;
  readonly n: number;
  readonly mean: number;
  readonly scale: ForeignScale;
}

/** Results of one earlier cycle as a trend may show them: figures on 1–5, one decimal; never "risen" or "fallen". */
export interface EarlierCycle {
  readonly cycleName: string;
  readonly endedOn: IsoDate;
  readonly isImported: true;
  /** The other tool's scale, from which the figures were carried over to 1–5 in a straight line. */
  readonly scale: ForeignScale;
  readonly competencies: readonly EarlierCompetency[];
}

export interface EarlierCompetency {
  readonly competencyId: string;
  readonly importedAs: string;
  /** The plain mean of the points of view below other than self, from their shown figures; null without any. */
  readonly others: number | null;
  /** In the order of the rater groups, self and manager included. */
  readonly groups: readonly { readonly group: RaterGroup; readonly value: number; readonly n: number }[];
}

/** The fewest people behind a protected group's figure in a file; self and manager are known by name (anonymity R1). */
export const fewestEarlierRaters = defaultThresholds.ratings;

const points = 5;

/** A figure of another scale on 1–5, in a straight line: "never" becomes 1, "always" 5. */
export function onFivePoints(value: number, { from, to }: ForeignScale): number {
  return 1 + ((value - from) / (to - from)) * (points - 1);
}

/**
 * Imported figures of one person → cycles, oldest first; a protected group under k people is left out, and a figure at
 * an end of the scale stands for the middle of its band, as it does in our own reports (anonymity R4–R6).
 */
export function earlierCycles(figures: readonly EarlierFigure[], k = fewestEarlierRaters): EarlierCycle[] {
  const shown = figures.filter(({ group, n }) => !isProtected(group) || n >= Math.max(k, fewestEarlierRaters));
  const names = [...new Set(shown.map(({ cycleName }) => cycleName))];
  return names
    .map((cycleName) => cycleOf(shown.filter((figure) => figure.cycleName === cycleName)))
    .toSorted((a, b) => (a.endedOn === b.endedOn ? 0 : a.endedOn < b.endedOn ? -1 : 1));
}

function cycleOf(figures: readonly EarlierFigure[]): EarlierCycle {
  const [{ cycleName, endedOn, scale }] = figures as [EarlierFigure];
  const ids = [...new Set(figures.map(({ competencyId }) => competencyId))];
  return {
    cycleName,
    endedOn,
    isImported: true,
    scale,
    competencies: ids.map((id) => competencyOf(figures.filter(({ competencyId }) => competencyId === id))),
  };
}

function competencyOf(figures: readonly EarlierFigure[]): EarlierCompetency {
  const [{ competencyId, competencyName }] = figures as [EarlierFigure];
  const views = raterGroups.flatMap((group) => {
    const figure = figures.find((each) => each.group === group);
    return figure ? [{ group, n: figure.n, exact: exactOf(figure) }] : [];
  });
  const others = mean(views.filter(({ group }) => group !== 'self').map(({ exact }) => exact));
  return {
    competencyId,
    importedAs: competencyName,
    others: others === null ? null : roundToTenth(others),
    groups: views.map(({ group, n, exact }) => ({ group, value: roundToTenth(exact), n })),
  };
}

function exactOf({ group, n, mean: figure, scale }: EarlierFigure): number {
  const value = onFivePoints(figure, scale);
  if (!isProtected(group)) return value;
  const end = endOf(n, n * value, points);
  return end === null ? value : endMiddle(end, n, points);
}
