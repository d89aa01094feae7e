/** A small line of figures over time, in a box of 104 × 28, drawn from what is shown and nothing finer. */
export interface Spark {
  readonly label: string;
  /** Height of the target's dashed line; null without a target. */
  readonly target: number | null;
  readonly points: string;
  readonly x: number;
  readonly y: number;
}

const width = 104;
const [left, right] = [4, 100] as const;
const [top, bottom] = [4, 24] as const;

/** Oldest figure first; time runs the way the reader reads. Null without a figure. */
export function spark(
  values: readonly number[],
  target: number | null,
  { label, isMirrored }: { readonly label: string; readonly isMirrored: boolean },
): Spark | null {
  if (values.length === 0) return null;
  const all = target === null ? values : [...values, target];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const y = (value: number): number =>
    tenths(high === low ? (top + bottom) / 2 : bottom - ((value - low) / (high - low)) * (bottom - top));
  const x = (index: number): number => {
    const place = values.length === 1 ? right : left + (index / (values.length - 1)) * (right - left);
    return tenths(isMirrored ? width - place : place);
  };
  const last = values.length - 1;
  return {
    label,
    target: target === null ? null : y(target),
    points: values.map((value, index) => `${x(index)},${y(value)}`).join(' '),
    x: x(last),
    y: y(values[last] ?? 0),
  };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
