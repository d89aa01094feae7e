import { type Axis, placeOf } from './axis.js';
import { lanesFor } from './lanes.js';

const upper = 20;
const lower = [54, 67, 41];

export interface PlottedFigure {
  readonly mark: string;
  readonly value: number;
}

/** One row of the dot plot: you and everyone else above with the bar between them, the groups below. */
export interface DotPlotRow {
  readonly bar: { readonly from: string; readonly to: string } | null;
  readonly upper: readonly PlacedMark[];
  readonly lower: readonly PlacedMark[];
}

export interface PlacedMark {
  readonly mark: string;
  readonly x: string;
  readonly y: number;
  /** The figure beside the mark, on the side away from the other one; '' in the lower lanes. */
  readonly text: string;
  readonly textX: number;
  readonly anchor: 'start' | 'end';
  readonly isOwn: boolean;
}

/** Places of shown figures; `write` gives the words beside the two upper marks. */
export function dotPlotRow(
  self: number | null,
  others: number | null,
  groups: readonly PlottedFigure[],
  axis: Axis,
  write: (figure: number) => string,
): DotPlotRow {
  const selfX = self === null ? null : placeOf(self, axis);
  const othersX = others === null ? null : placeOf(others, axis);
  const pair = [
    ...(others === null || othersX === null ? [] : [beside('others', othersX, selfX, write(others), 1)]),
    ...(self === null || selfX === null ? [] : [beside('self', selfX, othersX, write(self), -1)]),
  ];
  const sorted = groups.map(({ mark, value }) => ({ mark, x: placeOf(value, axis) })).toSorted((a, b) => a.x - b.x);
  const lanes = lanesFor(
    sorted.map(({ x }) => x),
    lower,
  );
  return {
    bar: selfX === null || othersX === null ? null : { from: `${selfX}%`, to: `${othersX}%` },
    upper: pair,
    lower: sorted.map(({ mark, x }, index) => placed(mark, x, lanes[index] ?? 0, '', 1)),
  };
}

/** The words stand away from the other mark; where both fall on one place, on the given side. */
function beside(mark: string, x: number, other: number | null, text: string, side: 1 | -1): PlacedMark {
  const away = other === null || other === x ? side : x > other ? 1 : -1;
  return placed(mark, x, upper, text, away);
}

function placed(mark: string, x: number, y: number, text: string, side: 1 | -1): PlacedMark {
  return { mark, x: `${x}%`, y, text, textX: 14 * side, anchor: side === 1 ? 'start' : 'end', isOwn: mark === 'self' };
}
