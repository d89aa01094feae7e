import { hundredths } from './axis.js';

const [first, last] = [12, 88];
const [top, bottom] = [26, 62];

/** The whole points between which a set of lines is drawn, the same for all of them. */
export interface TrendAxis {
  readonly low: number;
  readonly high: number;
}

export interface TrendMark {
  readonly x: string;
  readonly y: number;
  readonly textY: number;
  readonly kind: 'now' | 'before' | 'imported';
}

/** The line between two neighbouring points; dashed where one of them comes from another tool. */
export interface TrendStretch {
  readonly x1: string;
  readonly x2: string;
  readonly y1: number;
  readonly y2: number;
  readonly kind: 'own' | 'imported';
}

/** From the whole point at or below the lowest shown figure, at least two points wide. */
export function trendAxis(figures: readonly number[], points: number): TrendAxis {
  const low = Math.floor(Math.min(points, ...figures));
  return { low: Math.max(1, Math.min(low, points - 2)), high: points };
}

/** Places of a competency's points by their cycle; nothing finer than the shown figures goes into them (R16). */
export function trendLine(
  points: readonly { readonly cycle: number; readonly value: number }[],
  cycles: readonly { readonly isImported: boolean }[],
  { low, high }: TrendAxis,
  isMirrored: boolean,
): { readonly marks: readonly TrendMark[]; readonly stretches: readonly TrendStretch[] } {
  const across = (cycle: number): string => {
    const place = first + (cycle / Math.max(1, cycles.length - 1)) * (last - first);
    return `${hundredths(isMirrored ? 100 - place : place)}%`;
  };
  const marks = points.map(({ cycle, value }): TrendMark => {
    const y = hundredths(bottom - ((value - low) / (high - low)) * (bottom - top));
    const isNow = cycle === cycles.length - 1;
    const kind = isNow ? 'now' : cycles[cycle]?.isImported ? 'imported' : 'before';
    return { x: across(cycle), y, textY: hundredths(y - 10), kind };
  });
  const stretches = marks.slice(1).map((to, index): TrendStretch => {
    const from = marks[index]!;
    const kind = [from, to].some((mark) => mark.kind === 'imported') ? 'imported' : 'own';
    return { x1: from.x, x2: to.x, y1: from.y, y2: to.y, kind };
  });
  return { marks, stretches };
}
