const first = 7;
const last = 93;

/** Where figures stand between the two ends of a chart, in per cent of its width from the left edge. */
export interface Axis {
  /** The lowest and highest scale point that are drawn. */
  readonly low: number;
  readonly high: number;
  readonly isMirrored: boolean;
}

/**
 * The part of a scale of `points` that shown figures need: from the whole point at or below the lowest one, at least
 * three points wide; mirrored for languages written from the right.
 */
export function axisFor(figures: readonly number[], points: number, isMirrored: boolean): Axis {
  const lowest = Math.floor(Math.min(points, ...figures));
  return { low: Math.max(1, Math.min(lowest, points - 2)), high: points, isMirrored };
}

/** The place of a shown figure; nothing finer than the figure goes into it (anonymity R16). */
export function placeOf(figure: number, { low, high, isMirrored }: Axis): number {
  const place = first + ((figure - low) / (high - low)) * (last - first);
  return hundredths(isMirrored ? 100 - place : place);
}

/** The whole scale points that are drawn, from the lowest. */
export function pointsOn({ low, high }: Axis): number[] {
  return Array.from({ length: high - low + 1 }, (_, index) => low + index);
}

export function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
