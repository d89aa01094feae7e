import { type Quarter, quartersBetween } from './quarter.js';
import { rankCorrelation, type RankCorrelation } from './rank-correlation.js';
import { mean } from './scoring.js';

/** What the service–profit chain is made of, in its own order: how people act and feel, what customers say and do, what comes of it. */
export const chainLinks = {
  people: ['behaviour', 'behaviour-customers', 'employees'],
  customers: ['csat', 'nps', 'retention', 'late'],
  result: ['revenue', 'margin'],
} as const;

export type ChainLink = keyof typeof chainLinks;
export type ChainMetric = (typeof chainLinks)[ChainLink][number];

export const chainMetrics: readonly ChainMetric[] = Object.values(chainLinks).flat();

/** One figure of one unit in one quarter. */
export interface ChainFigure {
  readonly unit: string;
  readonly quarter: Quarter;
  readonly metric: ChainMetric;
  readonly value: number;
}

export const lags = [0, 1, 2, 3, 4] as const;
/** Below this many units ranks say too little; then trends stand side by side (measurement 9). */
export const leastUnits = 10;

export interface LaggedPair {
  readonly earlier: ChainMetric;
  readonly later: ChainMetric;
  /** By lag in quarters, 0 to 4; null where fewer than ten units have both figures, or one side does not vary. */
  readonly lags: readonly (RankCorrelation | null)[];
}

/**
 * Every pair along the chain that at least one lag can be told of. A unit counts once per lag: the mean of its earlier
 * figures against the mean of the figures so many quarters later, over the quarters that have both; so n is the number
 * of units, and quarters of one unit are not taken for independent ones.
 */
export function laggedPairs(figures: readonly ChainFigure[]): LaggedPair[] {
  const series = seriesOf(figures);
  return pairsAlongChain().flatMap(([earlier, later]) => {
    const byLag = lags.map((lag) => correlationAt(series, earlier, later, lag));
    return byLag.some((each) => each !== null) ? [{ earlier, later, lags: byLag }] : [];
  });
}

type Series = ReadonlyMap<string, Readonly<Partial<Record<ChainMetric, readonly ChainFigure[]>>>>;

function correlationAt(series: Series, earlier: ChainMetric, later: ChainMetric, lag: number): RankCorrelation | null {
  const pairs = [...series.values()].flatMap((unit) => {
    const matched = (unit[earlier] ?? []).flatMap((first) => {
      const second = (unit[later] ?? []).find(({ quarter }) => quartersBetween(first.quarter, quarter) === lag);
      return second ? [[first.value, second.value] as const] : [];
    });
    const [x, y] = [mean(matched.map(([value]) => value)), mean(matched.map(([, value]) => value))];
    return x === null || y === null ? [] : [[x, y] as const];
  });
  return pairs.length < leastUnits ? null : rankCorrelation(pairs);
}

function pairsAlongChain(): (readonly [ChainMetric, ChainMetric])[] {
  const { people, customers, result } = chainLinks;
  const across = (from: readonly ChainMetric[], to: readonly ChainMetric[]) =>
    from.flatMap((earlier) => to.map((later) => [earlier, later] as const));
  return [...across(people, customers), ...across(customers, result), ...across(people, result)];
}

function seriesOf(figures: readonly ChainFigure[]): Series {
  const units = new Map<string, Partial<Record<ChainMetric, ChainFigure[]>>>();
  for (const figure of figures) {
    const unit = units.get(figure.unit) ?? {};
    units.set(figure.unit, unit);
    (unit[figure.metric] ??= []).push(figure);
  }
  return units;
}
