import { hundredths } from './axis.js';

const top = 24;
const bottom = 62;

/** The line between an earlier figure and the present one, on the whole scale. */
export interface ChangeLine {
  readonly from: LinePoint;
  readonly to: LinePoint;
}

export interface LinePoint {
  readonly x: string;
  readonly y: number;
  readonly textY: number;
}

export function changeLine(from: number, to: number, points: number, isMirrored: boolean): ChangeLine {
  const y = (figure: number): number => hundredths(bottom - ((figure - 1) / (points - 1)) * (bottom - top));
  const point = (x: number, figure: number): LinePoint => ({
    x: `${isMirrored ? 100 - x : x}%`,
    y: y(figure),
    textY: hundredths(y(figure) - 10),
  });
  return { from: point(12, from), to: point(88, to) };
}
