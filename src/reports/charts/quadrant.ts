import { hundredths } from './axis.js';

const nominalSize = 360;
const radius = 5.5;
const namedRadius = 12;
const reach = 36;
/** From the narrowest phone to the widest column: shifts are pixels, places are shares of the width. */
const sizes = [280, nominalSize, 432];
/** Where the names of the corners end above and begin below: a share of the size, and the height of their letters. */
const names = { above: { share: 0.06, pixels: 5 }, below: { share: 0.97, pixels: -12 } };

export interface QuadrantPoint {
  readonly id: string;
  readonly self: number;
  readonly others: number;
  /** Blind spots and hidden strengths carry their number in the list. */
  readonly number: number | null;
}

export interface PlacedPoint {
  readonly id: string;
  readonly number: number | null;
  readonly x: string;
  readonly y: string;
  readonly dx: number;
  readonly dy: number;
}

/**
 * Behaviours around the norm: others' figure across, own figure upwards, both to the same measure; points that would
 * cover each other step aside by pixels, so that no place tells more than its figures (anonymity R16).
 */
export function quadrantPoints(points: readonly QuadrantPoint[], norm: number, isMirrored: boolean): PlacedPoint[] {
  const distances = points.flatMap(({ self, others }) => [Math.abs(self - norm), Math.abs(others - norm)]);
  const span = Math.max(1, ...distances);
  const across = (figure: number): number => 50 + ((figure - norm) / span) * reach * (isMirrored ? -1 : 1);
  const upwards = (figure: number): number => 50 - ((figure - norm) / span) * reach;
  const taken: Circle[] = [];
  return points
    .toSorted((a, b) => Number(b.number !== null) - Number(a.number !== null))
    .map(({ id, self, others, number }) => {
      const [x, y] = [across(others), upwards(self)];
      const size = number === null ? radius : namedRadius;
      const [dx, dy] = aside(x, y, size, taken);
      return { id, number, x: `${hundredths(x)}%`, y: `${hundredths(y)}%`, dx, dy };
    });
}

interface Circle {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** The nearest free place around a point, in steps of one small circle, clear of the names of the corners. */
function aside(x: number, y: number, size: number, taken: Circle[]): [number, number] {
  const [centreX, centreY] = [(x / 100) * nominalSize, (y / 100) * nominalSize];
  const isInside = ([dx, dy]: readonly [number, number]): boolean =>
    sizes.every((whole) => {
      const [left, top] = [(x / 100) * whole + dx, (y / 100) * whole + dy];
      const isBetweenNames =
        top - size >= names.above.share * whole + names.above.pixels &&
        top + size <= names.below.share * whole + names.below.pixels;
      return left >= size && left <= whole - size && isBetweenNames;
    });
  const isFree = ([dx, dy]: readonly [number, number]): boolean =>
    taken.every((each) => Math.hypot(each.x - centreX - dx, each.y - centreY - dy) >= each.size + size + 1);
  const [dx, dy] = steps.find((step) => isInside(step) && isFree(step)) ?? [0, 0];
  taken.push({ x: centreX + dx, y: centreY + dy, size });
  return [dx, dy];
}

/** Steps aside in whole circles, the shortest first. */
const steps: readonly (readonly [number, number])[] = Array.from({ length: 13 * 13 }, (_, index) => {
  const step = radius * 2 + 2;
  return [((index % 13) - 6) * step, (Math.floor(index / 13) - 6) * step] as const;
}).toSorted((a, b) => Math.hypot(...a) - Math.hypot(...b));
